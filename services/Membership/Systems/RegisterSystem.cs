using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Problems;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace PartyPlatform.Membership.Systems;

/// <summary>Another system and what it may ask for.</summary>
/// <param name="ClientId">Its name at the token endpoint.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Scopes">Some of those that <c>GET /systems</c> lists.</param>
public sealed record RegisterSystemRequest(
    [property: Required, RegularExpression("^[a-z][a-z0-9-]{2,49}$")] string ClientId,
    [property: Required, StringLength(80)] string Name,
    [property: Required, Length(1, 20)] IReadOnlyList<string> Scopes);

internal static class RegisterSystem
{
    public static async Task<Created<SystemSecretResponse>> Handle(
        RegisterSystemRequest request, MembershipDb db, IOpenIddictApplicationManager applications, TimeProvider clock, Caller caller,
        HttpContext http, CancellationToken cancellationToken)
    {
        var scopes = request.Scopes.Distinct(StringComparer.Ordinal).ToList();
        if (scopes.Except(SystemScopes.All).FirstOrDefault() is { } unknown)
            throw new InputRejected("system.scope", $"没有“{unknown}”这个权限", $"There is no scope {unknown}.", "scopes");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await applications.FindByClientIdAsync(request.ClientId, cancellationToken) is not null)
            throw new RuleViolation("system.clientIdTaken", "这个系统标识已有人用，换一个", "The client id is taken.");

        var system = ConnectedSystem.Register(request.ClientId, request.Name, scopes, caller.MemberId, clock.GetUtcNow());
        var secret = await AddAsync(db, applications, system, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created("/api/membership/systems", new SystemSecretResponse(SystemResponse.Of(system), secret));
    }

    /// <summary>Adds the system, its client and the event that tells of it to the caller's unit of work.</summary>
    /// <returns>The client's secret, which is kept nowhere.</returns>
    internal static async Task<string> AddAsync(
        MembershipDb db, IOpenIddictApplicationManager applications, ConnectedSystem system, CancellationToken cancellationToken)
    {
        var secret = NewSecret();
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = system.ClientId,
            ClientSecret = secret,
            ClientType = ClientTypes.Confidential,
            DisplayName = system.Name,
            Permissions = { Permissions.Endpoints.Token, Permissions.Endpoints.Revocation, Permissions.GrantTypes.ClientCredentials },
        };
        descriptor.Permissions.UnionWith(system.Scopes.Select(scope => Permissions.Prefixes.Scope + scope));
        await applications.CreateAsync(descriptor, cancellationToken);
        db.Systems.Add(system);
        db.Publish(system.ToEvent(), system.CreatedAt);
        return secret;
    }

    internal static string NewSecret() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
}
