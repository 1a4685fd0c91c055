using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using PartyPlatform.Gateway.Callers;

namespace PartyPlatform.Gateway.Security;

/// <summary>Headers of every answer. A page that needs more than nothing has set its own policy before.</summary>
internal static class SecurityHeaders
{
    private const string Nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private const string Permissions =
        "accelerometer=(), autoplay=(self), camera=(), display-capture=(), fullscreen=(self), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    public static IApplicationBuilder UseSecurityHeaders(this WebApplication app)
    {
        var isDevelopment = app.Environment.IsDevelopment();
        var signInPages = SignInPolicy(app.Services.GetRequiredService<IOptions<PagePolicyOptions>>().Value);
        return app.Use((context, next) =>
        {
            // The request's own activity; the one that is current when the answer starts may be a proxied call's.
            var activity = context.Features.Get<IHttpActivityFeature>()?.Activity;
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "same-origin";
                headers["Permissions-Policy"] = Permissions;
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                if (headers.ContentSecurityPolicy.Count == 0)
                    headers.ContentSecurityPolicy = IsSignInPage(context) ? signInPages : Nothing;
                if (PromisesTls(context.Request.IsHttps, context.Request.Host.Host, isDevelopment))
                    headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
                if (activity?.Id is { } trace)
                    headers["traceresponse"] = trace;
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    /// <summary>
    /// Not for loopback names: a browser would refuse every other http://localhost for a year. Nor in development, where the
    /// certificate is a local one (<c>./run --https</c>): the name is somebody's machine, and the promise outlives the certificate.
    /// </summary>
    internal static bool PromisesTls(bool isHttps, string host, bool isDevelopment) => isHttps && !isDevelopment && host != "localhost";

    private static bool IsSignInPage(HttpContext context) => RouteKind.Of(context) is var kind && (kind == RouteKind.Issuer || kind == RouteKind.SignIn);

    // After the form is sent, the browser is led on to the app that asked for the sign-in; browsers hold that redirect
    // against form-action too, so the apps' addresses must stand in it.
    private static string SignInPolicy(PagePolicyOptions options) =>
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + $"frame-ancestors 'none'; base-uri 'none'; form-action {string.Join(' ', options.SignInLeadsTo.Prepend("'self'"))}";
}

/// <summary>What pages may do; configuration section <c>Gateway</c>.</summary>
internal sealed class PagePolicyOptions
{
    /// <summary>
    /// Where the sign-in page may lead on to, besides ourselves: the redirect addresses of registered apps as CSP sources.
    /// Unless told, apps on the same machine (RFC 8252's loopback redirect, on any port).
    /// </summary>
    public IList<string> SignInLeadsTo { get; set; } = ["http://127.0.0.1:*", "http://localhost:*"];
}
