using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;

namespace PartyPlatform.ServiceDefaults.Tests;

/// <summary>What a service asks of another over HTTP: a reading is tried again, a change is asked for once.</summary>
public sealed class ResilienceTests
{
    [Fact]
    public async Task A_reading_that_fails_is_tried_again_and_a_change_never_is()
    {
        await using var other = await FailsOnce.StartAsync();
        await using var keys = await IssuerKeys.StartAsync();
        await using var service = await ProbeService.StartAsync(
            keys, settings: ("services:other:http:0", other.Address),
            more: builder => builder.Services.ConfigureAll<HttpStandardResilienceOptions>(options => options.Retry.Delay = TimeSpan.FromMilliseconds(20)));
        using var client = service.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        client.BaseAddress = new Uri("http://other");

        using var read = await client.GetAsync(new Uri("/read", UriKind.Relative));
        using var changed = await client.PostAsync(new Uri("/change", UriKind.Relative), null);
        using var replaced = await client.PutAsync(new Uri("/replace", UriKind.Relative), null);
        using var removed = await client.DeleteAsync(new Uri("/remove", UriKind.Relative));

        Assert.Equal((HttpStatusCode.OK, 2), (read.StatusCode, other.Asked("GET /read")));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, 1), (changed.StatusCode, other.Asked("POST /change")));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, 1), (replaced.StatusCode, other.Asked("PUT /replace")));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, 1), (removed.StatusCode, other.Asked("DELETE /remove")));
    }

    /// <summary>Answers each request with 503 the first time, and counts them.</summary>
    private sealed class FailsOnce(WebApplication app) : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, int> _asked = new();

        public string Address => app.Urls.Single();

        public static async Task<FailsOnce> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var server = new FailsOnce(app);
            app.Run(server.AnswerAsync);
            await app.StartAsync();
            return server;
        }

        public int Asked(string what) => _asked.GetValueOrDefault(what);

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private Task AnswerAsync(HttpContext context)
        {
            var times = _asked.AddOrUpdate($"{context.Request.Method} {context.Request.Path}", 1, (_, before) => before + 1);
            context.Response.StatusCode = times == 1 ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
            return Task.CompletedTask;
        }
    }
}
