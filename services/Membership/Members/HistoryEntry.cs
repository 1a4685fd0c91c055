namespace PartyPlatform.Membership.Members;

/// <summary>Who did what to a member when. Only ever added.</summary>
internal sealed class HistoryEntry
{
    private HistoryEntry()
    {
    }

    public Guid Id { get; private set; }

    public Guid MemberId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The member who did it; null when the platform did it by itself.</summary>
    public Guid? ActorId { get; private set; }

    public HistoryKind Kind { get; private set; }

    /// <summary>What was done, as staff read it.</summary>
    public string What { get; private set; } = "";

    public static HistoryEntry Of(Guid memberId, Guid? actorId, HistoryKind kind, string what, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        MemberId = memberId,
        ActorId = actorId,
        Kind = kind,
        What = what,
        At = now,
    };
}

internal enum HistoryKind
{
    Registered,
    Changed,
    Transferred,
    LeftTemporaryBranch,
    RoleGranted,
    RoleRemoved,
    Deactivated,
    Reactivated,
    PasswordReset,
    PasswordChanged,
    RulesAcknowledged,
    Exported,
}
