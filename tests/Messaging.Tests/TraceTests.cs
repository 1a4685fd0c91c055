using System.Collections.Concurrent;
using System.Diagnostics;
using PartyPlatform.Probe;

namespace PartyPlatform.Messaging.Tests;

public sealed class TraceTests : MessagingTest
{
    [Fact]
    public async Task The_request_the_publishing_and_the_handling_are_one_trace()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Party.Messaging" or "Test",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var source = new ActivitySource("Test");
        var (producer, consumer) = await PairAsync();

        ActivityTraceId trace;
        ActivitySpanId request;
        using (var activity = source.StartActivity("request", ActivityKind.Server)!)
        {
            (trace, request) = (activity.TraceId, activity.SpanId);
            await producer.PublishAsync(new ThingHappened(Guid.CreateVersion7()));
        }

        await Eventually.Equal(1, consumer.EffectsAsync, "effects");
        await Eventually.Async(() => Task.FromResult(ended.Count(activity => activity.TraceId == trace) >= 3), "three spans of one trace");
        var publish = Assert.Single(ended, activity => activity.TraceId == trace && activity.Kind == ActivityKind.Producer);
        var process = Assert.Single(ended, activity => activity.TraceId == trace && activity.Kind == ActivityKind.Consumer);
        Assert.Equal(request, publish.ParentSpanId);
        Assert.Equal(publish.SpanId, process.ParentSpanId);
        Assert.Equal(("publish ThingHappened", "process ThingHappened"), (publish.DisplayName, process.DisplayName));
    }
}
