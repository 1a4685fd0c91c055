using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;
using PartyPlatform.Testing;

namespace PartyPlatform.Live.Tests;

public sealed class StreamRuleTests(TwoReplicas service) : IClassFixture<TwoReplicas>
{
    [Fact]
    public async Task Who_may_not_watch_is_refused_as_for_anything_else()
    {
        Assert.Equal(401, await StatusAsync(service.First.As(null), "open"));
        Assert.Equal(401, await StatusAsync(service.First.As(service.NewMember(), TimeSpan.FromMinutes(-1)), "open"));
        Assert.Equal(403, await StatusAsync(service.First.As(Guid.CreateVersion7()), "open"));
        Assert.Equal(404, await StatusAsync(service.First.As(service.NewMember()), "draft-7"));
        Assert.Equal(406, await StatusAsync(service.First.As(service.NewMember()), "open", accept: "application/json"));
        foreach (var position in (string[])["-1", "x", "1.5", "99999999999999999999"])
        {
            using var response = await service.First.As(service.NewMember()).SendAsync(EventStream.Request($"/api/oversight/rooms/open/live?after={position}"));
            var problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
            Assert.Equal((400, "live.position"), ((int)response.StatusCode, problem["code"]!.GetValue<string>()));
        }
    }

    [Fact]
    public async Task The_grant_names_the_channel_and_ends_within_ten_minutes()
    {
        using var client = service.First.As(service.NewMember());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/oversight/rooms/open/live") { Headers = { { "Accept", StreamGrant.MediaType } } };
        using var response = await client.SendAsync(request);
        var grant = (await response.Content.ReadFromJsonAsync<StreamGrant>())!;
        Assert.Equal((200, StreamGrant.MediaType, "probe:open"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType, grant.Channel));
        Assert.InRange(grant.ExpiresAt - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(7.9), TimeSpan.FromMinutes(10));

        Assert.Equal(404, await StatusAsync(client, "draft-7", accept: StreamGrant.MediaType));
        Assert.Equal(401, await StatusAsync(service.First.As(null), "open", accept: StreamGrant.MediaType));
    }

    [Fact]
    public async Task A_stream_ends_with_its_grant()
    {
        await using var brief = service.Start(("Live:GrantLifetime", "00:00:02"));
        var room = TwoReplicas.NewRoom();
        await using var stream = await brief.As(service.NewMember()).WatchAsync(room);

        await stream.ClosedAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_stream_ends_with_its_token()
    {
        await using var stream = await service.First.As(service.NewMember(), TimeSpan.FromSeconds(3)).WatchAsync(TwoReplicas.NewRoom());

        await stream.ClosedAsync(TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task A_deactivated_members_stream_ends_within_five_seconds()
    {
        var room = TwoReplicas.NewRoom();
        var (gone, stays) = (service.NewMember(), service.NewMember());
        await using var ending = await service.First.As(gone).WatchAsync(room);
        await using var going = await service.First.As(stays).WatchAsync(room);
        await using (var source = NpgsqlDataSource.Create(service.Database))
        await using (var command = source.CreateCommand("update local_members set is_active = false where id = $1"))
        {
            command.Parameters.AddWithValue(gone);
            await command.ExecuteNonQueryAsync();
        }

        await ending.ClosedAsync(TimeSpan.FromSeconds(5));
        // The service believes what it read of a member for two seconds.
        for (var waited = 0; await StatusAsync(service.First.As(gone), room) != 403; waited++)
        {
            Assert.True(waited < 50, "A deactivated member may still watch.");
            await Task.Delay(100);
        }

        await service.First.As(stays).PostAsync(room, "on");
        Assert.Equal([1], await going.TakeAsync(1));
    }

    [Fact]
    public async Task A_member_holds_six_streams_at_most()
    {
        using var client = service.First.As(service.NewMember());
        var open = new List<EventStream>();
        for (var number = 0; number < 6; number++)
            open.Add(await client.WatchAsync(TwoReplicas.NewRoom()));

        using var refused = await client.SendAsync(EventStream.Request("/api/oversight/rooms/open/live"));
        Assert.Equal((429, "live.tooMany"), ((int)refused.StatusCode, (await refused.Content.ReadFromJsonAsync<JsonNode>())!["code"]!.GetValue<string>()));
        Assert.NotNull(refused.Headers.RetryAfter);
        foreach (var stream in open)
            await stream.DisposeAsync();
    }

    [Fact]
    public async Task A_quiet_stream_gets_heartbeats_and_headers_at_once()
    {
        await using var lively = service.Start(("Live:Heartbeat", "00:00:01"));
        var room = TwoReplicas.NewRoom();
        using var client = lively.As(service.NewMember());
        await using var stream = await client.WatchAsync(room);
        var (headers, reading) = (stream.Response, stream.TakeAsync(1));
        await Task.Delay(TimeSpan.FromSeconds(4));
        await client.PostAsync(room, "at last");

        Assert.Equal([1], await reading);
        Assert.InRange(stream.Comments, 3, 6);
        Assert.True(headers.Headers.CacheControl!.NoStore);
        Assert.Equal("no", Assert.Single(headers.Headers.GetValues("X-Accel-Buffering")));
    }

    [Fact]
    public async Task A_service_that_stops_ends_its_streams_at_once()
    {
        var stopping = service.Start();
        await using var stream = await stopping.As(service.NewMember()).WatchAsync(TwoReplicas.NewRoom());
        var closed = stream.ClosedAsync(TimeSpan.FromSeconds(5));

        await stopping.DisposeAsync();

        await closed;
    }

    private static async Task<int> StatusAsync(HttpClient client, string room, string accept = "text/event-stream")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/oversight/rooms/{room}/live") { Headers = { { "Accept", accept } } };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (int)response.StatusCode;
    }
}
