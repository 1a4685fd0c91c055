using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using PartyPlatform.Gateway.Session;

namespace PartyPlatform.Gateway.Callers;

/// <summary>
/// Finds out who calls: by bearer token, or else by the web session's cookie. A request with both is the token's — no
/// page of another site can add that header — and its cookie is not looked at.
/// </summary>
internal sealed class CallerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logging, UrlEncoder encoder, Sessions sessions, BearerTokens tokens,
    IOptions<RateLimiterOptions> limits)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logging, encoder)
{
    public const string SchemeName = "Caller";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var kind = RouteKind.Of(Context);
        if (kind != RouteKind.Api && kind != RouteKind.Live && kind != RouteKind.OwnSession)
            return AuthenticateResult.NoResult();

        if (Request.Headers.Authorization is [{ } authorization, ..])
        {
            if (kind == RouteKind.OwnSession)
                return AuthenticateResult.NoResult();
            // A token that is no good goes on as it is: the service's refusal says more than ours could.
            return await tokens.ReadAsync(authorization, Context.RequestAborted) is { } owner
                ? Known(new CallerFeature(owner.RateKey, null, owner.ExpiresAt), owner.Principal)
                : AuthenticateResult.NoResult();
        }

        if (!Request.Cookies.TryGetValue(SessionCookie.Name, out _))
            return AuthenticateResult.NoResult();
        var secret = SessionCookie.Read(Request);
        if (secret is not null && !sessions.HasFound(secret) && !AddressMayAsk())
        {
            Context.Features.Set(CallerFeature.Unasked);
            return AuthenticateResult.NoResult();
        }

        var session = secret is null ? null : await sessions.FindAsync(secret, Context.RequestAborted);
        if (session is null)
        {
            Context.Features.Set(CallerFeature.Ended);
            return AuthenticateResult.NoResult();
        }

        return Known(new CallerFeature($"member:{session.MemberId}", session, session.EndsAt), session.Principal);
    }

    // A cookie that was not met before costs a read of the database, which its address pays for first: made-up ones end where
    // the address's allowance does. Sessions found before pay nothing here, since their owners may share the address.
    private bool AddressMayAsk()
    {
        using var lease = limits.Value.GlobalLimiter!.AttemptAcquire(Context);
        return lease.IsAcquired;
    }

    private AuthenticateResult Known(CallerFeature caller, System.Security.Claims.ClaimsPrincipal principal)
    {
        Context.Features.Set(caller);
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name));
    }
}

/// <summary>The caller of this request, where one is known.</summary>
/// <param name="RateKey">Whose allowance the request uses up: the same for all sessions and tokens of a member.</param>
/// <param name="Session">The web session, if the request came with its cookie.</param>
/// <param name="EndsAt">When the session or the token ends.</param>
internal sealed record CallerFeature(string? RateKey, SessionTicket? Session, DateTimeOffset EndsAt)
{
    /// <summary>The cookie names a session that is over.</summary>
    public static readonly CallerFeature Ended = new(null, null, DateTimeOffset.MinValue);

    /// <summary>Whose the cookie is was not looked up: too many others from the same address were nobody's.</summary>
    public static readonly CallerFeature Unasked = new(null, null, DateTimeOffset.MinValue);
}
