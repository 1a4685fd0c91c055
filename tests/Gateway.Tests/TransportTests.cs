using System.Diagnostics;
using PartyPlatform.Gateway.Security;
using PartyPlatform.Testing;

namespace PartyPlatform.Gateway.Tests;

public sealed class TransportTests
{
    [Theory]
    [InlineData(true, "https://party.example.org", "http://0.0.0.0:80", false, "without TLS on http://0.0.0.0:80")]
    [InlineData(true, "https://party.example.org", "http://*:80", false, "without TLS")]
    [InlineData(true, "https://party.example.org", "https://*:443;http://10.1.2.3:80", false, "without TLS on http://10.1.2.3:80")]
    [InlineData(true, "http://localhost:8080", "http://localhost:8080", false, "must be https://")]
    [InlineData(false, "http://party.example.org", "http://localhost:8080", false, "must be https://")]
    [InlineData(false, "http://localhost:8080", "http://[::]:8080", false, "without TLS")]
    [InlineData(true, "http://party.example.org", "http://0.0.0.0:80", true, "must be https://")]
    [InlineData(true, "https://party.example.org", "http://0.0.0.0:80", true, null)]
    [InlineData(true, "https://party.example.org", "http://127.0.0.1:80;http://[::1]:80;https://*:443", false, null)]
    [InlineData(false, "http://localhost:8080", "http://localhost:8080", false, null)]
    public void Plain_HTTP_is_for_this_machine_alone(bool production, string publicAddress, string urls, bool behindProxy, string? objection)
    {
        var said = TransportRules.Objection(new Uri(publicAddress), production, behindProxy, urls.Split(';'));
        if (objection is null)
            Assert.Null(said);
        else
            Assert.Contains(objection, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_without_TLS_in_production_says_so_and_stops()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(TransportRules).Assembly.Location])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["Party__PublicAddress"] = "http://localhost:8080",
                ["Party__WebClientSecret"] = "x", ["ConnectionStrings__gatewaydb"] = "Host=localhost;Port=1;Username=x;Database=x",
                ["ConnectionStrings__rabbitmq"] = TestServers.Shared.Rabbitmq, ["ConnectionStrings__redis"] = TestServers.Shared.Redis,
            },
        })!;
        try
        {
            var error = await process.StandardError.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(40));
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
            Assert.Equal(78, process.ExitCode);
            Assert.Contains("必须是 https://", error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
