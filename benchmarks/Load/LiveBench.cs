using System.Net.Http.Json;
using PartyPlatform.LiveProbe;

namespace PartyPlatform.Benchmarks;

/// <summary>A service with live channels, a gateway before it, and nchan, which does the same with nothing behind it.</summary>
internal sealed class LiveBench : IAsyncDisposable
{
    private const int Members = 100;

    private readonly Issuer _issuer;
    private readonly Guid[] _members;
    private readonly string[] _tokens;
    private readonly HttpClient _poster;

    private LiveBench(Issuer issuer, Guid[] members, ServiceProcess service, ServiceProcess gateway, Nginx nchan)
    {
        (_issuer, _members, Service, Gateway, Nchan) = (issuer, members, service, gateway, nchan);
        _tokens = [.. _members.Select(issuer.Token)];
        _poster = new HttpClient { BaseAddress = service.Address };
        _poster.DefaultRequestHeaders.Authorization = new("Bearer", _tokens[0]);
    }

    public ServiceProcess Service { get; }

    public ServiceProcess Gateway { get; }

    public Nginx Nchan { get; }

    public static async Task<LiveBench> StartAsync(Servers servers)
    {
        var issuer = await Issuer.StartAsync();
        var database = await servers.CreateDatabaseAsync("bench_live");
        var members = Enumerable.Range(0, Members).Select(_ => Guid.CreateVersion7()).ToArray();
        await LiveProbeDb.CreateTablesAsync(database);
        await LiveProbeDb.AddMembersAsync(database, members);
        var common = new Dictionary<string, string>
        {
            ["ConnectionStrings__rabbitmq"] = servers.Rabbitmq,
            ["RabbitMq__Management"] = servers.RabbitmqManagement,
            ["ConnectionStrings__redis"] = servers.Redis,
            ["Party__PublicAddress"] = Issuer.PublicAddress,
            ["Party__WebClientSecret"] = "not used here",
            ["services__membership__http__0"] = issuer.Address,
            // How much one member may ask for is another question than the speed.
            ["Live__StreamsPerMember"] = "10000",
            ["Gateway__Limits__Caller__Burst"] = "10000000",
            ["Gateway__Limits__Caller__PerSecond"] = "10000000",
            ["MemberCopy__AskAtStart"] = "false",
            ["ConnectionStrings__liveprobedb"] = database,
            ["ConnectionStrings__gatewaydb"] = await servers.CreateDatabaseAsync("bench_gateway"),
        };
        var service = await ServiceProcess.StartAsync("tests/LiveProbe", common);
        foreach (var name in (string[])["learning", "showcase", "oversight", "notifications"])
            common[$"services__{name}__http__0"] = service.Address.ToString().TrimEnd('/');
        await ServiceProcess.RunAsync("gateway", common, "migrate");
        var gateway = await ServiceProcess.StartAsync("gateway", common);
        return new LiveBench(issuer, members, service, gateway, await Nginx.StartNchanAsync());
    }

    public string TokenOf(int viewer) => _tokens[viewer % _tokens.Length];

    public async Task PostToServiceAsync(string room, string text)
    {
        using var answer = await _poster.PostAsJsonAsync($"/api/oversight/rooms/{room}/entries", new[] { new { text } });
        answer.EnsureSuccessStatusCode();
    }

    public async Task PostToNchanAsync(string room, string text)
    {
        using var answer = await _poster.PostAsync(new Uri(Nchan.Address, $"/pub?id={room}"), new StringContent($"{{\"text\":\"{text}\"}}"));
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _poster.Dispose();
        await Nchan.DisposeAsync();
        await Gateway.DisposeAsync();
        await Service.DisposeAsync();
        await _issuer.DisposeAsync();
    }
}
