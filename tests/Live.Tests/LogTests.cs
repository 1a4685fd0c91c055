using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.LiveProbe;

namespace PartyPlatform.Live.Tests;

public sealed class LogTests(TwoReplicas service) : IClassFixture<TwoReplicas>
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task What_is_rolled_back_is_seen_by_nobody_and_gives_its_position_back()
    {
        var channel = $"probe:{TwoReplicas.NewRoom()}";
        await InTransactionAsync(channel, commit: true, "first");
        await InTransactionAsync(channel, commit: false, "never", "never");

        Assert.Equal([2L], await InTransactionAsync(channel, commit: true, "second"));

        await using var stream = await service.Second.As(service.NewMember()).WatchAsync(channel["probe:".Length..]);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        Assert.Equal([(1, "\"first\""), (2, "\"second\"")], new[] { await stream.NextAsync(patience.Token), await stream.NextAsync(patience.Token) }.Select(e => (e!.Id, e.Data)));
    }

    [Fact]
    public async Task A_later_position_is_never_there_before_an_earlier_one()
    {
        var channel = $"probe:{TwoReplicas.NewRoom()}";
        await using var scope = service.First.Services.CreateAsyncScope();
        var slow = scope.ServiceProvider.GetRequiredService<LiveProbeDb>();
        await using var held = await slow.Database.BeginTransactionAsync();
        Assert.Equal(1, await LiveLog.AppendAsync(slow, channel, "entry.posted", "slow", Now, CancellationToken.None));

        var quick = Task.Run(() => InTransactionAsync(channel, commit: true, "quick"));
        await Task.Delay(500);
        Assert.False(quick.IsCompleted);
        await held.CommitAsync();

        Assert.Equal([2L], await quick);
    }

    [Fact]
    public async Task An_event_without_a_transaction_or_with_a_name_that_would_break_the_stream_is_refused()
    {
        await using var scope = service.First.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LiveProbeDb>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => LiveLog.AppendAsync(db, "probe:x", "entry.posted", "x", Now, CancellationToken.None));
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var channel in (string[])["", "Probe:x", "probe x", "probe:x\n", "probe:x/y", new string('p', 121)])
            await Assert.ThrowsAsync<ArgumentException>(() => LiveLog.AppendAsync(db, channel, "entry.posted", "x", Now, CancellationToken.None));
        foreach (var type in (string[])["", "entry posted", "entry.posted\n", "entry.posted\ndata: x", new string('t', 61)])
            await Assert.ThrowsAsync<ArgumentException>(() => LiveLog.AppendAsync(db, "probe:x", type, "x", Now, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => LiveLog.AppendAsync(db, "probe:x", "entry.posted", new string('x', 70_000), Now, CancellationToken.None));
    }

    [Fact]
    public async Task Text_of_every_kind_comes_through_as_it_was_sent()
    {
        var room = TwoReplicas.NewRoom();
        const string Text = "两行：\n第二行\r\n\u2028“引号” \\ \" </script> 😀 \0 : ok\n\ndata: x";
        using var client = service.First.As(service.NewMember());
        await client.PostAsync(room, Text);

        await using var stream = await client.WatchAsync(room);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        var seen = (await stream.NextAsync(patience.Token))!;

        Assert.Equal("entry.posted", seen.Type);
        Assert.Equal(Text, System.Text.Json.Nodes.JsonNode.Parse(seen.Data)!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_taken_back_is_in_nobodys_memory_any_more()
    {
        var channel = $"probe:{TwoReplicas.NewRoom()}";
        var room = channel["probe:".Length..];
        await InTransactionAsync(channel, commit: true, "kept", "harsh words", "kept too");
        // Both replicas have it in memory.
        foreach (var replica in (Replica[])[service.First, service.Second])
            await using (var warm = await replica.As(service.NewMember()).WatchAsync(room))
                Assert.Equal(1L.To(3), await warm.TakeAsync(3));

        await using (var scope = service.First.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<LiveProbeDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            Assert.Equal(4, await LiveLog.ForgetAsync(db, channel, 2, "taken back", Now, CancellationToken.None));
            await Assert.ThrowsAsync<ArgumentException>(() => LiveLog.AppendAsync(db, channel, "live.forgotten", "x", Now, CancellationToken.None));
            await transaction.CommitAsync();
            await using var other = await db.Database.BeginTransactionAsync();
            await Assert.ThrowsAsync<InvalidOperationException>(() => LiveLog.ForgetAsync(db, channel, 99, "x", Now, CancellationToken.None));
        }

        foreach (var replica in (Replica[])[service.First, service.Second])
        {
            await using var stream = await replica.As(service.NewMember()).WatchAsync(room, 3);
            Assert.Equal([4], await stream.TakeAsync(1));
            await using var late = await replica.As(service.NewMember()).WatchAsync(room);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            var seen = new List<string>();
            for (var number = 0; number < 4; number++)
                seen.Add((await late.NextAsync(patience.Token))!.Data);
            Assert.Equal(["\"kept\"", "\"taken back\"", "\"kept too\"", "{\"position\":2}"], seen);
        }
    }

    private async Task<List<long>> InTransactionAsync(string channel, bool commit, params string[] texts)
    {
        await using var scope = service.First.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LiveProbeDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var positions = new List<long>();
        foreach (var text in texts)
            positions.Add(await LiveLog.AppendAsync(db, channel, "entry.posted", text, Now, CancellationToken.None));
        if (commit)
            await transaction.CommitAsync();
        return positions;
    }
}
