using System.Globalization;
using PartyPlatform.Testing;

namespace PartyPlatform.EndToEnd.Tests;

public sealed class TraceTests(Platform platform)
{
    private const int Server = 2, Producer = 4, Consumer = 5;

    /// <summary>The platform must send its telemetry to this test: <c>./run --otlp http://localhost:PORT</c>, and <c>PARTY_OTLP_PORT=PORT</c> here.</summary>
    [Fact]
    public async Task One_trace_shows_a_quiz_from_the_gateway_to_the_points_and_the_scorecard()
    {
        platform.Require();
        var port = Environment.GetEnvironmentVariable("PARTY_OTLP_PORT");
        Assert.SkipWhen(string.IsNullOrEmpty(port), "PARTY_OTLP_PORT names no port that the platform sends its telemetry to.");
        await using var receiver = await OtlpReceiver.StartAsync(int.Parse(port, CultureInfo.InvariantCulture));
        using var staff = await Member.SignInAsync(platform, "xu.qinghe");
        using var member = await Member.SignInAsync(platform, "lin.jianshan");
        var run = Guid.CreateVersion7().ToString("N")[^8..];
        var category = await QuizWalk.ImportAsync(staff, $"追踪 {run}", $"追踪{run}.docx", QuizWalk.WordFile($"追踪 {run}", 12));
        var quiz = await QuizWalk.PublishAsync(staff, $"追踪测试 {run}", category);
        var attempt = (await member.InsistAsync(HttpMethod.Post, $"api/learning/quizzes/{quiz}/attempts", key: $"start-{run}"))!;
        foreach (var question in attempt["questions"]!.AsArray())
            await SliceTests.AnswerAsync(member, attempt, question!, SliceTests.RightAnswer(question!));

        // The browser begins the trace.
        var trace = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        var submission = new HttpRequestMessage(HttpMethod.Post, $"api/learning/attempts/{attempt["id"]!.GetValue<string>()}/submission")
        {
            Headers = { { "traceparent", $"00-{trace}-b7ad6b7169203331-01" } },
        };
        using var response = await member.Http.SendAsync(submission);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        Assert.StartsWith($"00-{trace}-", response.Headers.GetValues("traceresponse").Single(), StringComparison.Ordinal);

        await Eventually.Async(() =>
        {
            var spans = receiver.Spans.Where(span => span.TraceId == trace).ToList();
            var seen = string.Join('\n', spans);
            Assert.True(spans.Any(span => span is { Service: "gateway", Kind: Server }), $"not at the gateway:\n{seen}");
            Assert.True(spans.Any(span => span is { Service: "learning", Kind: Server }), $"not in Learning:\n{seen}");
            Assert.True(spans.Any(span => span is { Service: "learning", Name: "give points" }), $"not where points are given:\n{seen}");
            Assert.True(spans.Any(span => span is { Service: "learning", Kind: Producer }), $"not from the outbox:\n{seen}");
            Assert.True(spans.Any(span => span is { Service: "oversight", Kind: Consumer }), $"not in Oversight's consumer:\n{seen}");
            return Task.CompletedTask;
        });
    }
}
