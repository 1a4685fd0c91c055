using PartyPlatform.Probe;

namespace PartyPlatform.Messaging.Tests;

/// <summary>On a new broker services declare their queues one after the other; none may miss what another sent before.</summary>
public sealed class ListenerTests : MessagingTest
{
    [Fact]
    public async Task An_event_waits_until_every_service_that_reacts_to_it_has_its_queue()
    {
        var producer = await PatientAsync("00:01:00");
        var early = await Platform.StartAsync("early", m => m.Handle<TwoCare, RecordThatTwoCare>());
        await producer.PublishAsync(new TwoCare(Guid.CreateVersion7()));
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.Equal((0, 1), (await early.EffectsAsync(), await producer.UnpublishedAsync()));

        var late = await Platform.StartAsync("late", m => m.Handle<TwoCare, RecordThatTwoCare>());

        await Eventually.Equal(1, early.EffectsAsync, "effects at the service that was there");
        await Eventually.Equal(1, late.EffectsAsync, "effects at the service that came later");
    }

    [Fact]
    public async Task A_service_that_does_not_come_stops_nobody_for_ever()
    {
        var producer = await PatientAsync("00:00:03");
        var early = await Platform.StartAsync("early", m => m.Handle<TwoCare, RecordThatTwoCare>());

        await producer.PublishAsync(new TwoCare(Guid.CreateVersion7()));

        await Eventually.Equal(1, early.EffectsAsync, "effects at the service that is there");
        await Eventually.Equal(0, producer.UnpublishedAsync, "unpublished");
    }

    private Task<ProbeService> PatientAsync(string patience) =>
        Platform.StartAsync("producer", services: builder => builder.Configuration["Messaging:LongestWaitForListeners"] = patience);
}
