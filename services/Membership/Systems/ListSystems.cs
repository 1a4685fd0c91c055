using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Membership.Systems;

internal static class ListSystems
{
    internal sealed record SystemList(IReadOnlyList<SystemResponse> Items, IReadOnlyList<string> Scopes);

    public static async Task<Ok<SystemList>> Handle(MembershipDb db, CancellationToken cancellationToken)
    {
        var systems = await db.Systems.AsNoTracking().OrderBy(system => system.Id).ToListAsync(cancellationToken);
        return TypedResults.Ok(new SystemList([.. systems.Select(SystemResponse.Of)], SystemScopes.All));
    }
}
