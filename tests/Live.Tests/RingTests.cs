using PartyPlatform.Live.Fanout;

namespace PartyPlatform.Live.Tests;

public sealed class RingTests
{
    [Fact]
    public void It_keeps_the_newest_events_up_to_a_number()
    {
        var ring = Filled(mostEvents: 5, mostBytes: 1_000, count: 12);

        Assert.Equal((7L, 12L), (ring.Before, ring.Last));
        Assert.Equal(RingRead.Gone, ring.Read(7, out _));
        Assert.Equal(RingRead.NotYet, ring.Read(13, out _));
        for (var position = 8L; position <= 12; position++)
        {
            Assert.Equal(RingRead.Found, ring.Read(position, out var frame));
            Assert.Equal(position, frame[0]);
        }
    }

    [Fact]
    public void It_keeps_no_more_bytes_than_it_may_but_always_the_newest()
    {
        var ring = Filled(mostEvents: 100, mostBytes: 45, count: 12);
        Assert.Equal((8L, 12L), (ring.Before, ring.Last));

        ring.Add(13, new byte[500]);

        Assert.Equal((12L, 13L), (ring.Before, ring.Last));
        Assert.Equal(RingRead.Found, ring.Read(13, out var frame));
        Assert.Equal(500, frame.Length);
    }

    [Fact]
    public void An_event_that_comes_again_changes_nothing_and_a_gap_is_refused()
    {
        var ring = Filled(mostEvents: 5, mostBytes: 1_000, count: 3);

        ring.Add(2, new byte[99]);
        Assert.Throws<InvalidOperationException>(() => ring.Add(5, new byte[1]));

        Assert.Equal(3, ring.Last);
        ring.Read(2, out var frame);
        Assert.Equal(10, frame.Length);
    }

    [Fact]
    public void It_begins_behind_any_position()
    {
        var ring = new EventRing(3, 1_000);
        ring.Begin(1_000);

        Assert.Equal((1_000L, 1_000L), (ring.Before, ring.Last));
        ring.Add(1_001, new byte[1]);
        Assert.Equal(RingRead.Found, ring.Read(1_001, out _));
    }

    private static EventRing Filled(int mostEvents, int mostBytes, int count)
    {
        var ring = new EventRing(mostEvents, mostBytes);
        for (var position = 1; position <= count; position++)
        {
            var frame = new byte[10];
            frame[0] = (byte)position;
            ring.Add(position, frame);
        }

        return ring;
    }
}
