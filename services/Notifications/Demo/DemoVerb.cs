using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Demo;
using PartyPlatform.MemberCopy;
using PartyPlatform.Notifications.Subscribers;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Notifications.Demo;

/// <summary>
/// <c>demo</c>: the office, and a subscriber of the demo's dashboard. Inboxes fill with what the other services' demo tells
/// as events. Nobody knows the subscriber's password: who wants to read the queue rotates it. Development only.
/// </summary>
internal sealed partial class DemoVerb(IServiceScopeFactory scopes, IHostEnvironment environment, TimeProvider clock, ILogger<DemoVerb> logger) : IVerb
{
    public string Name => "demo";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // Invented people must never stand beside real ones.
        if (!environment.IsDevelopment())
        {
            LogRefused(logger, environment.EnvironmentName);
            return 1;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        await DemoOfficeVerb<NotificationsDb>.LoadAsync(db, clock.BusinessToday(), cancellationToken);
        await RecordSystem.ApplyAsync(db, DemoOffice.Dashboard, cancellationToken);
        await SubscribeAsync(db, cancellationToken);
        LogLoaded(logger);
        return 0;
    }

    private async Task SubscribeAsync(NotificationsDb db, CancellationToken cancellationToken)
    {
        const string name = "screen";
        if (await db.Set<Subscriber>().AnyAsync(s => s.System == DemoOffice.Dashboard.ClientId && s.Name == name, cancellationToken))
            return;
        var administrator = DemoOffice.Members.First(member => member.Roles.Any(grant => grant.Role == PartyRole.Administrator));
        db.Add(Subscriber.Register(
            DemoOffice.Dashboard.ClientId, name, ["learning.quiz.*.v1", "showcase.story.*.v1", "oversight.review.*.v1"],
            BrokerPassword.HashOf(BrokerPassword.New()), administrator.Id, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Demo data are for Development only; this is {Environment}")]
    private static partial void LogRefused(ILogger logger, string environment);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Notifications' demo data are loaded")]
    private static partial void LogLoaded(ILogger logger);
}
