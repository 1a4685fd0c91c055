using System.Runtime.InteropServices;

namespace PartyPlatform.AppHost.Local;

/// <summary>Ctrl-C, SIGTERM and a closed terminal all mean: stop cleanly.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly IReadOnlyList<PosixSignalRegistration> registrations;

    public Interruption() => registrations =
        [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Handle))];

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        // The stop that follows takes a while; the default would end the process at once and leave its children.
        context.Cancel = true;
        source.Cancel();
    }
}
