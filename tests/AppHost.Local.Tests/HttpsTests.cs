using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using PartyPlatform.AppHost.Local.Https;
using PartyPlatform.AppHost.Local.Processes;

namespace PartyPlatform.AppHost.Local.Tests;

/// <summary>The small platform with <c>--https</c>: real processes, real TLS.</summary>
public sealed class HttpsTests : IDisposable
{
    private readonly Checkout checkout = new();

    [Fact]
    public async Task The_front_is_reached_over_TLS_and_the_next_start_without_it_is_plain_again_at_the_same_port()
    {
        var expected = LanName.Of("");
        await using var secure = await MiniPlatform.RunAsync(checkout, "--Local:Https=");
        var gateway = new Uri(secure.File.Gateway!);
        var authority = Path.Combine(checkout.Data, "https", "local-ca.crt");

        Assert.Equal(("https", expected.Host), (gateway.Scheme, gateway.Host));
        using (var phone = Trusting(authority))
        {
            Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync(new Uri(gateway, "/health/ready"))).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync(new Uri($"https://localhost:{gateway.Port}/health/ready"))).StatusCode);
        }

        using (var stranger = new HttpClient())
        {
            var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync(gateway));
            Assert.IsType<AuthenticationException>(refusal.InnerException);
        }

        // All else stays on loopback, in the clear.
        Assert.StartsWith("http://localhost:", secure.File.Services["tiny"], StringComparison.Ordinal);
        Assert.Contains($"{gateway.GetLeftPart(UriPartial.Authority)}/local-ca.crt", secure.Output, StringComparison.Ordinal);
        Assert.Contains(authority, secure.Output, StringComparison.Ordinal);
        Assert.Equal(0, await secure.StopAsync());

        await using var plain = MiniPlatform.Start(checkout);
        await plain.ReadyAsync();
        Assert.Equal($"http://localhost:{gateway.Port}", plain.File.Gateway);
        Assert.DoesNotContain("local-ca.crt", plain.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_none_is_refused_before_anything_starts()
    {
        await using var platform = MiniPlatform.Start(checkout, "--Local:Https=https://party.local");

        Assert.Equal(1, await platform.EndAsync());
        Assert.Contains("✗ https", platform.Output, StringComparison.Ordinal);
        Assert.Contains("主机名或本机的 IPv4 地址", platform.Output, StringComparison.Ordinal);
        Assert.Contains("takes a host name", platform.Output, StringComparison.Ordinal);
        Leftovers.None(checkout);
    }

    [Fact]
    public void A_port_that_is_free_on_loopback_but_taken_in_the_network_is_not_free()
    {
        var own = LanName.Of("").Addresses;
        Assert.SkipWhen(own.Count == 0, "This machine has no address but loopback.");
        using var other = new TcpListener(own[0], 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        Assert.True(Ports.IsFree(port));
        Assert.False(Ports.IsFree(port, own));
    }

    public void Dispose() => checkout.Dispose();

    private static HttpClient Trusting(string authority)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(authority) },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        return new HttpClient(handler);
    }
}
