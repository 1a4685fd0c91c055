using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Membership.Systems;

internal static class SystemEndpoints
{
    public static void MapSystems(this RouteGroupBuilder api)
    {
        var systems = api.MapGroup("/systems").WithTags("Connected systems").RequireAuthorization(Policies.Administrator);
        systems.MapGet("/", ListSystems.Handle).WithName(nameof(ListSystems));
        systems.MapPost("/", RegisterSystem.Handle).WithName(nameof(RegisterSystem));
        systems.MapPost("/{id:guid}/rotate-secret", RotateSystemSecret.Handle).WithName(nameof(RotateSystemSecret));
        systems.MapPost("/{id:guid}/disable", DisableSystem.Handle).WithName(nameof(DisableSystem));
    }
}

/// <summary>The scopes that other systems can be given; whatever is not listed cannot be asked for.</summary>
internal static class SystemScopes
{
    public const string DirectoryRead = "directory:read";

    public static IReadOnlyList<string> All { get; } =
        [DirectoryRead, "events:membership", "events:learning", "events:showcase", "events:oversight"];
}

internal sealed record SystemResponse(
    Guid Id, string ClientId, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset SecretChangedAt, DateTimeOffset? DisabledAt)
{
    public static SystemResponse Of(ConnectedSystem system) =>
        new(system.Id, system.ClientId, system.Name, system.Scopes, system.CreatedAt, system.SecretChangedAt, system.DisabledAt);
}

/// <summary>The secret is shown here once and kept only as a hash.</summary>
internal sealed record SystemSecretResponse(SystemResponse System, string ClientSecret);
