namespace PartyPlatform.Membership.Connect;

/// <summary>What Membership alone reads of the configuration section <c>Party</c>.</summary>
internal sealed class ConnectOptions
{
    /// <summary>The secret of the web client, which the gateway holds. The <c>migrate</c> verb stores its hash.</summary>
    public string? WebClientSecret { get; set; }

    /// <summary>The password of all demo accounts.</summary>
    public string? DemoPassword { get; set; }

    /// <summary>Networks whose <c>X-Forwarded-For</c> is believed, such as <c>10.0.0.0/8</c>; loopback alone in Development.</summary>
    public IReadOnlyList<string> TrustedProxies { get; set; } = [];

    /// <summary>Where the mobile apps are called back. On loopback addresses any port is accepted (RFC 8252).</summary>
    public IReadOnlyList<string> MobileRedirects { get; set; } =
    [
        "partyplatform://callback", "http://127.0.0.1/callback", "http://127.0.0.1/", "http://[::1]/callback", "http://localhost/callback",
    ];
}
