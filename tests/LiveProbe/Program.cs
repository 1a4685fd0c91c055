using System.ComponentModel.DataAnnotations;
using System.Diagnostics.Metrics;
using PartyPlatform.Live;
using PartyPlatform.LiveProbe;
using PartyPlatform.MemberCopy;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Data;

// A service with one kind of live channel. It answers under the addresses of Oversight, so that a gateway knows it; tests
// and the benchmark run it in their own process or as processes that they kill.
var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("liveprobe");
builder.AddServiceDatabase<LiveProbeDb>("liveprobedb");
builder.AddMemberCopy<LiveProbeDb>();
builder.AddLive<LiveProbeDb>();

var app = builder.Build();
app.UseServiceDefaults();
app.MapServiceDefaults();

var api = app.MapGroup("/api/oversight");
api.MapLiveUpstream();

var rooms = api.MapGroup("/rooms").RequireAuthorization(Policies.Member);
// Rooms that begin with "draft" are nobody's to watch.
rooms.MapLiveChannel("/{room}/live", (http, _) => ValueTask.FromResult(
    http.GetRouteValue("room") is string room && !room.StartsWith("draft", StringComparison.Ordinal) ? $"probe:{room}" : null));

rooms.MapPost("/{room}/entries", async (string room, Entry[] entries, LiveProbeDb db, TimeProvider clock, CancellationToken cancellationToken) =>
{
    await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
    var last = 0L;
    foreach (var entry in entries)
        last = await LiveLog.AppendAsync(db, $"probe:{room}", "entry.posted", entry, clock.GetUtcNow(), cancellationToken);
    await transaction.CommitAsync(cancellationToken);
    return TypedResults.Ok(last);
});

// How many streams this process serves: a gateway must open one for a channel, however many watch.
var viewers = 0L;
using var figures = new MeterListener
{
    InstrumentPublished = (instrument, listener) =>
    {
        if (instrument.Name == "party.live.viewers")
            listener.EnableMeasurementEvents(instrument);
    },
};
figures.SetMeasurementEventCallback<long>((_, change, _, _) => Interlocked.Add(ref viewers, change));
figures.Start();
api.MapGet("/viewers", () => TypedResults.Ok(Interlocked.Read(ref viewers))).AllowAnonymous();

return await app.RunServiceAsync(args);

/// <summary>What is appended; the text may say when it was sent, or be long.</summary>
/// <param name="Text">Anything.</param>
public sealed record Entry([property: Required, StringLength(60_000)] string Text);
