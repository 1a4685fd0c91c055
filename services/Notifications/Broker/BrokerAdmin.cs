using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using PartyPlatform.Notifications.Events;
using PartyPlatform.Notifications.Subscribers;

namespace PartyPlatform.Notifications.Broker;

/// <summary>What a queue looks like from outside.</summary>
internal sealed record QueueFigures(long Depth, int Consumers, long Acknowledged);

/// <summary>
/// Virtual host, queues, accounts and permissions through the broker's management API: AMQP itself has no word for an
/// account. Every call ends in time; what is there already stays as it is.
/// </summary>
internal sealed class BrokerAdmin : IDisposable
{
    private readonly HttpClient _client;
    private readonly PublicEventOptions _options;
    private readonly string _host;
    private readonly string _self;

    public BrokerAdmin(IConfiguration configuration, IOptions<PublicEventOptions> options)
    {
        var userInfo = Uri.UnescapeDataString(PublicBroker.AddressOf(configuration).UserInfo);
        // A client of its own: the retries and circuit breakers of service calls would only blur what happened here.
        _client = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(3), PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
        {
            BaseAddress = new Uri((configuration["RabbitMq:Management"] ?? "http://localhost:15672").TrimEnd('/') + "/api/"),
            Timeout = TimeSpan.FromSeconds(10),
        };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(userInfo)));
        (_options, _host, _self) = (options.Value, Escape(options.Value.VirtualHost), Escape(userInfo.Split(':')[0]));
    }

    public void Dispose() => _client.Dispose();

    /// <summary>The virtual host with its two exchanges.</summary>
    public async Task KeepHostAsync(CancellationToken cancellationToken)
    {
        await PutAsync($"vhosts/{_host}", [], cancellationToken);
        await PutAsync($"permissions/{_host}/{_self}", new JsonObject { ["configure"] = ".*", ["write"] = ".*", ["read"] = ".*" }, cancellationToken);
        await PutAsync($"exchanges/{_host}/{PublicBroker.Exchange}", new JsonObject { ["type"] = "topic", ["durable"] = true }, cancellationToken);
        await PutAsync($"exchanges/{_host}/{PublicBroker.DeadExchange}", new JsonObject { ["type"] = "direct", ["durable"] = true }, cancellationToken);
    }

    /// <summary>Queue, bindings and account of a subscriber, in this order: it never reads a queue that misses events.</summary>
    public async Task KeepAsync(Subscriber subscriber, IReadOnlyCollection<string> patterns, CancellationToken cancellationToken)
    {
        var (queue, dead, user) = (subscriber.Queue, subscriber.DeadQueue, Escape(subscriber.Queue));
        await PutAsync($"queues/{_host}/{Escape(dead)}", Queue(new JsonObject
        {
            ["x-queue-type"] = "quorum",
            ["x-max-length"] = _options.DeadQueueLength,
            ["x-overflow"] = "drop-head",
        }), cancellationToken);
        await BindAsync(PublicBroker.DeadExchange, dead, dead, cancellationToken);
        await PutAsync($"queues/{_host}/{Escape(queue)}", Queue(new JsonObject
        {
            ["x-queue-type"] = "quorum",
            ["x-delivery-limit"] = _options.DeliveryLimit,
            ["x-max-length"] = _options.QueueLength,
            ["x-overflow"] = "drop-head",
            ["x-dead-letter-exchange"] = PublicBroker.DeadExchange,
            ["x-dead-letter-routing-key"] = dead,
        }), cancellationToken);
        await KeepBindingsAsync(queue, patterns, cancellationToken);

        await PutAsync($"users/{user}", new JsonObject
        {
            ["password_hash"] = subscriber.PasswordHash,
            ["hashing_algorithm"] = "rabbit_password_hashing_sha256",
            ["tags"] = "",
        }, cancellationToken);
        // Reads this queue; declares, binds and publishes nothing.
        await PutAsync($"permissions/{_host}/{user}", new JsonObject
        {
            ["configure"] = "^$",
            ["write"] = "^$",
            ["read"] = $"^{queue.Replace(".", "\\.", StringComparison.Ordinal)}$",
        }, cancellationToken);
        await PutAsync($"user-limits/{user}/max-connections", new JsonObject { ["value"] = 10 }, cancellationToken);
    }

    /// <summary>Takes account and queues away; the broker ends the account's connections with it.</summary>
    public async Task DropAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        await DeleteAsync($"users/{Escape(subscriber.Queue)}", cancellationToken);
        await DeleteAsync($"queues/{_host}/{Escape(subscriber.Queue)}", cancellationToken);
        await DeleteAsync($"queues/{_host}/{Escape(subscriber.DeadQueue)}", cancellationToken);
    }

    /// <summary>Ends what was signed in with a password that is no longer valid.</summary>
    public async Task CloseConnectionsAsync(string user, CancellationToken cancellationToken)
    {
        foreach (var connection in await ReadAsync<JsonArray>($"vhosts/{_host}/connections", cancellationToken) ?? [])
            if ((string?)connection!["user"] == user)
                await DeleteAsync($"connections/{Escape((string)connection["name"]!)}", cancellationToken);
    }

    /// <summary>How a queue stands; null if it is not there.</summary>
    public async Task<QueueFigures?> LookAsync(string queue, CancellationToken cancellationToken) =>
        await ReadAsync<JsonObject>($"queues/{_host}/{Escape(queue)}", cancellationToken) is { } found
            ? new QueueFigures(
                (long?)found["messages"] ?? 0, (int?)found["consumers"] ?? 0,
                ((long?)found["message_stats"]?["ack"] ?? 0) + ((long?)found["message_stats"]?["deliver_no_ack"] ?? 0) + ((long?)found["message_stats"]?["get_no_ack"] ?? 0))
            : null;

    private async Task KeepBindingsAsync(string queue, IReadOnlyCollection<string> patterns, CancellationToken cancellationToken)
    {
        var path = $"bindings/{_host}/e/{PublicBroker.Exchange}/q/{Escape(queue)}";
        var present = (await ReadAsync<JsonArray>(path, cancellationToken) ?? [])
            .Select(binding => (Key: (string)binding!["routing_key"]!, Properties: (string)binding["properties_key"]!)).ToList();
        foreach (var missing in patterns.Except(present.Select(binding => binding.Key)))
            await BindAsync(PublicBroker.Exchange, queue, missing, cancellationToken);
        foreach (var (_, properties) in present.Where(binding => !patterns.Contains(binding.Key)))
            await DeleteAsync($"{path}/{Escape(properties)}", cancellationToken);
    }

    private async Task BindAsync(string exchange, string queue, string routingKey, CancellationToken cancellationToken) =>
        await SendAsync(HttpMethod.Post, $"bindings/{_host}/e/{exchange}/q/{Escape(queue)}", new JsonObject { ["routing_key"] = routingKey }, cancellationToken);

    private static JsonObject Queue(JsonObject arguments) => new() { ["durable"] = true, ["auto_delete"] = false, ["arguments"] = arguments };

    private Task PutAsync(string path, JsonObject body, CancellationToken cancellationToken) => SendAsync(HttpMethod.Put, path, body, cancellationToken);

    private async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await _client.DeleteAsync(new Uri(path, UriKind.Relative), cancellationToken);
        if (answer.StatusCode != HttpStatusCode.NotFound)
            await EnsureAsync(answer, path, cancellationToken);
    }

    private async Task SendAsync(HttpMethod method, string path, JsonObject body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        using var answer = await _client.SendAsync(request, cancellationToken);
        await EnsureAsync(answer, path, cancellationToken);
    }

    private async Task<TNode?> ReadAsync<TNode>(string path, CancellationToken cancellationToken)
        where TNode : JsonNode
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return null;
        await EnsureAsync(answer, path, cancellationToken);
        return (TNode?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    // The broker says what it minds: a queue that is there with other arguments is told by its answer alone.
    private static async Task EnsureAsync(HttpResponseMessage answer, string path, CancellationToken cancellationToken)
    {
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException(
                $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}", null, answer.StatusCode);
    }

    private static string Escape(string segment) => Uri.EscapeDataString(segment);
}
