using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace PartyPlatform.Notifications.Subscribers;

/// <summary>A password of a broker account: random, shown once, kept as RabbitMQ itself keeps it.</summary>
internal static class BrokerPassword
{
    private const int SaltBytes = 4;

    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    /// <summary>RabbitMQ's form: salt of four bytes and SHA-256 of salt and password. With 256 random bits no slow hash is needed.</summary>
    public static string HashOf(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return Convert.ToBase64String([.. salt, .. SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(password)])]);
    }
}
