using System.Net;
using Aspire.Hosting;
using Aspire.Hosting.Testing;

namespace PartyPlatform.AppHost.Smoke;

/// <summary>The AppHost as Aspire itself runs it, with containers.</summary>
public sealed class SmokeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Every_part_becomes_healthy_and_the_gateway_answers()
    {
        using var limit = new CancellationTokenSource(Limit);
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(["--Party:Demo=true"], limit.Token);
        await using var application = await builder.BuildAsync(limit.Token);
        await application.StartAsync(limit.Token);

        foreach (var part in (string[])["rabbitmq", "redis", "postgres", "membership", "learning", "showcase", "oversight", "notifications", "gateway"])
            await application.ResourceNotifications.WaitForResourceHealthyAsync(part, limit.Token);

        using var client = application.CreateHttpClient("gateway");
        using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), limit.Token);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        using var discovery = await client.GetAsync(new Uri("/.well-known/openid-configuration", UriKind.Relative), limit.Token);
        Assert.Equal(HttpStatusCode.OK, discovery.StatusCode);
    }
}
