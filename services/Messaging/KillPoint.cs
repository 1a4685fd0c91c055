namespace PartyPlatform.Messaging;

/// <summary>
/// Named places at which the reliability tests end the process as <c>kill -9</c> would. Only the test service can set what
/// happens there; in every other process nothing does.
/// </summary>
internal static class KillPoint
{
    /// <summary>The change is committed; nothing was published yet.</summary>
    public const string AfterCommit = "after-commit";

    /// <summary>The broker has confirmed; the row is not marked as published yet.</summary>
    public const string AfterPublish = "after-publish";

    /// <summary>A handler has done its work; its transaction is not committed yet.</summary>
    public const string InHandler = "in-handler";

    /// <summary>What to do at a place; nothing unless a test says so.</summary>
    public static Action<string>? Reached { get; set; }

    /// <summary>Says that this place was reached.</summary>
    public static void Reach(string place) => Reached?.Invoke(place);
}
