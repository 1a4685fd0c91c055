using System.Text;
using System.Text.Json.Nodes;
using RabbitMQ.Client;

namespace PartyPlatform.Notifications.Tests;

/// <summary>Reads a subscriber's queue with the subscriber's own account, as its owner would.</summary>
internal sealed class SubscriberQueue : IAsyncDisposable
{
    private readonly string _queue;
    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private SubscriberQueue(string queue, IConnection connection, IChannel channel) => (_queue, _connection, _channel) = (queue, connection, channel);

    public static async Task<SubscriberQueue> OpenAsync(NotificationsHost host, string queue, string password)
    {
        var connection = await host.ConnectAsync(queue, password);
        return new SubscriberQueue(queue, connection, await connection.CreateChannelAsync());
    }

    /// <summary>The next message; fails when none comes.</summary>
    public async Task<(JsonNode Event, BasicGetResult Message)> NextAsync()
    {
        var message = await Eventually.IsAsync(() => _channel.BasicGetAsync(_queue, autoAck: true));
        return (JsonNode.Parse(Encoding.UTF8.GetString(message.Body.Span))!, message);
    }

    /// <summary>What is there now.</summary>
    public async Task<List<JsonNode>> DrainAsync()
    {
        var found = new List<JsonNode>();
        while (await _channel.BasicGetAsync(_queue, autoAck: true) is { } message)
            found.Add(JsonNode.Parse(Encoding.UTF8.GetString(message.Body.Span))!);
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

/// <summary>Events as other services tell them, with values that must not get out.</summary>
internal static class Told
{
    /// <summary>Stands in every title: nothing public may contain it.</summary>
    public const string Canary = "金丝雀-卓以宁-13800000000";

    public static readonly DateTimeOffset At = new(2026, 11, 23, 8, 5, 57, 120, TimeSpan.Zero);

    public static Contracts.Learning.QuizCompleted QuizCompleted(bool counts = true) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), People.Member.Id, People.Member.BranchId, 92, 100, true, counts, At);

    public static Contracts.Showcase.StoryApproved StoryApproved(Guid? author = null) => new(
        Guid.CreateVersion7(), Contracts.Showcase.StoryKind.Practice, Canary, author ?? People.Member.Id, People.Member.BranchId, 2, new string('a', 64), People.PartyOffice, At);

    public static Contracts.Oversight.ReviewStarted ReviewStarted() => new(
        Guid.CreateVersion7(), Canary, [People.Member.BranchId, People.Other.BranchId], At);
}
