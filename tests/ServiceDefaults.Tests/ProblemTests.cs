using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace PartyPlatform.ServiceDefaults.Tests;

public sealed class ProblemTests : IAsyncLifetime
{
    private IssuerKeys _keys = null!;
    private ProbeService _service = null!;
    private ProbeService _production = null!;

    public async ValueTask InitializeAsync()
    {
        _keys = await IssuerKeys.StartAsync();
        _service = await ProbeService.StartAsync(_keys);
        _production = await ProbeService.StartAsync(_keys, "Production");
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _production.DisposeAsync();
        await _keys.DisposeAsync();
    }

    [Theory]
    [InlineData("rule", 409, "quiz.closed")]
    [InlineData("input", 400, "file.unreadable")]
    [InlineData("forbidden", 403, "story.notYours")]
    [InlineData("stale", 412, "version.stale")]
    [InlineData("away", 503, "service.unavailable")]
    [InlineData("left-open", 503, "service.unavailable")]
    [InlineData("nul", 400, "text.unusable")]
    [InlineData("nul-in-json", 400, "text.unusable")]
    [InlineData("full", 503, "storage.full")]
    [InlineData("else", 500, "server.error")]
    public async Task A_failure_has_a_status_a_code_and_both_languages_and_tells_no_secret(string what, int status, string code)
    {
        foreach (var service in new[] { _service, _production })
        {
            using var response = await service.GetAsync($"/throws/{what}");
            var problem = await response.RefusedAsync(status, code);
            Assert.DoesNotContain("secret", problem.ToJsonString(), StringComparison.Ordinal);
            Assert.Equal(status == 503, response.Headers.RetryAfter is not null);
            if (what == "rule")
                Assert.Equal(("答题已经结束", "The quiz is closed.", "2026-11-23"),
                    (problem["title"]!.GetValue<string>(), problem["titleEn"]!.GetValue<string>(), problem["closedAt"]!.GetValue<string>()));
            if (what == "input")
                Assert.Equal("file", problem["field"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task The_trace_in_a_problem_is_the_callers()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/throws/rule") { Headers = { { "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" } } };
        using var response = await _service.Http.SendAsync(request);
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", (await response.RefusedAsync(409, "quiz.closed"))["traceId"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"value":5,"unit":"kg","extra":1}""")]
    [InlineData("""{"value":5,"value":6,"unit":"kg"}""")]
    [InlineData("""{"value":"5","unit":"kg"}""")]
    [InlineData("""{"value":5,"unit":null}""")]
    [InlineData("""{"value":5}""")]
    [InlineData("""{"value":50,"unit":"kg"}""")]
    [InlineData("""{"value":5,""")]
    [InlineData("")]
    public async Task A_body_that_is_not_what_was_asked_for_is_refused(string body)
    {
        foreach (var service in new[] { _service, _production })
        {
            using var response = await service.Http.PostAsync("/measures", new StringContent(body, Encoding.UTF8, "application/json"));
            await response.RefusedAsync(400, "request.invalid");
        }
    }

    [Theory]
    [InlineData("""{"value":5,"unit":"kg","extra":1}""", "extra", "There is no member \"extra\" here.")]
    [InlineData("""{"value":"5","unit":"kg"}""", "value", "The value of \"value\" is not valid.")]
    [InlineData("""{"value":5,""", null, "The body is not valid JSON (line 1).")]
    public async Task What_is_wrong_with_a_body_is_named(string body, string? field, string reason)
    {
        foreach (var service in new[] { _service, _production })
        {
            using var response = await service.Http.PostAsync("/measures", new StringContent(body, Encoding.UTF8, "application/json"));
            var problem = await response.RefusedAsync(400, "request.invalid");
            Assert.Equal((field, reason), (problem["field"]?.GetValue<string>(), problem["titleEn"]!.GetValue<string>()));
            if (field is not null)
                Assert.Contains($"“{field}”", problem["title"]!.GetValue<string>(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("?value=many")]
    [InlineData("")]
    public async Task A_parameter_of_the_address_that_is_wrong_or_missing_is_named(string query)
    {
        foreach (var service in new[] { _service, _production })
        {
            using var response = await service.GetAsync("/measures/near" + query);
            Assert.Equal("value", (await response.RefusedAsync(400, "request.invalid"))["field"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task A_form_that_the_disk_does_not_take_is_not_the_callers_fault_and_one_that_breaks_off_is()
    {
        await using var service = await ProbeService.StartAsync(_keys, "Production", builder => builder.Services.AddSingleton<IStartupFilter, FullDisk>());
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[100_000]), "file", "list.csv" } };
        using (var taken = await service.Http.PostAsync("/files", form))
            Assert.Equal("100000", await taken.Content.ReadAsStringAsync());

        using (var full = await service.Http.PostAsync("/files?full", form))
            await full.RefusedAsync(503, "storage.full");

        var half = new ByteArrayContent((await form.ReadAsByteArrayAsync())[..50_000]);
        half.Headers.ContentType = form.Headers.ContentType;
        using (var broken = await service.Http.PostAsync("/files", half))
            await broken.RefusedAsync(400, "request.invalid");
    }

    /// <summary>Requests with <c>?full</c> meet a temporary folder without room.</summary>
    private sealed class FullDisk : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                if (context.Request.Query.ContainsKey("full"))
                    context.Features.Set<IFormFeature>(new FullForm());
                return go(context);
            });
            next(app);
        };

        private sealed class FullForm : IFormFeature
        {
            public bool HasFormContentType => true;

            public IFormCollection? Form { get; set; }

            public IFormCollection ReadForm() => throw new IOException("No space left on device", 28);

            public Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken) => throw new IOException("No space left on device", 28);
        }
    }

    [Theory]
    [InlineData("text/plain", 5, 415, "request.mediaType")]
    [InlineData("application/json", 1024 * 1024 + 1, 413, "request.tooLarge")]
    public async Task A_body_of_the_wrong_kind_or_size_is_refused(string type, int length, int status, string code)
    {
        foreach (var service in new[] { _service, _production })
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/measures") { Content = new StringContent(new string(' ', length), Encoding.UTF8, type) };
            request.Headers.ExpectContinue = true;
            using var response = await service.Http.SendAsync(request);
            await response.RefusedAsync(status, code);
        }
    }

    [Fact]
    public async Task A_good_body_is_taken()
    {
        using var response = await _service.Http.PostAsync("/measures", new StringContent("""{"value":5,"unit":"kg"}""", Encoding.UTF8, "application/json"));
        Assert.Equal((HttpStatusCode.OK, """{"value":5,"unit":"kg"}"""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task The_wrong_method_is_said_to_be_wrong()
    {
        using var response = await _service.GetAsync("/measures");
        await response.RefusedAsync(405, "request.method");
    }

    [Fact]
    public async Task An_outage_fills_the_log_with_one_line_a_second_and_other_failures_each_have_theirs()
    {
        for (var request = 0; request < 20; request++)
            foreach (var what in new[] { "away", "else" })
                using (await _service.GetAsync($"/throws/{what}"))
                {
                }

        var errors = _service.Log.All.Where(line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error).ToList();
        Assert.InRange(errors.Count(line => line.Text.Contains("is away", StringComparison.Ordinal)), 1, 5);
        Assert.Equal(20, errors.Count(line => line.Text.Contains("failed with 500", StringComparison.Ordinal)));
    }
}
