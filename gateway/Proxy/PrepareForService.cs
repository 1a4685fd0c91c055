using Microsoft.Net.Http.Headers;
using PartyPlatform.Gateway.Callers;
using PartyPlatform.Gateway.Session;

namespace PartyPlatform.Gateway.Proxy;

/// <summary>Changes the browser's request into the one the services know: the session's access token in, all cookies out.</summary>
internal static class PrepareForService
{
    public static async Task Invoke(HttpContext context, Func<Task> next)
    {
        var headers = context.Request.Headers;
        headers.Remove(CallerRules.AntiForgeryHeader);
        var kind = RouteKind.Of(context.GetReverseProxyFeature().Route);
        if (kind != RouteKind.Api && kind != RouteKind.Live)
        {
            KeepForeignCookies(headers);
            await next();
            return;
        }

        headers.Remove(HeaderNames.Cookie);
        if (await TryGiveTokenAsync(context))
            await next();
    }

    /// <returns>False if the request has been answered: there is no token for it.</returns>
    private static async Task<bool> TryGiveTokenAsync(HttpContext context)
    {
        if (context.Features.Get<CallerFeature>()?.Session is not { } session)
            return true;

        SessionTicket? fresh;
        try
        {
            fresh = await context.RequestServices.GetRequiredService<AccessTokens>().FreshAsync(session, context.RequestAborted);
        }
        catch (IssuerAway)
        {
            // Said once in the log, where it was tried, and not again for each request that waited.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "2";
            return false;
        }

        if (fresh is null)
        {
            await CallerRules.WriteEndedAsync(context);
            return false;
        }

        await context.RequestServices.GetRequiredService<Sessions>().SeenAsync(fresh, context.RequestAborted);
        context.Request.Headers.Authorization = $"Bearer {fresh.AccessToken}";
        return true;
    }

    // Membership's pages have a sign-in cookie of their own; the web session's is none of their business.
    private static void KeepForeignCookies(IHeaderDictionary headers)
    {
        if (headers.Cookie.Count == 0 || !headers.Cookie.ToString().Contains(SessionCookie.Name, StringComparison.Ordinal))
            return;
        var kept = headers.Cookie.SelectMany(line => (line ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(pair => !pair.StartsWith(SessionCookie.Name, StringComparison.Ordinal));
        headers.Cookie = string.Join("; ", kept);
    }
}
