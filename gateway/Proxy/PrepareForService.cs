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
        if (context.Features.Get<CallerFeature>()?.Session is { } session)
        {
            var sessions = context.RequestServices.GetRequiredService<Sessions>();
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
                return;
            }

            if (fresh is null)
            {
                await CallerRules.WriteEndedAsync(context);
                return;
            }

            await sessions.SeenAsync(fresh, context.RequestAborted);
            headers.Authorization = $"Bearer {fresh.AccessToken}";
        }

        await next();
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
