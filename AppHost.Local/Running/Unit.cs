using PartyPlatform.AppHost.Local.Processes;

namespace PartyPlatform.AppHost.Local.Running;

/// <summary>One process to be started and kept running: a server, a replica of a service, or a job that ends.</summary>
/// <param name="name">The name in messages and logs, such as <c>learning</c> or <c>learning-2</c>.</param>
/// <param name="resource">The resource of the AppHost that it belongs to.</param>
internal abstract class Unit(string name, string resource)
{
    public string Name { get; } = name;

    public string Resource { get; } = resource;

    /// <summary>The process does its work and exits.</summary>
    public virtual bool IsJob => false;

    /// <summary>For a job: it has succeeded before and would do the same again.</summary>
    public virtual bool IsDone => false;

    /// <summary>For a job: it has ended with this exit code.</summary>
    public virtual void Completed(int exitCode)
    {
    }

    /// <summary>Where it can be reached, for the status page.</summary>
    public virtual string? Address => null;

    public virtual int StopSignal => Signals.Terminate;

    public virtual TimeSpan StopGrace => TimeSpan.FromSeconds(15);

    /// <summary>Units with a higher number are stopped earlier.</summary>
    public virtual int StopOrder => 0;

    /// <summary>Folders, settings, whatever must be there; before each start.</summary>
    public virtual Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public abstract ProcessSpec Spec();

    /// <summary>Asks the process how it is. Returns null if it is well, otherwise the reason.</summary>
    public virtual Task<string?> ProbeAsync(int pid, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>Once after each start, when the process has become well; it counts as healthy only afterwards.</summary>
    public virtual Task WhenUpAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
