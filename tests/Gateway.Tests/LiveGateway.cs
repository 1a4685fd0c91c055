using System.Net.Http.Json;
using PartyPlatform.LiveProbe;
using PartyPlatform.Testing;

namespace PartyPlatform.Gateway.Tests;

/// <summary>A gateway before replicas of a real service with live channels, each a process.</summary>
public class LiveGateway : GatewayHost
{
    // Two crowds with the full counts, and some single ones.
    private readonly List<Guid> _members = [.. Enumerable.Range(0, 1_100).Select(_ => Guid.CreateVersion7())];
    private readonly List<HostProcess> _services = [];
    private string _serviceDatabase = "";
    private int _next;

    internal IReadOnlyList<HostProcess> ServiceProcesses => _services;

    protected virtual int ServiceReplicas => 2;

    /// <summary>An active member whom no other test uses.</summary>
    internal Guid NewMember() => _members[Interlocked.Increment(ref _next)];

    internal string NewMemberToken(TimeSpan? lifetime = null) => Issuer.AccessToken(NewMember(), lifetime);

    internal static string NewRoom() => $"r{Guid.CreateVersion7():N}";

    internal static string Live(string room) => $"/api/oversight/rooms/{room}/live";

    /// <summary>Settings of a further gateway over the same database, as a process.</summary>
    internal IEnumerable<(string Name, string Value)> ProcessSettings() =>
    [
        ("ConnectionStrings__gatewaydb", Database), ("ConnectionStrings__rabbitmq", Broker), ("ConnectionStrings__redis", TestServers.Shared.Redis),
        ("Messaging__LongestWaitForListeners", "00:00:00"),
        ("RabbitMq__Management", TestServers.Shared.RabbitmqManagement),
        ("Party__PublicAddress", PublicAddress), ("Party__WebClientSecret", Issuer.ClientSecret),
        ("services__membership__http__0", Issuer.Address.ToString()), ("services__learning__http__0", "http://localhost:1"),
        ("services__showcase__http__0", "http://localhost:1"),
        .. _services.Select((service, index) => ($"services__oversight__http__{index}", service.Address.ToString())),
    ];

    protected override async Task StartServicesAsync()
    {
        _serviceDatabase = await TestServers.Shared.CreateDatabaseAsync("liveprobedb");
        await LiveProbeDb.CreateTablesAsync(_serviceDatabase);
        await LiveProbeDb.AddMembersAsync(_serviceDatabase, _members);
        _services.AddRange(await Task.WhenAll(Enumerable.Range(0, ServiceReplicas).Select(_ => StartServiceAsync())));
    }

    /// <summary>Starts a killed replica again, at its old address.</summary>
    internal async Task RestartServiceAsync(int replica) => _services[replica] = await StartServiceAsync(_services[replica].Address.Port);

    protected override IEnumerable<(string Name, string Value)> Settings() =>
        _services.Select((service, index) => ($"services:oversight:http:{index}", service.Address.ToString()));

    /// <summary>Settings of the service's processes.</summary>
    protected virtual IEnumerable<(string Name, string Value)> ServiceSettings() => [];

    /// <summary>Deactivates a member in the service's own copy.</summary>
    internal async Task DeactivateInServiceAsync(Guid member)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(_serviceDatabase);
        await using var command = source.CreateCommand("update local_members set is_active = false where id = $1");
        command.Parameters.AddWithValue(member);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    /// <summary>Appends entries in one change, at the first replica that is there, and returns the last position.</summary>
    internal async Task<long> PostAsync(string room, int count, int service = 0)
    {
        using var client = new HttpClient { BaseAddress = _services[service].Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", Issuer.AccessToken(_members[0]));
        using var response = await client.PostAsJsonAsync($"/api/oversight/rooms/{room}/entries", Enumerable.Range(0, count).Select(number => new { text = $"第 {number} 条" }));
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<long>();
    }

    /// <summary>How many streams the replicas of the service serve.</summary>
    internal async Task<long> UpstreamsAsync()
    {
        using var client = new HttpClient();
        var open = 0L;
        foreach (var service in _services)
            open += await client.GetFromJsonAsync<long>(new Uri(service.Address, "/api/oversight/viewers"));
        return open;
    }

    internal async Task<EventStream> WatchAsync(string room, string token, long? lastEventId = null, Uri? gateway = null)
    {
        // A connection of its own, as every device has.
        var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = gateway ?? Address, Timeout = TimeSpan.FromSeconds(20) };
        var stream = await EventStream.OpenAsync(client, EventStream.Request(Live(room), lastEventId, token));
        // On a machine that is busy with all suites at once a process that has just started may be slow to answer: as a
        // browser, again in a moment.
        for (var again = 0; (int)stream.Response.StatusCode == 503 && again < 5; again++)
        {
            await stream.DisposeAsync();
            await Task.Delay(500);
            stream = await EventStream.OpenAsync(client, EventStream.Request(Live(room), lastEventId, token));
        }

        Assert.Equal(200, (int)stream.Response.StatusCode);
        return stream;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var service in _services)
            await service.DisposeAsync();
        await TestServers.Shared.DropDatabaseAsync(_serviceDatabase);
        GC.SuppressFinalize(this);
    }

    private Task<HostProcess> StartServiceAsync(int port = 0) => HostProcess.StartAsync("LiveProbe",
    [
        ("ConnectionStrings__liveprobedb", _serviceDatabase), ("ConnectionStrings__redis", TestServers.Shared.Redis),
        ("Party__PublicAddress", PublicAddress), ("Party__SigningKeysAddress", new Uri(Issuer.Address, ".well-known/jwks").ToString()),
        .. ServiceSettings(),
    ], port);
}

internal static class Positions
{
    public static IEnumerable<long> To(this long first, long last) => Enumerable.Range(0, (int)(last - first + 1)).Select(step => first + step);
}
