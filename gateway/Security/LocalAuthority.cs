namespace PartyPlatform.Gateway.Security;

/// <summary>
/// Hands out the certificate of the authority that <c>./run --https</c> made, so that a phone in the room can be told to trust
/// it; there is no secret in it. In Development alone: a real installation's certificate is trusted already, and asking
/// people to install an authority is what an attacker would do.
/// </summary>
internal static class LocalAuthority
{
    /// <summary>The file's path; named by the local host.</summary>
    private const string Setting = "Gateway:LocalAuthority";

    public static void MapLocalAuthority(this WebApplication app)
    {
        if (app.Environment.IsDevelopment() && app.Configuration[Setting] is { Length: > 0 } file)
        {
            // Phones offer to install what comes with this type.
            app.MapGet("/local-ca.crt", () => TypedResults.PhysicalFile(Path.GetFullPath(file), "application/x-x509-ca-cert"))
                .AllowAnonymous().ExcludeFromDescription();
        }
    }
}
