using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Notifications.Events;

namespace PartyPlatform.Notifications.Tests;

public sealed class RetentionTests(NotificationsHost host)
{
    [Fact]
    public async Task Old_events_go_and_the_organisation_stays_known()
    {
        var unit = new OrgUnitChanged(Guid.CreateVersion7(), 1, null, OrgUnitKind.Branch, "乙", "乙", false, null, null);
        var quiz = Told.QuizCompleted();
        await host.DeliverAsync(unit);
        await host.DeliverAsync(quiz);
        await Eventually.HoldsAsync(async () => (await AllAsync()).Count(e => e.PublishedAt is not null
            && (e.Subject == $"branches/{unit.OrgUnitId}" || e.Subject == $"quiz-attempts/{quiz.AttemptId}")) == 2);
        await host.InScopeAsync(db => db.Set<PublicEvent>().Where(e => e.Subject == $"branches/{unit.OrgUnitId}" || e.Subject == $"quiz-attempts/{quiz.AttemptId}")
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.ArchivedAt, e => e.ArchivedAt.AddDays(-200))));

        await host.InScopeAsync(db => PruneOldRows.RunAsync(db, new PublicEventOptions(), TimeProvider.System.GetUtcNow(), CancellationToken.None));

        Assert.Contains(await AllAsync(), e => e.Subject == $"branches/{unit.OrgUnitId}");
        Assert.DoesNotContain(await AllAsync(), e => e.Subject == $"quiz-attempts/{quiz.AttemptId}");
    }

    private async Task<List<PublicEvent>> AllAsync()
    {
        List<PublicEvent> rows = [];
        await host.InScopeAsync(async db => rows = await db.Set<PublicEvent>().AsNoTracking().OrderBy(e => e.Sequence).ToListAsync());
        return rows;
    }
}
