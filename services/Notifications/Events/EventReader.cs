using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using PartyPlatform.Notifications.Subscribers;

namespace PartyPlatform.Notifications.Events;

/// <summary>
/// Another system with the scope of at least one area. A person's token never carries such a scope: members read their
/// inbox, not the archive.
/// </summary>
internal static class EventReader
{
    public const string Policy = nameof(EventReader);

    public static void AddEventReaders(this IHostApplicationBuilder builder) =>
        builder.Services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy
            .AddAuthenticationSchemes(JwtBearerDefaults.AuthenticationScheme)
            .RequireAuthenticatedUser()
            .RequireAssertion(context => AreasOf(context.User).Any()));

    /// <summary>The areas that the token opens.</summary>
    public static IEnumerable<string> AreasOf(ClaimsPrincipal user) => user.FindAll("scope")
        .SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(scope => scope.StartsWith(KnownSystem.ScopePrefix, StringComparison.Ordinal))
        .Select(scope => scope[KnownSystem.ScopePrefix.Length..])
        .Where(EventTypes.Areas.Contains);
}
