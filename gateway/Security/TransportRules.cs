using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using PartyPlatform.ServiceDefaults;

namespace PartyPlatform.Gateway.Security;

/// <summary>
/// Passwords and session cookies never cross a network in the clear: plain HTTP is for loopback, or for the last step
/// behind a named proxy that ends TLS.
/// </summary>
internal static class TransportRules
{
    public static void AddTransportRules(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TransportOptions>().BindConfiguration("Gateway");
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<TransportOptions>>((forwarded, transport) =>
        {
            // The defaults trust loopback; here nobody is trusted who was not named.
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            foreach (var network in transport.Value.Networks())
                forwarded.KnownIPNetworks.Add(network);
            // With nobody named the framework's middleware skips its check and believes everybody. Said here and not where it is
            // used, since the host adds one of its own where ASPNETCORE_FORWARDEDHEADERS_ENABLED is set.
            forwarded.ForwardedHeaders = forwarded.KnownIPNetworks.Count > 0
                ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                : ForwardedHeaders.None;
        });
    }

    /// <summary>Says what is wrong with how the gateway is to be reached, or null.</summary>
    public static string? Objection(WebApplication app) => Objection(
        new Uri(app.Services.GetRequiredService<IOptions<PartyOptions>>().Value.PublicAddress),
        app.Environment.IsProduction(),
        app.Services.GetRequiredService<IOptions<TransportOptions>>().Value.TrustedProxies is not [],
        (app.Configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(app.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>()));

    public static string? Objection(Uri publicAddress, bool isProduction, bool behindProxy, IEnumerable<string> addresses)
    {
        if (publicAddress.Scheme != Uri.UriSchemeHttps && (!publicAddress.IsLoopback || isProduction))
            return $"Party__PublicAddress is {publicAddress}: in production, and everywhere but on this machine itself, it must be https://. "
                + "Sign-in and session cookies are not sent in the clear. (对外地址必须是 https://)";

        // The proxy in front ends TLS and is known by address: then the last step may be plain.
        var open = behindProxy ? null : addresses.Select(BindingAddress.Parse).FirstOrDefault(address => address.Scheme == "http" && !IsLoopback(address.Host));
        return open is null
            ? null
            : $"The gateway would listen without TLS on {open}. Listen on https:// (or name the proxies that end TLS in Gateway__TrustedProxies__0). "
                + "(除本机回环地址外，必须启用 TLS)";
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

/// <summary>Who stands in front of the gateway; configuration section <c>Gateway</c>.</summary>
internal sealed class TransportOptions
{
    /// <summary>Addresses or networks (<c>10.1.0.0/16</c>) of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.</summary>
    public IList<string> TrustedProxies { get; } = [];

    public IEnumerable<System.Net.IPNetwork> Networks() => TrustedProxies.Select(text =>
        text.Contains('/', StringComparison.Ordinal) ? System.Net.IPNetwork.Parse(text)
        : IPAddress.Parse(text) is var address ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
        : default);
}
