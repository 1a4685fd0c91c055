using PartyPlatform.Contracts.Membership;
using PartyPlatform.Messaging;

namespace PartyPlatform.Gateway.Session;

/// <summary>A member who may not act any more is signed out everywhere, at once.</summary>
internal sealed class EndSessionsOfMember(GatewayDb db, Sessions sessions) :
    IEventHandler<MemberDeactivated>, IEventHandler<MemberErased>, IEventHandler<MemberChanged>
{
    public Task HandleAsync(MemberDeactivated message, EventContext context, CancellationToken cancellationToken) =>
        sessions.EndAllOfAsync(message.MemberId, db, cancellationToken);

    public Task HandleAsync(MemberErased message, EventContext context, CancellationToken cancellationToken) =>
        sessions.EndAllOfAsync(message.MemberId, db, cancellationToken);

    // A late delivery may end the session of a member who is active again; signing in once more is all it costs.
    public Task HandleAsync(MemberChanged message, EventContext context, CancellationToken cancellationToken) =>
        message.Member.IsActive ? Task.CompletedTask : sessions.EndAllOfAsync(message.Member.MemberId, db, cancellationToken);
}
