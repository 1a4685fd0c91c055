using System.ComponentModel.DataAnnotations;

namespace PartyPlatform.Gateway.Session;

/// <summary>How long a browser stays signed in; configuration section <c>Gateway:Session</c>.</summary>
internal sealed class SessionOptions
{
    /// <summary>A session ends this long after the sign-in, however busy it is.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "31.00:00:00")]
    public TimeSpan AbsoluteLimit { get; set; } = TimeSpan.FromHours(12);

    /// <summary>A session ends when nothing was done with it for this long.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "31.00:00:00")]
    public TimeSpan IdleLimit { get; set; } = TimeSpan.FromHours(2);

    /// <summary>
    /// How long a replica believes what it read of a session. Sessions that end here end at once; one that another
    /// replica ended is honoured for this long at most.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan BelievedFor { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>An access token is renewed when it has less than this to live.</summary>
    public TimeSpan RenewBefore { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The gateway's name at the issuer.</summary>
    [Required]
    public string ClientId { get; set; } = "web";

    /// <summary>What the gateway asks for on behalf of the browser.</summary>
    [Required]
    public string Scope { get; set; } = "openid offline_access";

    /// <summary>Where the issuer answers inside the network; resolved by service discovery.</summary>
    [Required, Url]
    public string IssuerAddress { get; set; } = "http://membership";
}

/// <summary>What the gateway and Membership share; configuration section <c>Party</c>.</summary>
internal sealed class WebClientCredentials
{
    /// <summary>The secret by which the gateway proves at the issuer that it is the web client.</summary>
    [Required(ErrorMessage = "Party__WebClientSecret is not set; the AppHost gives the same one to the gateway and to Membership.")]
    public string WebClientSecret { get; set; } = "";
}
