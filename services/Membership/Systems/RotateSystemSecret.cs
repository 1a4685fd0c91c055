using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace PartyPlatform.Membership.Systems;

/// <summary>Gives a system a new secret; the old one ends at once.</summary>
internal static class RotateSystemSecret
{
    public static async Task<Results<Ok<SystemSecretResponse>, NotFound>> Handle(
        Guid id, MembershipDb db, IOpenIddictApplicationManager applications, TimeProvider clock, HttpContext http, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var system = await db.Systems.FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (system is null)
            return TypedResults.NotFound();

        system.RotateSecret(clock.GetUtcNow());
        var application = await applications.FindByClientIdAsync(system.ClientId, cancellationToken)
            ?? throw new InvalidOperationException($"The client of the system {system.Id} is gone.");
        var secret = RegisterSystem.NewSecret();
        await applications.UpdateAsync(application, secret, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new SystemSecretResponse(SystemResponse.Of(system), secret));
    }
}
