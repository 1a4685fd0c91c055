using Microsoft.AspNetCore.Http;
using PartyPlatform.Live.Fanout;

namespace PartyPlatform.Live.Tests;

public sealed class HubTests
{
    [Fact]
    public async Task Who_comes_when_the_others_have_been_told_that_the_process_stops_is_sent_on_too()
    {
        using var stopping = new CancellationTokenSource();
        var hub = new Hub("r1", new Quiet(), new LiveOptions(), stopping.Token);
        hub.Start();
        await stopping.CancelAsync();
        hub.ForEachViewer(viewer => viewer.Stop(StreamEnd.Stopping));

        var late = new Viewer(new DefaultHttpContext(), hub.Ring, 0, DateTimeOffset.MaxValue, "m1");
        await hub.ShowAsync(late, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(StreamEnd.Stopping, late.End);
        await hub.StopAsync();
    }

    /// <summary>A channel on which nothing happens.</summary>
    private sealed class Quiet : IEventSource
    {
        public Task FollowAsync(Hub hub, CancellationToken cancellationToken)
        {
            hub.Begin(0);
            return Task.Delay(Timeout.Infinite, cancellationToken);
        }

        public Task<EventPage> PageAsync(long after, CancellationToken cancellationToken) => Task.FromResult(new EventPage(default, after, []));
    }
}
