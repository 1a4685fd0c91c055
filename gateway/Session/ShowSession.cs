using Microsoft.AspNetCore.Http.HttpResults;

namespace PartyPlatform.Gateway.Session;

/// <summary>Tells the web client whether it is signed in, without counting as use of the session.</summary>
internal static class ShowSession
{
    public sealed record Response(bool SignedIn, Guid? MemberId = null, DateTimeOffset? ExpiresAt = null, string? CsrfToken = null);

    public static async Task<Ok<Response>> Handle(HttpContext context, Sessions sessions, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        var secret = SessionCookie.Read(context.Request);
        var ticket = secret is null ? null : await sessions.FindAsync(secret, cancellationToken);
        return TypedResults.Ok(ticket is null
            ? new Response(SignedIn: false)
            : new Response(SignedIn: true, ticket.MemberId, ticket.EndsAt, ticket.Secret.AntiForgeryToken));
    }
}
