using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Messaging;

namespace PartyPlatform.MemberCopy;

/// <summary>Keeps the copy of a member. Deliveries come in any order, so an older version never overwrites a newer one.</summary>
internal sealed class RecordMemberChanged<TContext>(TContext db) :
    IEventHandler<MemberRegistered>, IEventHandler<MemberChanged>, IEventHandler<MemberDeactivated>, IEventHandler<MemberErased>
    where TContext : DbContext
{
    public Task HandleAsync(MemberRegistered message, EventContext context, CancellationToken cancellationToken) =>
        MemberCopyWriter.ApplyAsync(db, message.Member, cancellationToken);

    public Task HandleAsync(MemberChanged message, EventContext context, CancellationToken cancellationToken) =>
        MemberCopyWriter.ApplyAsync(db, message.Member, cancellationToken);

    // A member that is not known yet gets a row too: the older event that is still on its way must not bring it to life.
    public Task HandleAsync(MemberDeactivated message, EventContext context, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            insert into local_members (id, version, name, status, is_active, branch_id, roles)
            values ({message.MemberId}, {message.Version}, '', 'Full', false, {Guid.Empty}, '[]')
            on conflict (id) do update set version = excluded.version, is_active = false
            where local_members.version < excluded.version
            """, cancellationToken);

    public Task HandleAsync(MemberErased message, EventContext context, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            insert into local_members (id, version, name, status, is_active, branch_id, roles)
            values ({message.MemberId}, {message.Version}, '', 'Full', false, {Guid.Empty}, '[]')
            on conflict (id) do update set version = excluded.version, is_active = false, name = '', roles = '[]', political_birthday = null
            where local_members.version < excluded.version
            """, cancellationToken);
}

/// <summary>Writes rows of the copy; also used by the demo data, which arrive as version 1 of the same events.</summary>
public static class MemberCopyWriter
{
    /// <summary>Inserts or updates a member, unless the copy is newer.</summary>
    public static Task ApplyAsync(DbContext db, MemberSnapshot member, CancellationToken cancellationToken)
    {
        var roles = JsonSerializer.Serialize(member.Roles, MessagingJson.Options);
        var status = member.Status.ToString();
        return db.Database.ExecuteSqlAsync($"""
            insert into local_members (id, version, name, status, is_active, branch_id, group_id, temporary_branch_id, political_birthday, roles)
            values ({member.MemberId}, {member.Version}, {member.Name}, {status}, {member.IsActive}, {member.BranchId}, {member.GroupId},
                {member.TemporaryBranchId}, {member.PoliticalBirthday}, {roles}::jsonb)
            on conflict (id) do update set version = excluded.version, name = excluded.name, status = excluded.status,
                is_active = excluded.is_active, branch_id = excluded.branch_id, group_id = excluded.group_id,
                temporary_branch_id = excluded.temporary_branch_id, political_birthday = excluded.political_birthday, roles = excluded.roles
            where local_members.version < excluded.version
            """, cancellationToken);
    }

    /// <summary>Inserts or updates a part of the organisation, unless the copy is newer.</summary>
    public static Task ApplyAsync(DbContext db, OrgUnitChanged unit, CancellationToken cancellationToken)
    {
        var kind = unit.Kind.ToString();
        return db.Database.ExecuteSqlAsync($"""
            insert into local_org_units (id, version, parent_id, kind, name, short_name, is_temporary, ends_on, closed_on)
            values ({unit.OrgUnitId}, {unit.Version}, {unit.ParentId}, {kind}, {unit.Name}, {unit.ShortName}, {unit.IsTemporary}, {unit.EndsOn}, {unit.ClosedOn})
            on conflict (id) do update set version = excluded.version, parent_id = excluded.parent_id, kind = excluded.kind,
                name = excluded.name, short_name = excluded.short_name, is_temporary = excluded.is_temporary,
                ends_on = excluded.ends_on, closed_on = excluded.closed_on
            where local_org_units.version < excluded.version
            """, cancellationToken);
    }
}
