using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.Gateway.Callers;

namespace PartyPlatform.Gateway.Session;

/// <summary>Tells the web client whether it is signed in, without counting as use of the session.</summary>
internal static class ShowSession
{
    public sealed record Response(bool SignedIn, Guid? MemberId = null, DateTimeOffset? ExpiresAt = null, string? CsrfToken = null);

    public static Ok<Response> Handle(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(context.Features.Get<CallerFeature>()?.Session is { } session
            ? new Response(SignedIn: true, session.MemberId, session.EndsAt, session.Secret.AntiForgeryToken)
            : new Response(SignedIn: false));
    }
}
