using System.Diagnostics;

namespace PartyPlatform.Messaging;

/// <summary>
/// Named places at which the reliability tests end the process as <c>kill -9</c> would. The calls are compiled into
/// Debug builds alone; there they do nothing unless <c>PARTY_KILL_POINT</c> names the place.
/// </summary>
internal static class KillPoint
{
    /// <summary>The change is committed; nothing was published yet.</summary>
    public const string AfterCommit = "after-commit";

    /// <summary>The broker has confirmed; the row is not marked as published yet.</summary>
    public const string AfterPublish = "after-publish";

    /// <summary>A handler has done its work; its transaction is not committed yet.</summary>
    public const string InHandler = "in-handler";

    private static readonly string? Chosen = Environment.GetEnvironmentVariable("PARTY_KILL_POINT");

    /// <summary>Ends the process if this is the chosen place.</summary>
    [Conditional("DEBUG")]
    public static void Reach(string place)
    {
        if (Chosen != place)
            return;
        using var self = Process.GetCurrentProcess();
        self.Kill();
        // The signal is on its way; not one more instruction of the caller may run.
        Thread.Sleep(Timeout.Infinite);
    }
}
