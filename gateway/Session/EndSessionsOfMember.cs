using PartyPlatform.Contracts.Membership;
using PartyPlatform.Gateway.Live;
using PartyPlatform.Messaging;

namespace PartyPlatform.Gateway.Session;

/// <summary>A member who may not act any more is signed out everywhere, at once, and sees no live stream go on.</summary>
internal sealed class EndSessionsOfMember(GatewayDb db, Sessions sessions, EndWatching watching) :
    IEventHandler<MemberDeactivated>, IEventHandler<MemberErased>, IEventHandler<MemberChanged>
{
    public Task HandleAsync(MemberDeactivated message, EventContext context, CancellationToken cancellationToken) =>
        EndAsync(message.MemberId, cancellationToken);

    public Task HandleAsync(MemberErased message, EventContext context, CancellationToken cancellationToken) =>
        EndAsync(message.MemberId, cancellationToken);

    // A late delivery may end the session of a member who is active again; signing in once more is all it costs.
    public Task HandleAsync(MemberChanged message, EventContext context, CancellationToken cancellationToken) =>
        message.Member.IsActive ? Task.CompletedTask : EndAsync(message.Member.MemberId, cancellationToken);

    private async Task EndAsync(Guid memberId, CancellationToken cancellationToken)
    {
        await sessions.EndAllOfAsync(memberId, db, cancellationToken);
        watching.EndOf(memberId);
    }
}
