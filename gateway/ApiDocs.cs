using System.Security.Cryptography;
using Scalar.AspNetCore;

namespace PartyPlatform.Gateway;

/// <summary>One page with the documents of all services, for whoever writes a client.</summary>
internal static class ApiDocs
{
    private static readonly (string Service, string Title)[] Documents =
        [("membership", "Membership 党员与组织"), ("learning", "Learning 学习"), ("showcase", "Showcase 风采"), ("oversight", "Oversight 督导"),
            ("notifications", "Notifications 消息与事件"), ("v1", "Gateway 会话")];

    public static void MapApiDocs(this WebApplication app) => app.MapScalarApiReference("/docs", (scalar, context) =>
    {
        scalar.Title = "党建平台 · API";
        scalar.DefaultFonts = false;
        scalar.Telemetry = false;
        scalar.OpenApiRoutePattern = "/openapi/{documentName}.json";
        foreach (var (service, title) in Documents)
            scalar.AddDocument(service, title);

        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        scalar.WithNonce(nonce);
        // Its own policy: the viewer writes style elements while it runs, which no hash can foretell. It shows our own
        // documents only, and nothing but this page has that leave.
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
            + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    }).AllowAnonymous();
}
