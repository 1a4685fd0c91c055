using System.Globalization;
using System.Security.Claims;

namespace PartyPlatform.Live;

/// <summary>Says that the caller may watch a channel for a while; the gateway asks for it in the viewer's name.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="ExpiresAt">When the right ends and has to be asked for again.</param>
public sealed record StreamGrant(string Channel, DateTimeOffset ExpiresAt)
{
    /// <summary>The media type under which a live address answers with the grant instead of the stream.</summary>
    public const string MediaType = "application/vnd.party.stream-grant+json";

    internal static StreamGrant For(string channel, LiveOptions options, DateTimeOffset now) =>
        new(channel, now + (options.GrantLifetime * (1 - (Random.Shared.NextDouble() / 5))));

    /// <summary>When the token ends that the caller came with.</summary>
    internal static DateTimeOffset EndOf(ClaimsPrincipal caller) =>
        long.TryParse(caller.FindFirst("exp")?.Value, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.MaxValue;
}
