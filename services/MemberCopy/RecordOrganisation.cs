using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Messaging;

namespace PartyPlatform.MemberCopy;

/// <summary>Keeps the copy of the org tree.</summary>
internal sealed class RecordOrgUnitChanged<TContext>(TContext db) : IEventHandler<OrgUnitChanged>
    where TContext : DbContext
{
    public Task HandleAsync(OrgUnitChanged message, EventContext context, CancellationToken cancellationToken) =>
        MemberCopyWriter.ApplyAsync(db, message, cancellationToken);
}

/// <summary>Remembers which conduct rules hold and who has acknowledged them; posting asks both.</summary>
internal sealed class RecordConductRules<TContext>(TContext db) : IEventHandler<ConductRulesPublished>, IEventHandler<ConductRulesAcknowledged>
    where TContext : DbContext
{
    public Task HandleAsync(ConductRulesPublished message, EventContext context, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            insert into local_conduct_rules (version, published_at) values ({message.Version}, {message.PublishedAt}) on conflict do nothing
            """, cancellationToken);

    public Task HandleAsync(ConductRulesAcknowledged message, EventContext context, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            insert into local_rules_acknowledgements (member_id, rules_version) values ({message.MemberId}, {message.RulesVersion})
            on conflict (member_id) do update set rules_version = greatest(local_rules_acknowledgements.rules_version, excluded.rules_version)
            """, cancellationToken);
}
