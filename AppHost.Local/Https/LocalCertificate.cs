using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PartyPlatform.AppHost.Local.Processes;

namespace PartyPlatform.AppHost.Local.Https;

/// <summary>
/// The gateway's certificate for <c>./run --https</c> and the authority that signed it. The authority signs this one certificate
/// and its key is then forgotten (docs/adr/0011): a phone that trusts it trusts nothing that anybody can still make.
/// </summary>
internal sealed class LocalCertificate
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>Made anew this long before its end, at a start: what runs should not run out.</summary>
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(7);

    /// <summary>A phone whose clock is slow must not find it too young.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);

    private LocalCertificate(string folder)
    {
        AuthorityFile = Path.Combine(folder, "local-ca.crt");
        CertificateFile = Path.Combine(folder, "gateway.crt");
        KeyFile = Path.Combine(folder, "gateway.key");
    }

    /// <summary>The authority's certificate, to be installed on a phone.</summary>
    public string AuthorityFile { get; }

    public string CertificateFile { get; }

    public string KeyFile { get; }

    /// <summary>It was made just now: phones do not know it yet.</summary>
    public bool IsNew { get; private init; }

    /// <summary>SHA-256 of the authority's certificate, as phones show it.</summary>
    public string Fingerprint
    {
        get
        {
            using var authority = X509CertificateLoader.LoadCertificateFromFile(AuthorityFile);
            return string.Join(':', authority.GetCertHash(HashAlgorithmName.SHA256).Select(part => part.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>The certificate that is there, if it is for this name and good for a while; otherwise a new one.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="host">The name or address that people type.</param>
    /// <param name="now">The time.</param>
    /// <param name="gateway">Who runs the gateway and so must read its key, if somebody else.</param>
    public static LocalCertificate Keep(string folder, string host, DateTimeOffset now, SystemUser? gateway)
    {
        Files.Folder(folder, gateway is null ? Files.OwnerFolder : Files.PassThrough);
        var kept = new LocalCertificate(folder);
        if (kept.Serves(host, now))
        {
            Posix.Own(kept.KeyFile, gateway);
            return kept;
        }

        kept.Make(host, now, gateway);
        return new LocalCertificate(folder) { IsNew = true };
    }

    /// <summary>Trusts this authority alone.</summary>
    public X509ChainPolicy Trust() => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(AuthorityFile) },
        RevocationMode = X509RevocationMode.NoCheck,
        DisableCertificateDownloads = true,
    };

    private bool Serves(string host, DateTimeOffset now)
    {
        if (!File.Exists(AuthorityFile) || !File.Exists(CertificateFile) || !File.Exists(KeyFile))
            return false;
        try
        {
            // Also finds out whether key and certificate belong together.
            using var server = X509Certificate2.CreateFromPemFile(CertificateFile, KeyFile);
            using var chain = new X509Chain { ChainPolicy = Trust() };
            chain.ChainPolicy.VerificationTime = (now + RenewBefore).UtcDateTime;
            return server.MatchesHostname(host) && chain.Build(server);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            // Half written when a start was killed, damaged, or a key of another certificate: there is nothing in it that a new one has not.
            return false;
        }
    }

    private void Make(string host, DateTimeOffset now, SystemUser? gateway)
    {
        var (from, until) = (now - ClockSkew, now + Lifetime);
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authority = AuthorityRequest(authorityKey).CreateSelfSigned(from, until);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var server = ServerRequest(host, key, authority).Create(authority, from, until, SerialNumber());

        Files.WritePrivately(KeyFile, key.ExportPkcs8PrivateKeyPem(), gateway);
        Files.WriteReadable(CertificateFile, server.ExportCertificatePem());
        Files.WriteReadable(AuthorityFile, authority.ExportCertificatePem());
    }

    private static CertificateRequest AuthorityRequest(ECDsa key)
    {
        // Two of them on one phone must be told apart, by the person and by the phone.
        var request = new CertificateRequest($"CN=PartyPlatform local {Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    private static CertificateRequest ServerRequest(string host, ECDsa key, X509Certificate2 authority)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        if (IPAddress.TryParse(host, out var address))
            names.AddIpAddress(address);
        else if (host != "localhost")
            names.AddDnsName(host);

        // The names stand where clients look for them; the subject holds 64 characters and a name may be longer.
        var request = new CertificateRequest("CN=PartyPlatform gateway", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1", "serverAuth")], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        return request;
    }

    private static byte[] SerialNumber()
    {
        var number = RandomNumberGenerator.GetBytes(16);

        // Positive and not shortened, as the standard asks.
        number[0] = (byte)((number[0] & 0x3F) | 0x40);
        return number;
    }
}
