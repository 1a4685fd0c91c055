using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.ServiceDefaults.Tests;

/// <summary>A body as services have them.</summary>
public sealed record Measure([property: Range(1, 10)] int Value, string Unit);

/// <summary>The smallest service that the defaults make, on a real port: what it does, every service does.</summary>
internal sealed class ProbeService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ProbeService(WebApplication app, Lines lines) => (_app, Log) = (app, lines);

    public HttpClient Http { get; private set; } = null!;

    public Lines Log { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<ProbeService> StartAsync(
        IssuerKeys keys, string environment = "Development", Action<WebApplicationBuilder>? more = null, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, ApplicationName = typeof(ProbeService).Assembly.GetName().Name });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Party:PublicAddress"] = IssuerKeys.Issuer,
            ["services:membership:http:0"] = keys.Address,
            ["Logging:LogLevel:Default"] = "Information",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value)));
        var lines = new Lines();
        builder.Logging.ClearProviders().AddProvider(lines);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults("probe");
        builder.Services.AddValidation();
        more?.Invoke(builder);
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapServiceDefaults();
        Map(app);
        await app.StartAsync();
        var http = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromSeconds(15) };
        return new ProbeService(app, lines) { Http = http };
    }

    public async Task<HttpResponseMessage> GetAsync(string path, string? token = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return await Http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/open", () => "open").AllowAnonymous();
        app.MapGet("/unmarked", () => "never");
        app.MapGet("/mine", (ClaimsPrincipal caller) => caller.FindFirstValue("sub")).RequireAuthorization();
        app.MapPost("/measures", (Measure measure) => measure).AllowAnonymous();
        app.MapGet("/measures/near", (int value) => value).AllowAnonymous();
        app.MapPost("/files", (IFormFile file) => file.Length).DisableAntiforgery().AllowAnonymous();
        app.MapGet("/throws/{what}", string (string what) => throw what switch
        {
            "rule" => new RuleViolation("quiz.closed", "答题已经结束", "The quiz is closed.") { Details = { ["closedAt"] = "2026-11-23" } },
            "input" => new InputRejected("file.unreadable", "这个文件打不开", "The file cannot be read.", "file"),
            "forbidden" => new NotAllowed("story.notYours", "这不是你的稿件", "The story is not yours."),
            "stale" => new StaleVersion(),
            "away" => new TimeoutException("a secret detail"),
            "left-open" => new DbUpdateException("a secret detail", new PostgresException("a secret detail", "FATAL", "FATAL", "25P03")),
            "nul" => new DbUpdateException("a secret detail", new PostgresException("a secret detail", "ERROR", "ERROR", "22021")),
            "nul-in-json" => new PostgresException("a secret detail", "ERROR", "ERROR", "22P05"),
            "full" => new IOException("a secret detail", 28),
            _ => new InvalidOperationException("a secret detail"),
        }).AllowAnonymous();
    }
}

/// <summary>Keeps log lines.</summary>
internal sealed class Lines : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, LogLevel Level, string Text)> _lines = new();

    public IEnumerable<(string Category, LogLevel Level, string Text)> All => _lines;

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Writer(Lines lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines._lines.Enqueue((category, logLevel, formatter(state, exception)));
    }
}

internal static class Refusals
{
    /// <summary>Asserts a refusal in the form of the house and returns it.</summary>
    public static async Task<JsonNode> RefusedAsync(this HttpResponseMessage response, int status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} instead of {status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal(code, problem["code"]!.GetValue<string>());
        Assert.Matches("[\u4e00-\u9fff]", problem["title"]!.GetValue<string>());
        Assert.Matches("^[A-Z]", problem["titleEn"]!.GetValue<string>());
        Assert.Matches("^[0-9a-f]{32}$", problem["traceId"]!.GetValue<string>());
        return problem;
    }
}
