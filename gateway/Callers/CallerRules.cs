using PartyPlatform.Gateway.Limits;
using PartyPlatform.Gateway.Session;

namespace PartyPlatform.Gateway.Callers;

/// <summary>What a caller with the session's cookie must keep to: the session is alive, and a change shows the anti-forgery token.</summary>
internal static class CallerRules
{
    public const string AntiForgeryHeader = "X-CSRF-Token";

    public static IApplicationBuilder UseCallerRules(this IApplicationBuilder app) => app.Use(Apply);

    private static Task Apply(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<CallerFeature>() is not { } caller)
            return next(context);

        if (ReferenceEquals(caller, CallerFeature.Unasked))
            return RateLimits.RefuseAsync(context, seconds: 1);

        if (ReferenceEquals(caller, CallerFeature.Ended))
        {
            // Signing out of a session that is over is no mistake.
            if (RouteKind.Of(context) == RouteKind.OwnSession)
                return next(context);
            return WriteEndedAsync(context);
        }

        if (caller.Session is { } session && !IsSafe(context.Request.Method)
            && !session.Secret.Matches(context.Request.Headers[AntiForgeryHeader]))
            return GatewayProblem.WriteAsync(context, 403, "session.csrf", "这一步没有通过安全检查，刷新页面再试一次",
                "The anti-forgery header X-CSRF-Token is missing or belongs to another session.");
        return next(context);
    }

    public static Task WriteEndedAsync(HttpContext context)
    {
        SessionCookie.Delete(context.Response, SessionCookie.Name);
        return GatewayProblem.WriteAsync(context, 401, "session.ended", "登录已经过期，请重新登录", "Your session has ended; sign in again.");
    }

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);
}
