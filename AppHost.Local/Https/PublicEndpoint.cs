namespace PartyPlatform.AppHost.Local.Https;

/// <summary>Where the platform is reached from outside: people and tokens name this address, and the gateway listens there.</summary>
/// <param name="Port">The port, kept from start to start.</param>
/// <param name="Name">The name in the network; null where plain HTTP is served on loopback alone.</param>
/// <param name="Certificate">The certificate for that name.</param>
internal sealed record PublicEndpoint(int Port, LanName? Name = null, LocalCertificate? Certificate = null)
{
    private string Scheme => Certificate is null ? Uri.UriSchemeHttp : Uri.UriSchemeHttps;

    public string Address => AddressOf(Name?.Host ?? "localhost");

    /// <summary>Where this machine itself finds the gateway.</summary>
    public string LoopbackAddress => AddressOf("localhost");

    /// <summary>What the gateway gets: where to listen and, for TLS, Kestrel's own settings for a certificate.</summary>
    public IEnumerable<KeyValuePair<string, string>> Variables()
    {
        yield return new("ASPNETCORE_URLS", string.Join(';', (Name?.Addresses ?? []).Select(address => AddressOf(address.ToString())).Append(LoopbackAddress)));
        if (Certificate is not { } certificate)
            yield break;
        yield return new("Kestrel__Certificates__Default__Path", certificate.CertificateFile);
        yield return new("Kestrel__Certificates__Default__KeyPath", certificate.KeyFile);
        yield return new("Gateway__LocalAuthority", certificate.AuthorityFile);
    }

    // As browsers spell it, without the scheme's usual port: issuer and origin are compared letter by letter.
    private string AddressOf(string host) => new UriBuilder(Scheme, host, Port).Uri.GetLeftPart(UriPartial.Authority);
}
