using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Probe;

namespace PartyPlatform.Messaging.Tests;

public sealed class FailedMessageTests : MessagingTest
{
    private const string Api = "/api/probe/failed-messages";
    private const string Queue = "consumer-thing-happened";

    [Fact]
    public async Task A_poison_message_is_tried_five_times_kept_for_staff_and_the_others_flow_on()
    {
        var (producer, consumer) = await CurablePairAsync();
        var poison = Guid.CreateVersion7();

        await producer.PublishAsync(new ThingHappened(poison, "poison"));
        await producer.PublishAsync(Enumerable.Range(0, 20).Select(_ => new ThingHappened(Guid.CreateVersion7())).ToArray());

        await Eventually.Equal(20, consumer.EffectsAsync, "effects of the others");
        var failed = await OneFailureAsync(consumer);
        Assert.Equal(5, consumer.Services.GetRequiredService<Failing>().Tries);
        Assert.Equal(Queue, failed.Queue);
        Assert.Equal(typeof(ThingHappened).FullName, failed.EventType);
        Assert.Equal(5, failed.Attempts);
        Assert.Equal("System.InvalidOperationException", failed.ExceptionType);
        Assert.Contains("never be handled", failed.Reason, StringComparison.Ordinal);
        Assert.Equal(poison, JsonSerializer.Deserialize<ThingHappened>(failed.Body, MessagingJson.Options)!.ThingId);
        Assert.Contains("failed-messages\":{\"status\":\"Degraded\"", await HealthWithFailuresAsync(consumer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_message_is_sent_again_by_staff_once_the_cause_is_gone()
    {
        var (producer, consumer) = await CurablePairAsync();
        await producer.PublishAsync(new ThingHappened(Guid.CreateVersion7(), "poison"));
        var failed = await OneFailureAsync(consumer);
        consumer.Services.GetRequiredService<Cure>().IsThere = true;
        var operatorId = Guid.CreateVersion7();

        using var resent = await consumer.Staff(operatorId).PostAsync($"{Api}/{failed.Id}/resend", null);
        Assert.Equal(HttpStatusCode.NoContent, resent.StatusCode);

        await Eventually.Equal(1, consumer.EffectsAsync, "effects");
        Assert.Equal(failed.MessageId, await consumer.ScalarAsync<Guid>("select message_id from effects"));
        var settled = await consumer.Staff().GetFromJsonAsync<FailedMessage>($"{Api}/{failed.Id}");
        Assert.Equal(("Resent", operatorId.ToString()), (settled!.Settled!.As, settled.Settled.By));
        Assert.Empty((await ListAsync(consumer)).Items);

        // Two people press the button: the second is told.
        using var again = await consumer.Staff().PostAsync($"{Api}/{failed.Id}/resend", null);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task A_message_that_fails_again_after_it_was_sent_again_is_listed_again()
    {
        var (producer, consumer) = await CurablePairAsync();
        await producer.PublishAsync(new ThingHappened(Guid.CreateVersion7(), "poison"));
        var first = await OneFailureAsync(consumer);

        (await consumer.Staff().PostAsync($"{Api}/{first.Id}/resend", null)).EnsureSuccessStatusCode();

        await Eventually.Async(async () => await OneFailureAsync(consumer) is { } second && second.Id != first.Id, "a new failure");
        Assert.Equal(10, consumer.Services.GetRequiredService<Failing>().Tries);
    }

    [Fact]
    public async Task A_message_is_given_up_with_a_reason_that_stays_on_record()
    {
        var (producer, consumer) = await CurablePairAsync();
        await producer.PublishAsync(new ThingHappened(Guid.CreateVersion7(), "poison"));
        var failed = await OneFailureAsync(consumer);

        using var withoutReason = await consumer.Staff().DeleteAsync($"{Api}/{failed.Id}");
        Assert.Equal(HttpStatusCode.BadRequest, withoutReason.StatusCode);
        using var given = await consumer.Staff().DeleteAsync($"{Api}/{failed.Id}?reason={Uri.EscapeDataString("测试数据，不需要")}");
        Assert.Equal(HttpStatusCode.NoContent, given.StatusCode);

        var settled = await consumer.Staff().GetFromJsonAsync<FailedMessage>($"{Api}/{failed.Id}");
        Assert.Equal(("Discarded", "测试数据，不需要"), (settled!.Settled!.As, settled.Settled.Reason));
    }

    [Fact]
    public async Task A_body_that_nobody_can_read_ends_in_the_list_as_it_came()
    {
        var (_, consumer) = await CurablePairAsync();

        await Platform.DeliverAsync(Queue, (Guid.CreateVersion7(), "{ this is no event"));

        var failed = await OneFailureAsync(consumer);
        Assert.Equal("{ this is no event", failed.Body);
        Assert.Equal(0, consumer.Services.GetRequiredService<Failing>().Tries);
    }

    [Fact]
    public async Task A_message_that_the_broker_gives_up_ends_in_the_list_too()
    {
        var consumer = await Platform.StartAsync("consumer", messaging => messaging.Handle<ThingHappened, RecordThing>());
        await consumer.StopAsync();
        await Platform.DeliverAsync(Queue, (Guid.CreateVersion7(), "{}"));
        await Platform.RejectAsync(Queue);

        var restarted = await Platform.StartAsync("consumer", messaging => messaging.Handle<ThingHappened, RecordThing>());

        var failed = await OneFailureAsync(restarted);
        Assert.Equal((Queue, "DeadLettered"), (failed.Queue, failed.ExceptionType));
        Assert.Contains("rejected", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_paged_both_ways_and_closed_to_strangers()
    {
        var (_, consumer) = await CurablePairAsync();
        await Platform.DeliverAsync(Queue, Enumerable.Range(0, 5).Select(_ => (Guid.CreateVersion7(), "no event")).ToArray());
        await Eventually.Async(async () => (await ListAsync(consumer)).Items.Count == 5, "five failures");

        var first = await ListAsync(consumer, "?limit=2");
        var second = await ListAsync(consumer, $"?limit=2&after={first.Next}");
        var third = await ListAsync(consumer, $"?limit=2&after={second.Next}");
        var back = await ListAsync(consumer, $"?limit=2&before={third.Previous}");

        Assert.Equal((2, 2, 1), (first.Items.Count, second.Items.Count, third.Items.Count));
        Assert.Equal((null, null), (first.Previous, third.Next));
        Assert.Equal(5, first.Items.Concat(second.Items).Concat(third.Items).DistinctBy(item => item.Id).Count());
        Assert.Equal(second.Items.Select(item => item.Id), back.Items.Select(item => item.Id));

        using var anonymous = await consumer.Client().GetAsync(Api);
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
        using var unknown = await consumer.Staff().PostAsync($"{Api}/{Guid.CreateVersion7()}/resend", null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Queues_are_quorum_queues_with_a_delivery_limit_and_a_way_to_the_bounded_error_queue()
    {
        await PairAsync();

        var queue = (await Platform.QueueAsync(Queue)).GetProperty("arguments");
        Assert.Equal("quorum", queue.GetProperty("x-queue-type").GetString());
        Assert.Equal(20, queue.GetProperty("x-delivery-limit").GetInt32());
        Assert.Equal("consumer-error", queue.GetProperty("x-dead-letter-exchange").GetString());
        var errors = (await Platform.QueueAsync("consumer-error")).GetProperty("arguments");
        Assert.Equal("quorum", errors.GetProperty("x-queue-type").GetString());
        Assert.Equal(100_000, errors.GetProperty("x-max-length").GetInt32());
        Assert.True(errors.GetProperty("x-message-ttl").GetInt64() > 0);
    }

    private async Task<(ProbeService Producer, ProbeService Consumer)> CurablePairAsync()
    {
        var consumer = await Platform.StartAsync("consumer", messaging => messaging.Handle<ThingHappened, Curable>(),
            builder => builder.Services.AddSingleton<Failing>().AddSingleton<Cure>());
        return (await Platform.StartAsync("producer"), consumer);
    }

    private static async Task<PartyPlatform.ServiceDefaults.Http.PagedResponse<FailedMessage>> ListAsync(ProbeService service, string query = "") =>
        (await service.Staff().GetFromJsonAsync<PartyPlatform.ServiceDefaults.Http.PagedResponse<FailedMessage>>(Api + query))!;

    private static async Task<FailedMessage> OneFailureAsync(ProbeService service)
    {
        await Eventually.Async(async () => (await ListAsync(service)).Items.Count == 1, "one failure is listed", TimeSpan.FromSeconds(20));
        return (await ListAsync(service)).Items[0];
    }

    private static async Task<string> HealthWithFailuresAsync(ProbeService service)
    {
        await Eventually.Async(async () => (await service.HealthAsync()).Contains("could not be handled", StringComparison.Ordinal), "health tells it", TimeSpan.FromSeconds(15));
        return await service.HealthAsync();
    }
}

/// <summary>Whether the cause of the failures is gone.</summary>
public sealed class Cure
{
    public bool IsThere { get; set; }
}

/// <summary>Fails with poison until the cure is there.</summary>
public sealed class Curable(ProbeDb db, Failing failing, Cure cure) : IEventHandler<ThingHappened>
{
    public async Task HandleAsync(ThingHappened message, EventContext context, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"insert into effects (thing_id, message_id) values ({message.ThingId}, {context.MessageId})", cancellationToken);
        if (message.Mode != "poison")
            return;
        failing.Next();
        if (!cure.IsThere)
            throw new InvalidOperationException("This message can never be handled.");
    }
}
