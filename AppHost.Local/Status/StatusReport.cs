using PartyPlatform.AppHost.Local.Running;

namespace PartyPlatform.AppHost.Local.Status;

/// <summary>What the status page shows, as <c>/status.json</c>.</summary>
internal sealed record StatusReport(
    string State,
    string? Gateway,
    DateTimeOffset StartedAt,
    DateTimeOffset At,
    IReadOnlyList<ResourceReport> Resources,
    IReadOnlyList<OutboxReport> Outboxes,
    IReadOnlyList<QueueReport> Queues);

/// <param name="Name">The unit, such as <c>learning-2</c>.</param>
/// <param name="Resource">The resource of the AppHost.</param>
/// <param name="Kind">server, service or job.</param>
/// <param name="State">As the supervision sees it.</param>
/// <param name="Reason">Why it is not well.</param>
/// <param name="Pid">The process, while there is one.</param>
/// <param name="Address">Where it can be reached.</param>
/// <param name="Restarts">How often it was started again.</param>
/// <param name="ReadyAfterSeconds">From its start until it was healthy for the first time.</param>
/// <param name="Log">The log file.</param>
internal sealed record ResourceReport(
    string Name, string Resource, string Kind, string State, string? Reason, int? Pid, string? Address, int Restarts, double? ReadyAfterSeconds, string Log)
{
    public static ResourceReport Of(UnitRunner runner) => new(
        runner.Unit.Name,
        runner.Unit.Resource,
        runner.Unit.IsJob ? "job" : runner.Unit is ServiceUnit ? "service" : "server",
        runner.State.ToString(),
        runner.Reason,
        runner.Pid,
        runner.Unit.Address,
        runner.Restarts,
        runner.ReadyAfter is { } time ? Math.Round(time.TotalSeconds, 1) : null,
        runner.Log.Path);
}

/// <param name="Database">The database.</param>
/// <param name="Waiting">Events that are not published yet; null where it cannot be read.</param>
/// <param name="OldestSeconds">Age of the oldest of them.</param>
internal sealed record OutboxReport(string Database, long? Waiting, double? OldestSeconds);

/// <param name="Name">The queue.</param>
/// <param name="Messages">Messages in it.</param>
/// <param name="Consumers">Who reads it.</param>
internal sealed record QueueReport(string Name, long Messages, long Consumers);
