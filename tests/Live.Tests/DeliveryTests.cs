namespace PartyPlatform.Live.Tests;

public sealed class DeliveryTests(TwoReplicas service) : IClassFixture<TwoReplicas>
{
    [Fact]
    public async Task All_viewers_of_all_replicas_get_what_many_append_at_once_in_order_without_a_gap()
    {
        const int Writers = 8, Each = 25, All = Writers * Each;
        var room = TwoReplicas.NewRoom();
        var member = service.NewMember();
        var viewers = new List<Task<List<long>>>();
        foreach (var replica in (Replica[])[service.First, service.Second, service.First, service.Second])
        {
            var stream = await replica.As(service.NewMember()).WatchAsync(room);
            viewers.Add(stream.TakeAsync(All));
        }

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            using var client = (writer % 2 == 0 ? service.First : service.Second).As(member);
            for (var number = 0; number < Each; number++)
                await client.PostAsync(room, $"{writer}/{number}");
        }));

        foreach (var positions in await Task.WhenAll(viewers))
            Assert.Equal(1L.To(All), positions);
    }

    [Fact]
    public async Task A_viewer_resumes_after_every_position_with_exactly_what_follows()
    {
        var room = TwoReplicas.NewRoom();
        using var client = service.First.As(service.NewMember());
        await client.PostAsync(room, [.. Enumerable.Range(1, 12).Select(number => $"{number}")]);

        for (var after = 0; after <= 12; after++)
        {
            await using var stream = await service.Second.As(service.NewMember()).WatchAsync(room, after);
            Assert.Equal(((long)after + 1).To(12), await stream.TakeAsync(12 - after));
        }
    }
}
