using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using PartyPlatform.Messaging;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace PartyPlatform.Membership.Systems;

/// <summary>A disabled system gets no more tokens; those it has end within five minutes.</summary>
internal static class DisableSystem
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, MembershipDb db, IOpenIddictApplicationManager applications, IOpenIddictTokenManager tokens, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var system = await db.Systems.FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (system is null)
            return TypedResults.NotFound();

        var now = clock.GetUtcNow();
        system.Disable(now);
        db.Publish(system.ToEvent(), now);
        var application = await applications.FindByClientIdAsync(system.ClientId, cancellationToken)
            ?? throw new InvalidOperationException($"The client of the system {system.Id} is gone.");
        var descriptor = new OpenIddictApplicationDescriptor();
        await applications.PopulateAsync(descriptor, application, cancellationToken);
        descriptor.Permissions.Remove(Permissions.Endpoints.Token);
        await applications.UpdateAsync(application, descriptor, cancellationToken);
        await tokens.RevokeByApplicationIdAsync((await applications.GetIdAsync(application, cancellationToken))!, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
