using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PartyPlatform.Probe;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.Testing;
using RabbitMQ.Client;

namespace PartyPlatform.Messaging.Tests;

/// <summary>A virtual host of the real broker, and the services that a test starts on it, each with its own database.</summary>
public sealed class Platform : IAsyncDisposable
{
    private readonly List<ProbeService> _services = [];
    private readonly Dictionary<string, string> _databases = [];

    public string Broker { get; private set; } = "";

    public async ValueTask InitializeAsync() => Broker = await TestServers.Shared.CreateVirtualHostAsync();

    /// <summary>Starts a service; two of one name are replicas and share their database.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="configure">What it reacts to.</param>
    /// <param name="services">More settings and registrations.</param>
    /// <param name="broker">Another way to the broker.</param>
    /// <param name="waitForBroker">Whether it must have reached the broker.</param>
    /// <param name="databasePort">Another way to the database.</param>
    public async Task<ProbeService> StartAsync(
        string name, Action<MessagingBuilder>? configure = null, Action<WebApplicationBuilder>? services = null,
        string? broker = null, bool waitForBroker = true, int? databasePort = null)
    {
        var fresh = !_databases.TryGetValue(name, out var database);
        if (fresh)
            _databases[name] = database = await TestServers.Shared.CreateDatabaseAsync("probe");

        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:probedb"] = databasePort is { } port ? new NpgsqlConnectionStringBuilder(database) { Port = port }.ConnectionString : database,
            ["ConnectionStrings:rabbitmq"] = broker ?? Broker,
            ["Party:PublicAddress"] = TestTokens.Issuer,
            ["services:membership:http:0"] = "http://localhost:1",
            // A test starts the services that it is about; the contracts name others that never come.
            ["Messaging:LongestWaitForListeners"] = "00:00:00",
            ["Logging:LogLevel:Default"] = Environment.GetEnvironmentVariable("PARTY_TEST_LOG") ?? "Error",
        });
        builder.WebHost.UseTestServer();
        TestTokens.Trust(builder.Services);
        builder.AddProbe(name, configure ?? (_ => { }));
        builder.Services.AddAuthorizationBuilder().AddPolicy("Operations", policy => policy
            .AddAuthenticationSchemes(JwtBearerDefaults.AuthenticationScheme).RequireAuthenticatedUser());
        services?.Invoke(builder);
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapServiceDefaults();
        app.MapThings();
        app.MapFailedMessages("/api/probe");

        var service = new ProbeService(name, app, database!);
        _services.Add(service);
        if (fresh)
            await service.InScopeAsync(db => db.CreateTablesAsync());
        await app.StartAsync();
        if (waitForBroker)
            await service.ReadyAsync();
        return service;
    }

    /// <summary>Puts a message into a queue by hand, as a broker that delivers again or a stranger would.</summary>
    public async Task DeliverAsync(string queue, params IReadOnlyCollection<(Guid Id, string Body)> messages)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(Broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        foreach (var (id, body) in messages)
            await channel.BasicPublishAsync("", queue, mandatory: true,
                new BasicProperties { MessageId = id.ToString(), ContentType = "application/json", Persistent = true }, Encoding.UTF8.GetBytes(body));
    }

    /// <summary>How many messages of a queue nobody holds, as the queue itself says.</summary>
    public async Task<uint> WaitingAsync(string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(Broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        return (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
    }

    /// <summary>Takes one message from a queue and gives it up.</summary>
    public async Task RejectAsync(string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(Broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var delivery = await channel.BasicGetAsync(queue, autoAck: false) ?? throw new InvalidOperationException($"{queue} is empty.");
        await channel.BasicRejectAsync(delivery.DeliveryTag, requeue: false);
    }

    /// <summary>Asks the broker's management API about this platform's queues.</summary>
    public async Task<JsonElement> QueueAsync(string name)
    {
        using var management = TestServers.Shared.Management();
        return await management.GetFromJsonAsync<JsonElement>($"api/queues{new Uri(Broker).AbsolutePath}/{name}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services)
            await service.DisposeAsync();
        foreach (var database in _databases.Values)
            await TestServers.Shared.DropDatabaseAsync(database);
        await TestServers.Shared.DropVirtualHostAsync(Broker);
    }
}

/// <summary>Each test has a virtual host of its own, so that nobody else's events count as its effects.</summary>
public abstract class MessagingTest : IAsyncLifetime
{
    protected Platform Platform { get; } = new();

    public ValueTask InitializeAsync() => Platform.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Somebody who announces things and somebody who reacts to them.</summary>
    protected async Task<(ProbeService Producer, ProbeService Consumer)> PairAsync()
    {
        // The consumer first: what it listens to has a queue before the first event.
        var consumer = await Platform.StartAsync("consumer", messaging => messaging.Handle<ThingHappened, RecordThing>());
        return (await Platform.StartAsync("producer"), consumer);
    }
}

/// <summary>A running service under test.</summary>
public sealed class ProbeService(string name, WebApplication app, string database) : IAsyncDisposable
{
    // The tests ask it many times a second: a connection for each question would cost the server more than all the rest.
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(database);

    public string Name => name;

    public string Database => database;

    public IServiceProvider Services => app.Services;

    public HttpClient Client() => app.GetTestClient();

    /// <summary>A client that speaks for somebody who may look at failed messages.</summary>
    public HttpClient Staff(Guid? memberId = null)
    {
        var client = Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestTokens.For(memberId ?? Guid.CreateVersion7()));
        return client;
    }

    public async Task InScopeAsync(Func<ProbeDb, Task> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<ProbeDb>());
    }

    /// <summary>Saves events as a use case would.</summary>
    public Task PublishAsync<TEvent>(params IReadOnlyCollection<TEvent> events)
        where TEvent : class => InScopeAsync(async db =>
        {
            foreach (var message in events)
                db.Publish(message, TimeProvider.System.GetUtcNow());
            await db.SaveChangesAsync();
        });

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public Task<long> UnpublishedAsync() => ScalarAsync<long>("select count(*) from outbox_messages where published_at is null");

    public Task<long> EffectsAsync() => ScalarAsync<long>("select count(*) from effects");

    public async Task<string> HealthAsync()
    {
        using var response = await Client().GetAsync("/health/ready");
        return await response.Content.ReadAsStringAsync();
    }

    public Task ReadyAsync() => Eventually.Async(async () => (await HealthAsync()).Contains("\"broker\":{\"status\":\"Healthy\"", StringComparison.Ordinal),
        "the broker is reached", TimeSpan.FromSeconds(30));

    /// <summary>Stops it as an orderly shutdown would; its database stays for a successor of the same name.</summary>
    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await _source.DisposeAsync();
    }
}

/// <summary>Waits for what is bound to happen, and says what did not.</summary>
public static class Eventually
{
    public static async Task Async(Func<Task<bool>> holds, string what, TimeSpan? atMost = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < (atMost ?? TimeSpan.FromSeconds(15)), $"Not in time: {what}.");
            await Task.Delay(50);
        }
    }

    public static Task Equal<T>(T expected, Func<Task<T>> actual, string what, TimeSpan? atMost = null) =>
        Async(async () => EqualityComparer<T>.Default.Equals(expected, await actual()), $"{what} is {expected}", atMost);
}
