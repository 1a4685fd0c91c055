using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PartyPlatform.AppHost.Local.Https;
using PartyPlatform.AppHost.Local.Processes;
using PartyPlatform.AppHost.Local.Running;

namespace PartyPlatform.AppHost.Local.Tests;

/// <summary>The name and the certificate of <c>./run --https</c>.</summary>
public sealed class CertificateTests : IDisposable
{
    private static readonly IPAddress[] Own = [IPAddress.Parse("192.0.2.10"), IPAddress.Parse("198.51.100.3")];
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("party-https-");

    [Theory]
    [InlineData("", "192.0.2.10", "192.0.2.10")]
    [InlineData("198.51.100.3", "198.51.100.3", "198.51.100.3")]
    [InlineData("Party.Local", "party.local", "192.0.2.10,198.51.100.3")]
    [InlineData("office-pc", "office-pc", "192.0.2.10,198.51.100.3")]
    [InlineData("localhost", "localhost", "")]
    [InlineData("127.0.0.1", "localhost", "")]
    public void A_name_leads_to_addresses_of_this_machine(string wanted, string host, string addresses)
    {
        var name = LanName.Of(wanted, Own);

        Assert.Equal((host, addresses), (name.Host, string.Join(',', name.Addresses)));
    }

    [Fact]
    public void A_machine_without_a_network_has_localhost() => Assert.Equal("localhost", LanName.Of("", []).Host);

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9 不是这台机器的地址", "192.0.2.10, 198.51.100.3")]
    [InlineData("0.0.0.0", "不是这台机器的地址", "not an address of this machine")]
    [InlineData("https://party.local", "主机名或本机的 IPv4 地址", "takes a host name")]
    [InlineData("party.local:8443", "不能是“party.local:8443”", "not 'party.local:8443'")]
    [InlineData("party_pc", "主机名", "host name")]
    [InlineData("党建.local", "主机名", "host name")]
    [InlineData("-party", "主机名", "host name")]
    [InlineData("party..local", "主机名", "host name")]
    [InlineData("party.local\n", "主机名", "host name")]
    [InlineData("1", "主机名", "host name")]
    [InlineData("192.0.2.300", "主机名", "host name")]
    [InlineData("party.0x7f", "主机名", "host name")]
    [InlineData("::1", "主机名", "host name")]
    public void What_is_no_name_and_no_address_of_this_machine_is_refused(string wanted, string chinese, string english)
    {
        var refusal = Assert.Throws<StartupFailure>(() => LanName.Of(wanted, Own)).ToString();

        Assert.StartsWith("✗ https", refusal, StringComparison.Ordinal);
        Assert.Contains(chinese, refusal, StringComparison.Ordinal);
        Assert.Contains(english, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.10")]
    [InlineData("party.local")]
    [InlineData("localhost")]
    public void The_certificate_is_for_the_name_and_for_this_machine_and_for_nothing_else(string host)
    {
        var kept = Keep(host);

        using var authority = X509CertificateLoader.LoadCertificateFromFile(kept.AuthorityFile);
        using var server = X509CertificateLoader.LoadCertificateFromFile(kept.CertificateFile);
        Assert.All((string[])[host, "localhost", "127.0.0.1"], name => Assert.True(server.MatchesHostname(name), name));
        Assert.False(server.MatchesHostname("example.org"));
        Assert.Equal("1.3.6.1.5.5.7.3.1", Assert.Single(server.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<Oid>()).Value);
        Assert.False(server.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        Assert.Equal(X509KeyUsageFlags.DigitalSignature, server.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);

        // No certificate below the one it has signed can sign another.
        var constraints = authority.Extensions.OfType<X509BasicConstraintsExtension>().Single();
        Assert.Equal((true, true, 0), (constraints.CertificateAuthority, constraints.HasPathLengthConstraint, constraints.PathLengthConstraint));
        Assert.Equal(X509KeyUsageFlags.KeyCertSign, authority.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);

        // Phones take no server certificate that lives longer than 398 days.
        Assert.InRange(server.NotAfter - server.NotBefore, TimeSpan.FromDays(300), TimeSpan.FromDays(397));
        Assert.True(server.NotBefore.ToUniversalTime() < Now.UtcDateTime);
        Assert.Equal(kept.Fingerprint.Replace(":", "", StringComparison.Ordinal), authority.GetCertHashString(HashAlgorithmName.SHA256));
    }

    [Fact]
    public void The_key_of_the_authority_is_nowhere_and_the_gateways_own_is_for_its_owner_only()
    {
        var kept = Keep("party.local");

        var files = folder.EnumerateFiles().ToList();
        Assert.Equal(["gateway.crt", "gateway.key", "local-ca.crt"], files.Select(file => file.Name).Order());
        Assert.Equal(Files.OwnerOnly, File.GetUnixFileMode(kept.KeyFile));
        Assert.ThrowsAny<ArgumentException>(() => X509Certificate2.CreateFromPemFile(kept.AuthorityFile, kept.KeyFile));
        Assert.All(files.Where(file => file.FullName != kept.KeyFile), file => Assert.DoesNotContain("PRIVATE", File.ReadAllText(file.FullName), StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_kept_while_it_is_good_and_made_anew_when_the_name_or_the_year_is_another()
    {
        var first = Keep("party.local");
        Assert.True(first.IsNew);
        var fingerprint = first.Fingerprint;

        Assert.False(Keep("party.local", Now.AddDays(300)).IsNew);
        Assert.Equal(fingerprint, first.Fingerprint);

        Assert.True(Keep("192.0.2.10").IsNew);
        Assert.NotEqual(fingerprint, first.Fingerprint);
        Assert.True(Keep("192.0.2.10", Now.AddDays(360)).IsNew);
        Assert.False(Keep("192.0.2.10", Now.AddDays(370)).IsNew);
    }

    [Theory]
    [InlineData("gateway.key")]
    [InlineData("gateway.crt")]
    [InlineData("local-ca.crt")]
    public void What_a_killed_start_left_half_written_is_made_anew(string half)
    {
        var kept = Keep("party.local");
        File.WriteAllText(Path.Combine(folder.FullName, half), "-----BEGIN CERTIFICATE-----\nhalf");

        Assert.True(Keep("party.local").IsNew);

        // And of two that do not belong together, each whole.
        var mine = File.ReadAllText(Path.Combine(folder.FullName, half));
        Keep("other.local");
        File.WriteAllText(Path.Combine(folder.FullName, half), mine);
        Assert.True(Keep("other.local").IsNew);
        using var whole = X509Certificate2.CreateFromPemFile(kept.CertificateFile, kept.KeyFile);
        using var chain = new X509Chain { ChainPolicy = kept.Trust() };
        chain.ChainPolicy.VerificationTime = Now.UtcDateTime;
        Assert.True(chain.Build(whole));
    }

    [Fact]
    public void A_migration_runs_again_when_what_it_is_told_has_changed()
    {
        string For(string address) => Completions.Fingerprint(folder.FullName, ["migrate"], [new("Party__PublicAddress", address)], []);

        Assert.Equal(For("http://localhost:8080"), For("http://localhost:8080"));
        Assert.NotEqual(For("http://localhost:8080"), For("https://192.0.2.10:8080"));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private LocalCertificate Keep(string host, DateTimeOffset? now = null) => LocalCertificate.Keep(folder.FullName, host, now ?? Now, gateway: null);
}
