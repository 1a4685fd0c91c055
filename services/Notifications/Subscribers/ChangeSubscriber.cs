using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PartyPlatform.Notifications.Broker;
using PartyPlatform.Notifications.Events;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Notifications.Subscribers;

/// <summary>What a subscriber gets from now on.</summary>
/// <param name="Patterns">Patterns of routing keys.</param>
public sealed record ChangePatternsRequest([property: Required, Length(1, Subscriber.MostPatterns)] IReadOnlyList<string> Patterns);

/// <summary>Changes the filter; what waits in the queue stays there.</summary>
internal static class ChangePatterns
{
    public static async Task<Results<Ok<SubscriberResponse>, NotFound>> Handle(
        Guid id, ChangePatternsRequest request, [FromHeader(Name = EntityVersion.Header)] string? ifMatch, HttpContext http, NotificationsDb db, KeepTopology topology,
        CancellationToken cancellationToken)
    {
        if (await SubscriberChange.FindAsync(db, id, cancellationToken) is not { } subscriber)
            return TypedResults.NotFound();
        EntityVersion.Require(ifMatch, subscriber.Version);
        var system = await db.Set<KnownSystem>().AsNoTracking().SingleAsync(s => s.ClientId == subscriber.System, cancellationToken);
        subscriber.ChangePatterns(SubscriberFilter.Check(request.Patterns, system));
        return TypedResults.Ok(await SubscriberChange.SaveAsync(db, subscriber, topology, http, cancellationToken));
    }
}

/// <summary>Gives the account a new password; the old one ends at once, with the connections that used it.</summary>
internal static class RotatePassword
{
    public static async Task<Results<Ok<SubscriberSecretResponse>, NotFound>> Handle(
        Guid id, [FromHeader(Name = EntityVersion.Header)] string? ifMatch, HttpContext http, NotificationsDb db, KeepTopology topology,
        IOptions<PublicEventOptions> options, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await SubscriberChange.FindAsync(db, id, cancellationToken) is not { } subscriber)
            return TypedResults.NotFound();
        EntityVersion.CheckIfGiven(ifMatch, subscriber.Version);
        var password = BrokerPassword.New();
        subscriber.RotatePassword(BrokerPassword.HashOf(password), clock.GetUtcNow());
        var response = await SubscriberChange.SaveAsync(db, subscriber, topology, http, cancellationToken, closeConnections: true);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new SubscriberSecretResponse(response, password, options.Value.VirtualHost));
    }
}

/// <summary>Takes queue and account away for the time being; what happens meanwhile is read over HTTP later.</summary>
internal static class DisableSubscriber
{
    public static async Task<Results<Ok<SubscriberResponse>, NotFound>> Handle(
        Guid id, HttpContext http, NotificationsDb db, KeepTopology topology, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await SubscriberChange.FindAsync(db, id, cancellationToken) is not { } subscriber)
            return TypedResults.NotFound();
        subscriber.Disable(clock.GetUtcNow());
        return TypedResults.Ok(await SubscriberChange.SaveAsync(db, subscriber, topology, http, cancellationToken));
    }
}

/// <summary>Gives a disabled subscriber an empty queue and its account again, with the same password.</summary>
internal static class EnableSubscriber
{
    public static async Task<Results<Ok<SubscriberResponse>, NotFound>> Handle(
        Guid id, HttpContext http, NotificationsDb db, KeepTopology topology, CancellationToken cancellationToken)
    {
        if (await SubscriberChange.FindAsync(db, id, cancellationToken) is not { } subscriber)
            return TypedResults.NotFound();
        subscriber.Enable();
        return TypedResults.Ok(await SubscriberChange.SaveAsync(db, subscriber, topology, http, cancellationToken));
    }
}

/// <summary>Removes a subscriber for good. The row goes once the broker has nothing of it any more.</summary>
internal static class RemoveSubscriber
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, NotificationsDb db, KeepTopology topology, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await SubscriberChange.FindAsync(db, id, cancellationToken) is not { } subscriber)
            return TypedResults.NotFound();
        subscriber.Remove(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await topology.KeepAsync(id, closeConnections: true, cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>What all changes of a subscriber do: the row first, then the broker.</summary>
internal static class SubscriberChange
{
    public static Task<Subscriber?> FindAsync(NotificationsDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Subscriber>().FirstOrDefaultAsync(subscriber => subscriber.Id == id && subscriber.RemovedAt == null, cancellationToken);

    public static async Task<SubscriberResponse> SaveAsync(
        NotificationsDb db, Subscriber subscriber, KeepTopology topology, HttpContext http, CancellationToken cancellationToken, bool closeConnections = false)
    {
        await db.SaveChangesAsync(cancellationToken);
        await topology.KeepAsync(subscriber.Id, closeConnections, cancellationToken);
        var response = (await SubscriberResponse.FindAsync(db, subscriber.Id, cancellationToken))!;
        EntityVersion.Tag(http, response.Version);
        return response;
    }
}
