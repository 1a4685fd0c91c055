using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Data;

namespace PartyPlatform.Probe;

/// <summary>
/// A service of the smallest kind: one change that announces an event, one reaction to it. The tests of messaging run it
/// in their own process, those of reliability as processes that they kill.
/// </summary>
public static class ProbeHost
{
    /// <summary>The change: saved with its event, acknowledged once committed.</summary>
    public static void MapThings(this WebApplication app) =>
        app.MapPost("/things/{id:guid}", async (Guid id, ProbeDb db, TimeProvider clock, CancellationToken cancellationToken) =>
        {
            db.Things.Add(new Thing { Id = id });
            db.Publish(new ThingHappened(id), clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            return TypedResults.NoContent();
        }).AllowAnonymous();

    /// <summary>Adds what a service of the platform has.</summary>
    public static void AddProbe(this WebApplicationBuilder builder, string name, Action<MessagingBuilder> configure)
    {
        builder.AddServiceDefaults(name);
        builder.AddServiceDatabase<ProbeDb>("probedb");
        builder.AddMessaging<ProbeDb>(name, messaging =>
        {
            messaging.ContractsFrom(typeof(ThingHappened).Assembly);
            configure(messaging);
        });
    }
}
