using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;

namespace PartyPlatform.ServiceDefaults.Data;

/// <summary>
/// The certificate that encrypts data-protection keys where they lie, from <c>Party:KeyCertificate</c> (a PKCS #12 file) and
/// <c>Party:KeyCertificatePassword</c>. Without it the keys stand readable beside what they encrypt: fine on a desk, not
/// where backups travel.
/// </summary>
public static class KeyCertificate
{
    /// <summary>Encrypts new keys with the certificate, if one is configured.</summary>
    public static IDataProtectionBuilder ProtectKeysAsConfigured(this IDataProtectionBuilder protection, IConfiguration configuration) =>
        configuration["Party:KeyCertificate"] is { Length: > 0 } file
            ? protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(file, configuration["Party:KeyCertificatePassword"]))
            : protection;
}
