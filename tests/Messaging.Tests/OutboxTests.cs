using PartyPlatform.Probe;

namespace PartyPlatform.Messaging.Tests;

public sealed class OutboxTests : MessagingTest
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task An_event_reaches_the_consumer_and_its_effect_is_there_once()
    {
        var (producer, consumer) = await PairAsync();

        await producer.PublishAsync(new ThingHappened(Guid.CreateVersion7()));

        await Eventually.Equal(1, consumer.EffectsAsync, "effects");
        await Eventually.Equal(0, producer.UnpublishedAsync, "unpublished");
        Assert.Equal(1, await producer.ScalarAsync<long>("select count(*) from outbox_messages where published_at is not null"));
    }

    [Fact]
    public async Task Nothing_leaves_before_the_commit()
    {
        var (producer, consumer) = await PairAsync();
        await producer.InScopeAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Publish(new ThingHappened(Guid.CreateVersion7()), TimeProvider.System.GetUtcNow());
            await db.SaveChangesAsync();
            // Longer than the poll: a relay that looked at uncommitted rows would have found it.
            await Task.Delay(Quiet);
            Assert.Equal(0, await consumer.EffectsAsync());
            await transaction.CommitAsync();
        });

        await Eventually.Equal(1, consumer.EffectsAsync, "effects");
    }

    [Fact]
    public async Task A_change_that_is_rolled_back_sends_nothing()
    {
        var (producer, consumer) = await PairAsync();
        await producer.InScopeAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Publish(new ThingHappened(Guid.CreateVersion7()), TimeProvider.System.GetUtcNow());
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        });

        await Task.Delay(Quiet);
        Assert.Equal(0, await consumer.EffectsAsync());
        Assert.Equal(0, await producer.ScalarAsync<long>("select count(*) from outbox_messages"));
    }

    [Fact]
    public async Task The_commit_wakes_the_relay_without_waiting_for_the_poll()
    {
        var producer = await Platform.StartAsync("producer", services: builder => builder.Configuration["Messaging:PollInterval"] = "00:05:00");
        var consumer = await Platform.StartAsync("consumer", m => m.Handle<ThingHappened, RecordThing>());
        // The relay has looked once and sleeps now.
        await Task.Delay(500);

        await producer.PublishAsync(new ThingHappened(Guid.CreateVersion7()));
        await Eventually.Equal(1, consumer.EffectsAsync, "effects after a plain save");

        await producer.InScopeAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Publish(new ThingHappened(Guid.CreateVersion7()), TimeProvider.System.GetUtcNow());
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        });
        await Eventually.Equal(2, consumer.EffectsAsync, "effects after a transaction");
    }

    [Fact]
    public async Task A_transaction_that_commits_late_with_an_older_id_is_not_overtaken_for_ever()
    {
        var (producer, consumer) = await PairAsync();
        await producer.InScopeAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Publish(new ThingHappened(Guid.CreateVersion7()), TimeProvider.System.GetUtcNow());
            await db.SaveChangesAsync();
            await producer.PublishAsync(new ThingHappened(Guid.CreateVersion7()));
            await Eventually.Equal(1, consumer.EffectsAsync, "effects of the one that came later and committed first");
            await transaction.CommitAsync();
        });

        await Eventually.Equal(2, consumer.EffectsAsync, "effects");
    }

    [Fact]
    public async Task An_event_dated_long_ago_is_published_too()
    {
        var (producer, consumer) = await PairAsync();
        await producer.InScopeAsync(async db =>
        {
            db.Publish(new ThingHappened(Guid.CreateVersion7()), TimeProvider.System.GetUtcNow().AddDays(-40));
            await db.SaveChangesAsync();
        });

        await Eventually.Equal(1, consumer.EffectsAsync, "effects");
    }
}
