using System.Security.Claims;

namespace PartyPlatform.Gateway.Session;

/// <summary>What a replica knows of a session while it believes it; the tokens are in the clear here and nowhere else.</summary>
internal sealed record SessionTicket(
    SessionSecret Secret,
    Guid MemberId,
    string AccessToken,
    DateTimeOffset AccessTokenExpiresAt,
    DateTimeOffset EndsAt,
    DateTimeOffset LastSeenAt)
{
    public ClaimsPrincipal Principal { get; } = new(new ClaimsIdentity([new Claim("sub", MemberId.ToString())], "session", "sub", "role"));
}
