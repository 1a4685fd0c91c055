using System.Text;
using System.Text.Json;
using PartyPlatform.Messaging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace PartyPlatform.Learning.Tests;

/// <summary>Puts events of other services into this one's queues on the broker, as their relays would.</summary>
internal static class Deliveries
{
    /// <summary>Delivers in the order given, and waits until all of them, each message id once, were handled.</summary>
    public static async Task DeliverAsync(this LearningHost host, params IEnumerable<(string Queue, Guid Id, object Event)> deliveries)
    {
        var all = deliveries.ToList();
        await QuizDesk.EventuallyAsync(() => SendAsync(host, all), "The queues were not declared.");
        var ids = all.Select(delivery => delivery.Id).Distinct().ToArray();
        await QuizDesk.EventuallyAsync(
            async () => await host.CountAsync($"select count(*)::int as \"Value\" from inbox_messages where message_id = any({ids})") == ids.Length,
            "Not every event was handled.");
        // A second delivery leaves no trace to wait for; what was put last is handled after it.
        await QuizDesk.EventuallyAsync(() => AllTakenAsync(host, all), "The queues did not become empty.");
    }

    private static async Task<bool> SendAsync(LearningHost host, IEnumerable<(string Queue, Guid Id, object Event)> deliveries)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(host.Broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        try
        {
            foreach (var (queue, id, message) in deliveries)
                await channel.BasicPublishAsync(
                    "", queue, mandatory: true,
                    new BasicProperties { MessageId = id.ToString(), ContentType = "application/json", Persistent = true },
                    Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message, message.GetType(), MessagingJson.Options)));
            return true;
        }
        catch (PublishException exception) when (exception.IsReturn)
        {
            return false; // The service is still declaring its queues.
        }
    }

    private static async Task<bool> AllTakenAsync(LearningHost host, IEnumerable<(string Queue, Guid Id, object Event)> deliveries)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(host.Broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var queue in deliveries.Select(delivery => delivery.Queue).Distinct())
            if (await channel.MessageCountAsync(queue) > 0)
                return false;
        await Task.Delay(300);
        return true;
    }
}
