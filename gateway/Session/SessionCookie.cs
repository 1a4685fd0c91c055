namespace PartyPlatform.Gateway.Session;

/// <summary>
/// The cookies of the gateway. The prefix <c>__Host-</c> makes browsers refuse them from another host, another path or
/// without TLS (loopback counts as safe), so nobody can plant one.
/// </summary>
internal static class SessionCookie
{
    public const string Name = "__Host-party";

    /// <summary>One for each sign-in that is under way, so that two tabs do not overwrite each other's.</summary>
    public const string SignInPrefix = "__Host-party-sign-in-";

    public static SessionSecret? Read(HttpRequest request) =>
        request.Cookies.TryGetValue(Name, out var value) ? SessionSecret.Parse(value) : null;

    // No expiry: it goes with the browser, and the limits are the server's to keep.
    public static void Write(HttpResponse response, SessionSecret secret) => response.Cookies.Append(Name, secret.ToString(), Options());

    public static void Delete(HttpResponse response, string name) => response.Cookies.Delete(name, Options());

    public static CookieOptions Options(TimeSpan? lifetime = null) => new()
    {
        HttpOnly = true,
        Secure = true,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };
}
