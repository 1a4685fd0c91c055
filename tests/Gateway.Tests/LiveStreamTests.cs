using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Messaging;
using PartyPlatform.Testing;

namespace PartyPlatform.Gateway.Tests;

public sealed class LiveStreamTests(LiveStreamTests.SmallRing gateway) : IClassFixture<LiveStreamTests.SmallRing>
{
    // A ring that is soon too small, so that resuming has to read pages as well.
    public sealed class SmallRing : LiveGateway
    {
        protected override IEnumerable<(string Name, string Value)> Settings() => [.. base.Settings(), ("Live:EventsKept", "20")];

        protected override IEnumerable<(string Name, string Value)> ServiceSettings() => [("Live__EventsKept", "30")];
    }

    [Fact]
    public async Task All_viewers_get_every_entry_in_order_from_one_stream_of_the_service()
    {
        var room = LiveGateway.NewRoom();
        var before = await gateway.UpstreamsAsync();
        var streams = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => gateway.WatchAsync(room, gateway.NewMemberToken())));
        var viewers = streams.Select(stream => stream.TakeAsync(120)).ToList();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var number = 0; number < 15; number++)
                await gateway.PostAsync(room, 1, writer % 2);
        }));

        foreach (var positions in await Task.WhenAll(viewers))
            Assert.Equal(1L.To(120), positions);
        // Channels of other tests may have been given up meanwhile.
        Assert.InRange(await gateway.UpstreamsAsync(), 1, before + 1);
        foreach (var stream in streams)
            await stream.DisposeAsync();
    }

    [Fact]
    public async Task A_viewer_resumes_after_every_position_wherever_the_ring_begins_while_more_comes()
    {
        var room = LiveGateway.NewRoom();
        await gateway.PostAsync(room, 60);
        await using var first = await gateway.WatchAsync(room, gateway.NewMemberToken(), 59);
        Assert.Equal([60], await first.TakeAsync(1));

        var viewers = Enumerable.Range(0, 65).Select(async after =>
        {
            await using var stream = await gateway.WatchAsync(room, gateway.NewMemberToken(), after);
            Assert.Equal(((long)after + 1).To(80), await stream.TakeAsync(80 - after));
        }).ToList();
        for (var number = 0; number < 20; number++)
            await gateway.PostAsync(room, 1);

        await Task.WhenAll(viewers);
    }

    [Fact]
    public async Task A_stream_opens_at_once_and_is_kept_and_buffered_by_nobody()
    {
        var room = LiveGateway.NewRoom();
        await using (await gateway.WatchAsync(room, gateway.NewMemberToken()))
        {
        }

        var watch = Stopwatch.StartNew();
        await using var stream = await gateway.WatchAsync(room, gateway.NewMemberToken());
        Assert.True(watch.ElapsedMilliseconds < 1000, $"It opened after {watch.ElapsedMilliseconds} ms.");
        Assert.Equal("text/event-stream", stream.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no", Assert.Single(stream.Response.Headers.GetValues("X-Accel-Buffering")));
        Assert.True(stream.Response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Who_may_not_watch_is_told_so_as_by_the_service_itself()
    {
        using var anonymous = gateway.Plain();
        Assert.Equal(401, await StatusAsync(anonymous, LiveGateway.Live("open"), null));
        Assert.Equal(401, await StatusAsync(anonymous, LiveGateway.Live("open"), "not a token"));
        Assert.Equal(401, await StatusAsync(anonymous, LiveGateway.Live("open"), gateway.Issuer.AccessToken(gateway.NewMember(), TimeSpan.FromMinutes(-1))));
        // A member of nobody's acquaintance, and a machine, which is no member.
        Assert.Equal(403, await StatusAsync(anonymous, LiveGateway.Live("open"), gateway.Issuer.AccessToken(Guid.CreateVersion7())));
        Assert.Equal(403, await StatusAsync(anonymous, LiveGateway.Live("open"), gateway.Issuer.MachineToken("live")));
        Assert.Equal(404, await StatusAsync(anonymous, LiveGateway.Live("draft-1"), gateway.NewMemberToken()));
        Assert.Equal(400, await StatusAsync(anonymous, LiveGateway.Live("open") + "?after=-1", gateway.NewMemberToken()));
        using var refused = await anonymous.SendAsync(EventStream.Request(LiveGateway.Live("draft-1"), token: gateway.NewMemberToken()));
        await refused.RefusedAsync(404, "resource.notFound");
    }

    [Fact]
    public async Task Whose_token_the_gateway_cannot_read_is_not_shown_what_it_could_not_end()
    {
        // The service takes it; to the gateway it is too long to be looked at.
        var token = gateway.Issuer.AccessToken(gateway.NewMember(), clientId: new string('x', 13_000));
        using (var service = new HttpClient { BaseAddress = gateway.ServiceProcesses[0].Address })
            Assert.Equal(200, await StatusAsync(service, LiveGateway.Live(LiveGateway.NewRoom()), token));

        using var client = gateway.Plain();
        using var refused = await client.SendAsync(EventStream.Request(LiveGateway.Live(LiveGateway.NewRoom()), token: token), HttpCompletionOption.ResponseHeadersRead);
        await refused.RefusedAsync(503, "live.unknownCaller");
        Assert.Equal(TimeSpan.FromSeconds(2), refused.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Nobody_outside_reads_what_the_gateway_reads()
    {
        var room = LiveGateway.NewRoom();
        await gateway.PostAsync(room, 1);
        using var client = gateway.Plain();
        foreach (var token in (string?[])[null, gateway.NewMemberToken(), gateway.Issuer.MachineToken("live")])
            Assert.Equal(404, await StatusAsync(client, $"/api/oversight/live-channels/probe:{room}", token));

        // At the service itself: a machine with the scope, and nobody else.
        using var service = new HttpClient { BaseAddress = gateway.ServiceProcesses[0].Address };
        var upstream = $"/api/oversight/live-channels/probe:{room}?after=0&limit=10";
        Assert.Equal(200, await StatusAsync(service, upstream, gateway.Issuer.MachineToken("live")));
        Assert.Equal(403, await StatusAsync(service, upstream, gateway.Issuer.MachineToken("directory:read")));
        Assert.Equal(403, await StatusAsync(service, upstream, gateway.Issuer.MachineToken("live", subject: gateway.NewMember().ToString())));
        Assert.Equal(403, await StatusAsync(service, upstream, gateway.NewMemberToken()));
        Assert.Equal(401, await StatusAsync(service, upstream, null));
    }

    [Fact]
    public async Task Signing_out_ends_the_stream_of_that_session_and_of_no_other()
    {
        var room = LiveGateway.NewRoom();
        var member = gateway.NewMember();
        var (phone, desk) = (await gateway.SignedInAsync(member), await gateway.SignedInAsync(member));
        await using var ended = await WatchAsync(phone, room);
        await using var other = await WatchAsync(desk, room);

        (await phone.PostAsync("/session/sign-out")).Dispose();
        await ended.ClosedAsync(TimeSpan.FromSeconds(5));
        using var again = await phone.SendAsync(EventStream.Request(LiveGateway.Live(room)));
        Assert.Equal(401, (int)again.StatusCode);
        await gateway.PostAsync(room, 1);
        Assert.Equal([1], await other.TakeAsync(1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_deactivated_members_streams_end_within_five_seconds_at_every_replica_of_the_gateway(bool bySession)
    {
        var room = LiveGateway.NewRoom();
        var member = gateway.NewMember();
        await using var second = await HostProcess.StartAsync("Gateway", gateway.ProcessSettings());
        var streams = new List<EventStream>();
        var browser = bySession ? await gateway.SignedInAsync(member) : null;
        foreach (var address in (Uri[])[gateway.Address, second.Address])
            streams.Add(browser is null
                ? await gateway.WatchAsync(room, gateway.Issuer.AccessToken(member), gateway: address)
                : await WatchAsync(browser, room, address));
        await gateway.PostAsync(room, 1);
        foreach (var stream in streams)
            Assert.Equal([1], await stream.TakeAsync(1));

        await gateway.DeactivateInServiceAsync(member);
        await gateway.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<GatewayDb>();
            db.Publish(new MemberDeactivated(member, 2), TimeProvider.System.GetUtcNow());
            await db.SaveChangesAsync();
        });

        foreach (var stream in streams)
            await stream.ClosedAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Both_replicas_of_the_gateway_say_how_many_watch_through_either_to_whoever_may_watch()
    {
        var room = LiveGateway.NewRoom();
        await using var second = await HostProcess.StartAsync("Gateway", gateway.ProcessSettings());
        Uri[] addresses = [gateway.Address, gateway.Address, second.Address];
        var streams = await Task.WhenAll(addresses.Select(address => gateway.WatchAsync(room, gateway.NewMemberToken(), gateway: address)));
        using var client = new HttpClient();

        foreach (var address in addresses[1..])
            await SayAsync(address, 3);
        await streams[2].DisposeAsync();
        await SayAsync(gateway.Address, 2);

        using var refused = await AskAsync(gateway.Address, "draft-1");
        Assert.Equal(404, (int)refused.StatusCode);
        foreach (var stream in streams[..2])
            await stream.DisposeAsync();

        Task<HttpResponseMessage> AskAsync(Uri address, string of) => client.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(address, LiveGateway.Live(of)))
        {
            Headers = { Accept = { new("application/vnd.party.audience+json") }, Authorization = new("Bearer", gateway.NewMemberToken()) },
        });

        async Task SayAsync(Uri address, int viewers)
        {
            var said = "";
            for (var tries = 0; tries < 100 && said != $$"""{"viewers":{{viewers}}}"""; tries++)
            {
                await Task.Delay(100);
                using var answer = await AskAsync(address, room);
                said = await answer.Content.ReadAsStringAsync();
            }

            Assert.Equal($$"""{"viewers":{{viewers}}}""", said);
        }
    }

    [Fact]
    public async Task A_stream_ends_with_its_token_and_goes_on_with_the_next()
    {
        var room = LiveGateway.NewRoom();
        var member = gateway.NewMember();
        await using var stream = await gateway.WatchAsync(room, gateway.Issuer.AccessToken(member, TimeSpan.FromSeconds(8)));
        await gateway.PostAsync(room, 2);
        Assert.Equal(1L.To(2), await stream.TakeAsync(2));
        await stream.ClosedAsync(TimeSpan.FromSeconds(12));

        await gateway.PostAsync(room, 2);
        await using var next = await gateway.WatchAsync(room, gateway.Issuer.AccessToken(member), lastEventId: 2);
        Assert.Equal(3L.To(4), await next.TakeAsync(2));
    }

    [Fact]
    public async Task A_member_may_hold_six_streams_and_gets_a_place_back_by_closing_one()
    {
        var room = LiveGateway.NewRoom();
        var token = gateway.NewMemberToken();
        var open = new List<EventStream>();
        for (var number = 0; number < 6; number++)
            open.Add(await gateway.WatchAsync(room, token));
        using var client = gateway.Plain();
        // However the address is written.
        foreach (var address in (string[])[LiveGateway.Live(room), LiveGateway.Live(room) + "/", LiveGateway.Live(room).Replace("/live", "/LIVE", StringComparison.Ordinal)])
        {
            using var refused = await client.SendAsync(EventStream.Request(address, token: token), HttpCompletionOption.ResponseHeadersRead);
            await refused.RefusedAsync(429, "live.tooMany");
        }

        Assert.Equal(200, await StatusAsync(client, LiveGateway.Live(room), gateway.NewMemberToken()));

        await open[0].DisposeAsync();
        for (var waited = 0; await StatusAsync(client, LiveGateway.Live(room), token) != 200; waited++)
        {
            Assert.True(waited < 50, "The place was not given back.");
            await Task.Delay(100);
        }
    }

    private async Task<EventStream> WatchAsync(Browser browser, string room, Uri? address = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null, UseCookies = false }) { BaseAddress = address ?? gateway.Address };
        var request = EventStream.Request(LiveGateway.Live(room));
        request.Headers.Add("Cookie", string.Join("; ", browser.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var stream = await EventStream.OpenAsync(client, request);
        Assert.Equal(200, (int)stream.Response.StatusCode);
        return stream;
    }

    private static async Task<int> StatusAsync(HttpClient client, string path, string? token)
    {
        using var response = await client.SendAsync(EventStream.Request(path, token: token), HttpCompletionOption.ResponseHeadersRead);
        return (int)response.StatusCode;
    }
}
