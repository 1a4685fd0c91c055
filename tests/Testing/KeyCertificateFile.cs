using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PartyPlatform.Testing;

/// <summary>A certificate of its own for a test host, as an operator would configure one to encrypt data-protection keys.</summary>
public static class KeyCertificateFile
{
    /// <summary>The password of the file.</summary>
    public const string Password = "of-the-tests";

    /// <summary>Writes the file.</summary>
    /// <returns>Its path.</returns>
    public static string Create()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=party-keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        var path = Path.Combine(Directory.CreateTempSubdirectory("party-keys-").FullName, "keys.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, Password));
        return path;
    }
}
