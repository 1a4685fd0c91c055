using System.Globalization;
using PartyPlatform.Testing;

namespace PartyPlatform.EndToEnd.Tests;

/// <summary>With the full counts the platform of these tests runs in two replicas (<c>./run --replicas 2</c>), so every other test crosses from one to the other too.</summary>
public sealed class ReplicaTests(Platform platform)
{
    private const int Server = 2;

    private static readonly string[] Services = ["learning", "membership", "notifications", "oversight", "showcase"];

    [Fact]
    public async Task Two_of_each_service_answer_behind_the_gateway()
    {
        platform.Require();
        var port = Environment.GetEnvironmentVariable("PARTY_OTLP_PORT");
        Assert.SkipWhen(string.IsNullOrEmpty(port), "PARTY_OTLP_PORT names no port that the platform sends its telemetry to.");
        Assert.SkipUnless(platform.ProcessesOf(Services[0]).Distinct().Count() == 2, "The platform runs in one replica; ./test full starts two of each service.");
        Assert.All(Services, service => Assert.Equal(2, platform.ProcessesOf(service).Distinct().Count()));
        await using var receiver = await OtlpReceiver.StartAsync(int.Parse(port, CultureInfo.InvariantCulture));
        using var client = new HttpClient { BaseAddress = platform.Gateway };

        await Eventually.Async(async () =>
        {
            foreach (var service in Services)
            {
                using var answer = await client.GetAsync(new Uri($"openapi/{service}.json", UriKind.Relative));
                Assert.True(answer.IsSuccessStatusCode, $"{service}: {answer.StatusCode}");
            }

            Assert.All(Services, service => Assert.Equal(2, receiver.Spans
                .Where(span => span.Service == service && span is { Kind: Server, Name: "GET /openapi/{documentName}.json" })
                .Select(span => span.Instance).Distinct().Count()));
            // Nobody listened before: an exporter that failed often tries again after two minutes only.
        }, seconds: 180);
    }
}
