using Yarp.ReverseProxy.Model;

namespace PartyPlatform.Gateway.Callers;

/// <summary>How a route treats its callers. Own endpoints carry it as metadata, proxied ones name it in appsettings.json (<c>"Kind"</c>).</summary>
internal sealed class RouteKind
{
    /// <summary>A service's API: the caller is known by the session's cookie or by a bearer token.</summary>
    public static readonly RouteKind Api = new("Api");

    /// <summary>A live stream of a service: callers as of its API, but the gateway reads the stream once for all of them.</summary>
    public static readonly RouteKind Live = new("Live");

    /// <summary>Membership's pages and protocol endpoints, which have cookies and anti-forgery of their own.</summary>
    public static readonly RouteKind Issuer = new("Issuer");

    /// <summary>Where passwords, codes and client secrets are tried: the strict limit.</summary>
    public static readonly RouteKind SignIn = new("SignIn");

    /// <summary>The session itself: who is signed in, and signing out.</summary>
    public static readonly RouteKind OwnSession = new("OwnSession");

    /// <summary>Documents that everybody may read.</summary>
    public static readonly RouteKind Open = new("Open");

    private static readonly Dictionary<string, RouteKind> ByName =
        new RouteKind[] { Api, Live, Issuer, SignIn, OwnSession, Open }.ToDictionary(kind => kind._name);

    private readonly string _name;

    private RouteKind(string name) => _name = name;

    public static RouteKind Of(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        return metadata?.GetMetadata<RouteModel>() is { } proxied ? Of(proxied) : metadata?.GetMetadata<RouteKind>() ?? Open;
    }

    public static RouteKind Of(RouteModel route) =>
        route.Config.Metadata?.TryGetValue("Kind", out var name) == true && ByName.TryGetValue(name, out var kind)
            ? kind
            : throw new InvalidOperationException($"The route {route.Config.RouteId} does not say its Kind in appsettings.json.");

    public override string ToString() => _name;
}
