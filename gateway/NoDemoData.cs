using PartyPlatform.ServiceDefaults;

namespace PartyPlatform.Gateway;

/// <summary>Every part of the platform is started with the same words; the gateway has nothing to load: sessions begin when people sign in.</summary>
internal sealed class NoDemoData : IVerb
{
    public string Name => "demo";

    public Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) => Task.FromResult(0);
}
