using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Data;

namespace PartyPlatform.MemberCopy;

/// <summary>Adds the copy to a service: its handlers, and the policies that read it.</summary>
public static class MemberCopyRegistration
{
    /// <summary>Registers the handlers of Membership's events and asks for the present state when it is needed; call it inside <c>AddMessaging</c>.</summary>
    public static MessagingBuilder HandleMemberCopy<TContext>(this MessagingBuilder messaging)
        where TContext : DbContext
    {
        messaging.Services.AddOptions<MemberCopyOptions>().BindConfiguration(MemberCopyOptions.Section).ValidateOnStart();
        messaging.Services.AddHostedService(provider => ActivatorUtilities.CreateInstance<AskForMembers<TContext>>(provider, messaging.Service));
        return messaging
            .Handle<MemberRegistered, RecordMemberChanged<TContext>>()
            .Handle<MemberChanged, RecordMemberChanged<TContext>>()
            .Handle<MemberDeactivated, RecordMemberChanged<TContext>>()
            .Handle<MemberErased, RecordMemberChanged<TContext>>()
            .Handle<OrgUnitChanged, RecordOrgUnitChanged<TContext>>()
            .Handle<ConductRulesPublished, RecordConductRules<TContext>>()
            .Handle<ConductRulesAcknowledged, RecordConductRules<TContext>>();
    }

    /// <summary>Adds the policies over the copy.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="schemes">The authentication schemes that tell who calls; bearer tokens unless told.</param>
    public static IHostApplicationBuilder AddMemberCopy<TContext>(this IHostApplicationBuilder builder, params string[] schemes)
        where TContext : DbContext
    {
        builder.Services.AddScoped<ICallerDirectory, LocalCallerDirectory<TContext>>();
        builder.Services.AddPartyPolicies(schemes);
        return builder;
    }
}

/// <summary>Looks callers up in the local copy.</summary>
internal sealed class LocalCallerDirectory<TContext>(TContext db, IMemoryCache cache) : ICallerDirectory
    where TContext : DbContext
{
    /// <summary>A removed role must be gone within five seconds; the event itself needs part of that.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    public async ValueTask<Caller?> FindAsync(Guid memberId, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue<Caller>((typeof(Caller), memberId), out var known))
            return known;

        var caller = await db.Set<LocalMember>().AsNoTracking()
            .Where(member => member.Id == memberId && member.IsActive)
            .Select(member => new Caller(member.Id, member.Name, member.BranchId, member.Status, member.Roles,
                db.Set<RulesAcknowledgement>().Where(a => a.MemberId == memberId).Select(a => a.RulesVersion).FirstOrDefault()))
            .Prepared().FirstOrDefaultAsync(cancellationToken);
        if (caller is not null)
            cache.Set((typeof(Caller), memberId), caller, Kept);
        return caller;
    }
}
