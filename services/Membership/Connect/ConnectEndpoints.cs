namespace PartyPlatform.Membership.Connect;

internal static class ConnectEndpoints
{
    /// <summary>The parts of the protocol that ask the directory; the rest (keys, discovery, revocation) OpenIddict answers itself.</summary>
    public static void MapConnect(this WebApplication app)
    {
        var connect = app.MapGroup("/connect").AllowAnonymous().ExcludeFromDescription();
        connect.MapMethods("/authorize", ["GET", "POST"], Authorize.Handle);
        connect.MapPost("/token", IssueToken.Handle);
        connect.MapMethods("/logout", ["GET", "POST"], (Delegate)EndSession.Handle);
    }
}
