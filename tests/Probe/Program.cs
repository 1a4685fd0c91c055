using PartyPlatform.Probe;
using PartyPlatform.ServiceDefaults;

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
