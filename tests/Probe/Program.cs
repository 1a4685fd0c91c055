using System.Diagnostics;
using PartyPlatform.Messaging;
using PartyPlatform.Probe;
using PartyPlatform.ServiceDefaults;

// PARTY_KILL_POINT: the named place at which this process is to end without a chance to say anything.
if (Environment.GetEnvironmentVariable("PARTY_KILL_POINT") is { Length: > 0 } chosen)
    KillPoint.Reached = place =>
    {
        if (place != chosen)
            return;
        using var self = Process.GetCurrentProcess();
        self.Kill();
        // The signal is on its way; not one more instruction of the caller may run.
        Thread.Sleep(Timeout.Infinite);
    };

// Probe__Role: "producer" accepts changes, "consumer" reacts to their events.
var builder = WebApplication.CreateBuilder(args);
var role = builder.Configuration["Probe:Role"] ?? throw new InvalidOperationException("Probe__Role is not set.");
builder.AddProbe(role, messaging =>
{
    if (role == "consumer")
        messaging.Handle<ThingHappened, RecordThing>();
});

var app = builder.Build();
app.UseServiceDefaults();
app.MapServiceDefaults();
app.MapThings();
return await app.RunServiceAsync(args);
