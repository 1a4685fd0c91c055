using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using PartyPlatform.ServiceDefaults;

namespace PartyPlatform.Gateway.Session;

/// <summary>Ends the session here at once; the answer tells where the browser ends the one at the sign-in page.</summary>
internal static partial class SignOut
{
    public sealed record Response(string Location);

    public static async Task<Ok<Response>> Handle(
        HttpContext context, Sessions sessions, IssuerClient issuer, IOptions<PartyOptions> party, IOptions<SessionOptions> options,
        ILogger<Sessions> logger, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (SessionCookie.Read(context.Request) is { } secret && await sessions.EndAsync(secret, cancellationToken) is { } refreshToken)
            await RevokeAsync(issuer, refreshToken, logger, cancellationToken);
        SessionCookie.Delete(context.Response, SessionCookie.Name);
        return TypedResults.Ok(new Response(QueryHelpers.AddQueryString("/connect/logout", new Dictionary<string, string?>
        {
            ["client_id"] = options.Value.ClientId,
            ["post_logout_redirect_uri"] = party.Value.PublicAddress.TrimEnd('/') + "/",
        })));
    }

    /// <summary>Signing out must work while the issuer is away; the session is gone here, and the refresh token with it.</summary>
    public static async Task RevokeAsync(IssuerClient issuer, string refreshToken, ILogger logger, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            await issuer.RevokeAsync(refreshToken, limit.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or Polly.ExecutionRejectedException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogNotRevoked(logger, exception.GetType().Name);
        }
    }

    [LoggerMessage(EventId = 21, Level = LogLevel.Warning, Message = "A refresh token was forgotten here but not revoked at the issuer: {Reason}")]
    private static partial void LogNotRevoked(ILogger logger, string reason);
}
