using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Notifications.Broker;
using PartyPlatform.Notifications.Events;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Notifications.Subscribers;

/// <summary>A queue for a registered system.</summary>
/// <param name="System">The client id under which the system is registered.</param>
/// <param name="Name">What tells this queue from others of the system.</param>
/// <param name="Patterns">Patterns of routing keys, e.g. <c>learning.quiz.*.v1</c>; each begins with an area whose scope the system has.</param>
public sealed record RegisterSubscriberRequest(
    [property: Required, RegularExpression("^[a-z][a-z0-9-]{2,49}$")] string System,
    [property: Required, RegularExpression("^[a-z][a-z0-9-]{1,29}$")] string Name,
    [property: Required, Length(1, Subscriber.MostPatterns)] IReadOnlyList<string> Patterns);

/// <summary>What the owner of the system has to be given.</summary>
/// <param name="Subscriber">The subscriber.</param>
/// <param name="Password">Of the account; shown this once. Null where the same request had been answered before.</param>
/// <param name="VirtualHost">Where the queue is.</param>
internal sealed record SubscriberSecretResponse(SubscriberResponse Subscriber, string? Password, string VirtualHost);

internal static class RegisterSubscriber
{
    private const string Route = "subscribers";

    public static async Task<Created<SubscriberSecretResponse>> Handle(
        RegisterSubscriberRequest request, Caller caller, [FromHeader(Name = IdempotencyKey.Header)] string? key, HttpContext http, NotificationsDb db,
        KeepTopology topology, IOptions<PublicEventOptions> options, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await IdempotencyKey.FindAsync(db, caller.MemberId, Route, key, request, cancellationToken) is { } known)
            return await AnswerAsync(known, secret: null);

        var system = await db.Set<KnownSystem>().AsNoTracking().FirstOrDefaultAsync(s => s.ClientId == request.System, cancellationToken)
            ?? throw new InputRejected("subscriber.system", $"没有登记过“{request.System}”这个系统，先在“连接系统”里登记", $"No system {request.System} is registered.", "system");
        if (system.IsDisabled)
            throw new RuleViolation("system.disabled", "这个系统已停用", "The system is disabled.");

        var (now, password) = (clock.GetUtcNow(), BrokerPassword.New());
        var subscriber = Subscriber.Register(
            system.ClientId, request.Name, SubscriberFilter.Check(request.Patterns, system), BrokerPassword.HashOf(password), caller.MemberId, now);
        db.Add(subscriber);
        IdempotencyKey.Remember(db, caller.MemberId, Route, key, request, subscriber.Id, now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (IdempotencyKey.WasTaken(exception))
        {
            db.ChangeTracker.Clear();
            return await AnswerAsync((await IdempotencyKey.FindAsync(db, caller.MemberId, Route, key, request, cancellationToken))!.Value, secret: null);
        }
        catch (DbUpdateException exception) when (exception.GetBaseException() is PostgresException { ConstraintName: SubscriberMapping.OneQueue })
        {
            throw new RuleViolation("subscriber.nameTaken", "这个系统已有同名的订阅，换一个名字", "The system has a subscriber of that name.");
        }

        // The row stands; if the broker is away its queue comes within a minute of its return.
        await topology.KeepAsync(subscriber.Id, closeConnections: false, cancellationToken);
        return await AnswerAsync(subscriber.Id, password);

        async Task<Created<SubscriberSecretResponse>> AnswerAsync(Guid id, string? secret)
        {
            var response = await SubscriberResponse.FindAsync(db, id, cancellationToken)
                ?? throw new RuleViolation("subscriber.removed", "这个订阅已经删除", "The subscriber has been removed.");
            http.Response.Headers.CacheControl = "no-store";
            EntityVersion.Tag(http, response.Version);
            return TypedResults.Created($"/api/notifications/subscribers/{id}", new SubscriberSecretResponse(response, secret, options.Value.VirtualHost));
        }
    }
}
