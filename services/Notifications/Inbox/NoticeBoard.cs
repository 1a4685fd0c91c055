using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Messaging;

namespace PartyPlatform.Notifications.Inbox;

/// <summary>Puts messages into inboxes, once each, in the transaction of the event that they tell of.</summary>
internal sealed class NoticeBoard(NotificationsDb db, TimeProvider clock)
{
    /// <summary>For one member.</summary>
    public Task TellAsync(Guid memberId, NoticeKind kind, Guid subjectId, object values, DateTimeOffset at, string once, CancellationToken cancellationToken) =>
        AddAsync(memberId, null, kind, subjectId, values, at, $"{kind}|{subjectId}|{memberId}|{once}", cancellationToken);

    /// <summary>For the members of some branches, or for everybody.</summary>
    public Task AnnounceAsync(
        IReadOnlyList<Guid>? branchIds, NoticeKind kind, Guid subjectId, object values, DateTimeOffset at, string once, CancellationToken cancellationToken) =>
        AddAsync(null, branchIds?.ToArray(), kind, subjectId, values, at, $"{kind}|{subjectId}|{once}", cancellationToken);

    private Task AddAsync(
        Guid? memberId, Guid[]? branchIds, NoticeKind kind, Guid subjectId, object values, DateTimeOffset at, string key, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            insert into notices (id, kind, member_id, branch_ids, subject_id, values, occurred_at, key)
            values ({Guid.CreateVersion7(clock.GetUtcNow())}, {kind.ToString()}, {memberId}, {branchIds}, {subjectId},
                {JsonSerializer.Serialize(values, MessagingJson.Options)}::jsonb, {at.ToUniversalTime()}, {key})
            on conflict (key) do nothing
            """, cancellationToken);
}
