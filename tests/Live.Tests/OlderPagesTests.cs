using System.Globalization;
using System.Text;
using PartyPlatform.Live.Fanout;

namespace PartyPlatform.Live.Tests;

public sealed class OlderPagesTests
{
    [Fact]
    public async Task Many_who_come_late_from_everywhere_read_a_page_together_and_miss_nothing()
    {
        var log = new Log(events: 200, perPage: 50);
        var pages = new OlderPages(log);

        var read = await Task.WhenAll(Enumerable.Range(0, 500).Select(viewer => Task.Run(() => ReadAllAsync(pages, viewer % 200, 200))));

        foreach (var (viewer, positions) in read.Index())
            Assert.Equal(((long)(viewer % 200) + 1).To(200), positions);
        // Four pages have it all; on a machine with much to do some are read again after their seconds.
        Assert.InRange(log.Reads, 4, 20);
        Assert.Equal(1, log.MostAtOnce);
    }

    [Fact]
    public async Task Who_comes_from_further_back_each_time_uses_the_pages_of_those_before()
    {
        var log = new Log(events: 1_000, perPage: 50);
        var pages = new OlderPages(log);

        for (var position = 999; position >= 500; position--)
            Assert.Equal(position + 1, Positions((await pages.AfterAsync(position, CancellationToken.None)).From(position, most: 1, out _)).Single());

        Assert.InRange(log.Reads, 10, 20);
    }

    [Fact]
    public async Task However_much_there_is_only_some_is_kept_and_not_for_long()
    {
        var log = new Log(events: 400, perPage: 10);
        var pages = new OlderPages(log);

        Assert.Equal(1L.To(400), await ReadAllAsync(pages, 0, 400));

        Assert.Equal(OlderPages.MostKept, pages.Count);
        pages.DropOld(Environment.TickCount64);
        Assert.Equal(OlderPages.MostKept, pages.Count);
        pages.DropOld(Environment.TickCount64 + 5_001);
        Assert.Equal(0, pages.Count);
    }

    [Fact]
    public async Task What_was_taken_back_is_shown_from_no_page_not_even_one_that_was_on_its_way()
    {
        var log = new Log(events: 40, perPage: 20);
        var pages = new OlderPages(log);
        await ReadAllAsync(pages, 0, 40);
        Assert.Equal(2, pages.Count);

        pages.Forget(7);

        Assert.Equal(1, pages.Count);
        log.Hold = new TaskCompletionSource();
        var reading = pages.AfterAsync(0, CancellationToken.None).AsTask();
        pages.Forget(8);
        log.Hold.SetResult();
        await reading;
        Assert.Equal(1, pages.Count);
        var before = log.Reads;
        await pages.AfterAsync(0, CancellationToken.None);
        Assert.Equal(before + 1, log.Reads);
    }

    [Fact]
    public async Task Who_leaves_or_meets_a_failure_leaves_the_way_free_for_the_others()
    {
        var log = new Log(events: 40, perPage: 20) { Hold = new TaskCompletionSource() };
        var pages = new OlderPages(log);
        using var leaving = new CancellationTokenSource();
        var first = pages.AfterAsync(0, leaving.Token).AsTask();
        var second = pages.AfterAsync(0, CancellationToken.None).AsTask();

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        log.Hold.SetException(new IOException("away"));
        await Assert.ThrowsAsync<IOException>(() => second);
        log.Hold = null;

        Assert.Equal(20, (await pages.AfterAsync(0, CancellationToken.None)).Count);
    }

    private static async Task<List<long>> ReadAllAsync(OlderPages pages, long after, long last)
    {
        var positions = new List<long>();
        for (var position = after; position < last;)
            positions.AddRange(Positions((await pages.AfterAsync(position, CancellationToken.None)).From(position, most: 100, out position)));
        return positions;
    }

    private static List<long> Positions(ReadOnlySpan<byte> frames) =>
        [.. Encoding.UTF8.GetString(frames).Split('\n').Where(line => line.StartsWith("id: ", StringComparison.Ordinal)).Select(line => long.Parse(line.AsSpan(4), CultureInfo.InvariantCulture))];

    /// <summary>A log of which one sees how it is read.</summary>
    private sealed class Log(int events, int perPage) : IEventSource
    {
        private int _reads;
        private int _reading;

        public int Reads => _reads;

        public int MostAtOnce { get; private set; }

        public TaskCompletionSource? Hold { get; set; }

        public Task FollowAsync(Hub hub, CancellationToken cancellationToken) => Task.CompletedTask;

        public async Task<EventPage> PageAsync(long after, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _reads);
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _reading));
            try
            {
                await Task.Delay(1, cancellationToken);
                if (Hold is { } hold)
                    await hold.Task.WaitAsync(cancellationToken);
                var (bytes, ends) = (new List<byte>(), new List<int>());
                for (var position = after + 1; position <= Math.Min(events, after + perPage); position++)
                {
                    bytes.AddRange(Frames.Of(position, "entry.posted", "{}"));
                    ends.Add(bytes.Count);
                }

                return new EventPage(bytes.ToArray(), after, ends);
            }
            finally
            {
                Interlocked.Decrement(ref _reading);
            }
        }
    }
}
