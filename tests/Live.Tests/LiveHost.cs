using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using PartyPlatform.LiveProbe;
using PartyPlatform.Testing;

namespace PartyPlatform.Live.Tests;

/// <summary>A replica of the probe on a real port.</summary>
internal sealed class Replica : WebApplicationFactory<LiveProbeDb>
{
    private readonly string _database;
    private readonly string _redis;
    private readonly (string Name, string Value)[] _settings;

    public Replica(string database, string redis, params (string Name, string Value)[] settings)
    {
        (_database, _redis, _settings) = (database, redis, settings);
        UseKestrel(0);
        StartServer();
    }

    /// <summary>What the replica wrote to its log as warnings and worse.</summary>
    public ConcurrentBag<string> Warnings { get; } = [];

    /// <summary>A client that speaks for a member; each has connections of its own, as devices have.</summary>
    public HttpClient As(Guid? member, TimeSpan? tokenLifetime = null) => With(member is null ? null : TestTokens.For(member.Value, tokenLifetime));

    public HttpClient With(string? token)
    {
        var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null, UseCookies = false })
        {
            BaseAddress = ClientOptions.BaseAddress,
            Timeout = TimeSpan.FromSeconds(20),
        };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:liveprobedb", _database);
        builder.UseSetting("ConnectionStrings:redis", _redis);
        builder.UseSetting("Party:PublicAddress", TestTokens.Issuer);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (name, value) in _settings)
            builder.UseSetting(name, value);
        builder.ConfigureServices(TestTokens.Trust);
        builder.ConfigureLogging(logging => logging.AddProvider(new Keeping(Warnings)));
    }

    private sealed class Keeping(ConcurrentBag<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}

/// <summary>Two replicas of a service over one database. A test takes a room of its own.</summary>
public sealed class TwoReplicas : IAsyncLifetime
{
    private readonly List<Guid> _members = [.. Enumerable.Range(0, 200).Select(_ => Guid.CreateVersion7())];
    private int _next;

    internal string Database { get; private set; } = "";

    internal Replica First { get; private set; } = null!;

    internal Replica Second { get; private set; } = null!;

    /// <summary>An active member whom no other test uses.</summary>
    internal Guid NewMember() => _members[Interlocked.Increment(ref _next)];

    internal static string NewRoom() => $"r{Guid.CreateVersion7():N}";

    public async ValueTask InitializeAsync()
    {
        Database = await TestServers.Shared.CreateDatabaseAsync("liveprobedb");
        await LiveProbeDb.CreateTablesAsync(Database);
        await LiveProbeDb.AddMembersAsync(Database, _members);
        First = Start();
        Second = Start();
    }

    internal Replica Start(params (string Name, string Value)[] settings) => new(Database, TestServers.Shared.Redis, settings);

    internal Replica StartWithoutRedis(params (string Name, string Value)[] settings) => new(Database, "localhost:1", settings);

    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
        await TestServers.Shared.DropDatabaseAsync(Database);
    }
}

internal static class Room
{
    /// <summary>Appends entries in one change and returns the last position.</summary>
    public static async Task<long> PostAsync(this HttpClient client, string room, params string[] texts)
    {
        using var response = await client.PostAsJsonAsync($"/api/oversight/rooms/{room}/entries", texts.Select(text => new { text }));
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<long>();
    }

    public static async Task<EventStream> WatchAsync(this HttpClient client, string room, long? lastEventId = null)
    {
        var stream = await EventStream.OpenAsync(client, EventStream.Request($"/api/oversight/rooms/{room}/live", lastEventId));
        Assert.Equal(200, (int)stream.Response.StatusCode);
        return stream;
    }

    public static IEnumerable<long> To(this long first, long last) => Enumerable.Range(0, (int)(last - first + 1)).Select(step => first + step);
}
