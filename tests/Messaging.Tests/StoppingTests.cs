using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Faults;
using PartyPlatform.Probe;

namespace PartyPlatform.Messaging.Tests;

/// <summary>What a service has in hand when it is told to stop goes back to its queue; it is no failure of the message.</summary>
public sealed class StoppingTests : MessagingTest
{
    private const string Queue = "consumer-thing-happened";
    private const string Errors = "consumer-error";

    [Fact]
    public async Task A_message_that_waits_for_its_database_goes_back_to_the_queue_when_the_service_stops()
    {
        await using var proxy = FaultProxy.To("localhost", new Npgsql.NpgsqlConnectionStringBuilder(PartyPlatform.Testing.TestServers.Shared.Postgres).Port);
        var consumer = await Platform.StartAsync("consumer", messaging => messaging.Handle<ThingHappened, RecordThing>(), databasePort: proxy.Port);
        proxy.Refuse();
        await Platform.DeliverAsync(Queue, (Guid.CreateVersion7(), JsonSerializer.Serialize(new ThingHappened(Guid.CreateVersion7()), MessagingJson.Options)));
        await Eventually.Equal(0u, () => Platform.WaitingAsync(Queue), "messages that nobody holds");
        // Longer than a poison message would be tried.
        await Task.Delay(4000);

        await StopsInTimeAsync(consumer);

        await GivenBackAsync();
        proxy.Heal();
        var successor = await Platform.StartAsync("consumer", messaging => messaging.Handle<ThingHappened, RecordThing>(), databasePort: proxy.Port);
        await Eventually.Equal(1, successor.EffectsAsync, "effects");
        Assert.Equal(0, await successor.ScalarAsync<long>("select count(*) from failed_messages"));
    }

    [Fact]
    public async Task A_handler_that_does_not_end_by_itself_is_called_off_and_its_message_goes_back_to_the_queue()
    {
        var consumer = await Platform.StartAsync("consumer", messaging => messaging.Handle<ThingHappened, Endless>(), builder => builder.Services.AddSingleton<Failing>());
        await Platform.DeliverAsync(Queue, (Guid.CreateVersion7(), JsonSerializer.Serialize(new ThingHappened(Guid.CreateVersion7()), MessagingJson.Options)));
        await Eventually.Async(() => Task.FromResult(consumer.Services.GetRequiredService<Failing>().Tries == 1), "it is at work");

        await StopsInTimeAsync(consumer);

        await GivenBackAsync();
    }

    private static async Task StopsInTimeAsync(ProbeService service)
    {
        var asked = Stopwatch.GetTimestamp();
        await service.StopAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(asked), TimeSpan.Zero, TimeSpan.FromSeconds(7));
    }

    private async Task GivenBackAsync()
    {
        await Eventually.Equal(1u, () => Platform.WaitingAsync(Queue), "messages in the queue");
        Assert.Equal(0u, await Platform.WaitingAsync(Errors));
    }
}

/// <summary>Works until it is called off.</summary>
public sealed class Endless(Failing failing) : IEventHandler<ThingHappened>
{
    public Task HandleAsync(ThingHappened message, EventContext context, CancellationToken cancellationToken)
    {
        failing.Next();
        return Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
