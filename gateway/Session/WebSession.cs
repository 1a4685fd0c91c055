namespace PartyPlatform.Gateway.Session;

/// <summary>
/// A browser that is signed in. The browser holds a random secret, the database only its hash, so that a stolen backup
/// signs nobody in; the tokens are encrypted and never leave the server.
/// </summary>
internal sealed class WebSession
{
    private WebSession()
    {
    }

    public byte[] SecretHash { get; private set; } = [];

    public Guid MemberId { get; private set; }

    public string AccessToken { get; private set; } = "";

    public DateTimeOffset AccessTokenExpiresAt { get; private set; }

    public string RefreshToken { get; private set; } = "";

    /// <summary>Until then one replica alone may redeem the refresh token; it ends by itself if that replica dies.</summary>
    public DateTimeOffset? RefreshLeaseUntil { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset LastSeenAt { get; private set; }

    public static WebSession Begin(SessionSecret secret, Guid memberId, ProtectedTokens tokens, DateTimeOffset now) => new()
    {
        SecretHash = secret.Hash,
        MemberId = memberId,
        AccessToken = tokens.AccessToken,
        AccessTokenExpiresAt = tokens.AccessTokenExpiresAt,
        RefreshToken = tokens.RefreshToken,
        CreatedAt = now,
        LastSeenAt = now,
    };
}

/// <summary>The tokens of a session as they are stored: encrypted with the gateway's keys.</summary>
internal sealed record ProtectedTokens(string AccessToken, DateTimeOffset AccessTokenExpiresAt, string RefreshToken);
