using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace PartyPlatform.Gateway.Session;

/// <summary>The random value in the browser's cookie: the only thing that ties a request to a session.</summary>
internal sealed class SessionSecret
{
    private const int Length = 32;
    private readonly byte[] _value;

    private SessionSecret(byte[] value)
    {
        _value = value;
        Hash = SHA256.HashData(value);
    }

    /// <summary>What the database knows of it.</summary>
    public byte[] Hash { get; }

    /// <summary>What the browser's script shows on changes. Whoever cannot read answers of our origin cannot know it, and it does not reveal the secret.</summary>
    public string AntiForgeryToken => WebEncoders.Base64UrlEncode(HMACSHA256.HashData(_value, "anti-forgery"u8));

    public static SessionSecret Create() => new(RandomNumberGenerator.GetBytes(Length));

    public static SessionSecret? Parse(string? cookie)
    {
        // 32 bytes are 43 characters; anything else was never made here.
        if (cookie is not { Length: 43 })
            return null;
        try
        {
            return new SessionSecret(WebEncoders.Base64UrlDecode(cookie));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public bool Matches(string? antiForgeryToken) =>
        antiForgeryToken is not null
        && CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.UTF8.GetBytes(antiForgeryToken), System.Text.Encoding.UTF8.GetBytes(AntiForgeryToken));

    public override string ToString() => WebEncoders.Base64UrlEncode(_value);
}
