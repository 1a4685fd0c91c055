using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using PartyPlatform.Gateway.WebClient;
using PartyPlatform.ServiceDefaults;
using Polly;

namespace PartyPlatform.Gateway.Session;

/// <summary>
/// The issuer sent the browser back with a code. It is exchanged server to server; the browser gets nothing but the
/// cookie of a new session — always a new one, so that a planted cookie is worth nothing.
/// </summary>
internal static partial class FinishSignIn
{
    public static async Task<Results<RedirectHttpResult, ContentHttpResult>> Handle(
        HttpContext context, SignInStates states, IssuerClient issuer, IdTokens idTokens, Sessions sessions,
        IOptions<PartyOptions> party, ILogger<Sessions> logger, CancellationToken cancellationToken,
        string? code = null, string? state = null, string? error = null)
    {
        context.Response.Headers.CacheControl = "no-store";
        var kept = states.Take(context, state);
        if (kept is null)
            return Failed(context, "登录页放得太久了，或者这次登录已经用过。", "The sign-in took too long or was used already.", "/");
        if (string.IsNullOrEmpty(code))
        {
            LogRefused(logger, error is { Length: < 60 } ? error : "-");
            return Failed(context, "这次没有登录成功。", "The sign-in was not completed.", kept.ReturnUrl);
        }

        IssuedTokens tokens;
        Guid memberId;
        try
        {
            tokens = await issuer.RedeemCodeAsync(code, kept.Verifier, $"{party.Value.PublicAddress.TrimEnd('/')}/session/callback", cancellationToken);
            memberId = await idTokens.MemberOfAsync(tokens.IdToken, kept.Nonce, cancellationToken);
        }
        catch (Exception exception) when (exception is GrantRefused or IdTokenRejected)
        {
            LogRefused(logger, exception.Message);
            return Failed(context, "这次没有登录成功。", "The sign-in was not completed.", kept.ReturnUrl);
        }
        catch (Exception exception) when (IssuerIsAway(exception, cancellationToken))
        {
            // A person looks at this answer, not a program: a page, and the way to try again.
            LogAway(logger, exception.GetType().Name);
            context.Response.Headers.RetryAfter = "5";
            return PlainPage.Answer(context, StatusCodes.Status503ServiceUnavailable, "暂时登录不了", "登录服务暂时连不上，过一会儿再登录。",
                "Signing in is not possible just now. Please try again in a moment.", Again(kept.ReturnUrl));
        }

        await EndEarlier(context, sessions, issuer, logger, cancellationToken);
        SessionCookie.Write(context.Response, await sessions.BeginAsync(memberId, tokens, cancellationToken));
        return TypedResults.LocalRedirect(kept.ReturnUrl);
    }

    private static async Task EndEarlier(HttpContext context, Sessions sessions, IssuerClient issuer, ILogger logger, CancellationToken cancellationToken)
    {
        if (SessionCookie.Read(context.Request) is { } earlier && await sessions.EndAsync(earlier, cancellationToken) is { } refreshToken)
            await SignOut.RevokeAsync(issuer, refreshToken, logger, cancellationToken);
    }

    private static ContentHttpResult Failed(HttpContext context, string chinese, string english, string returnUrl) => PlainPage.Answer(
        context, StatusCodes.Status400BadRequest, "没有登录成功", $"{chinese}再登录一次就好。", $"{english} Please sign in again.",
        Again(returnUrl));

    private static (string Text, string Address) Again(string returnUrl) => ("重新登录", "/session/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));

    private static bool IssuerIsAway(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or ExecutionRejectedException or TimeoutException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    [LoggerMessage(EventId = 11, Level = LogLevel.Warning, Message = "A sign-in was not completed: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);

    [LoggerMessage(EventId = 12, Level = LogLevel.Error, Message = "A sign-in was not completed, since the issuer is away or refuses the gateway: {Reason}")]
    private static partial void LogAway(ILogger logger, string reason);
}
