using PartyPlatform.Gateway.Callers;

namespace PartyPlatform.Gateway.Session;

internal static class SessionEndpoints
{
    // Anonymous, since they are what makes a caller known; signing out is guarded by the anti-forgery rule.
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/session").WithTags("Session").AllowAnonymous();
        session.MapGet("", ShowSession.Handle).WithName(nameof(ShowSession)).WithMetadata(RouteKind.OwnSession);
        session.MapGet("/sign-in", StartSignIn.Handle).WithName(nameof(StartSignIn)).WithMetadata(RouteKind.SignIn);
        session.MapGet("/callback", FinishSignIn.Handle).WithName(nameof(FinishSignIn)).WithMetadata(RouteKind.SignIn).ExcludeFromDescription();
        session.MapPost("/sign-out", SignOut.Handle).WithName(nameof(SignOut)).WithMetadata(RouteKind.OwnSession);
    }
}
