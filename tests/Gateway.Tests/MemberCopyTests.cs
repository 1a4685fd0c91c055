using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Messaging;

namespace PartyPlatform.Gateway.Tests;

/// <summary>The copy that every service keeps, tried in the gateway's database: deliveries come in any order and more than once.</summary>
public sealed class MemberCopyTests(SharedGateway gateway)
{
    private static readonly EventContext Context = new(Guid.CreateVersion7(), TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task However_the_versions_are_shuffled_the_newest_stays()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 20; round++)
        {
            var (member, branch, unit, rules) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), random.Next(1_000, int.MaxValue - 10));
            RoleGrant[] roles = [new(PartyRole.BranchSecretary, branch)];
            object[] events =
            [
                new MemberRegistered(Snapshot(member, 1, "甲", branch)),
                new MemberChanged(Snapshot(member, 2, "乙", Guid.CreateVersion7(), new RoleGrant(PartyRole.Operator, null))),
                new MemberDeactivated(member, 3),
                new MemberChanged(Snapshot(member, 4, "丙", branch, roles)),
                new OrgUnitChanged(unit, 1, branch, OrgUnitKind.Branch, "一", "一", true, new DateOnly(2026, 12, 1), null),
                new OrgUnitChanged(unit, 2, branch, OrgUnitKind.Branch, "二", "二短", true, new DateOnly(2026, 12, 31), null),
                new OrgUnitChanged(unit, 3, branch, OrgUnitKind.Branch, "三", "三短", true, new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 1)),
                new ConductRulesPublished(rules, TimeProvider.System.GetUtcNow()),
                new ConductRulesAcknowledged(member, rules - 1),
                new ConductRulesAcknowledged(member, rules),
            ];
            object[] deliveries = [.. events, .. events, .. events];
            random.Shuffle(deliveries);
            await DeliverAsync(deliveries);

            await gateway.InScopeAsync(async services =>
            {
                var db = services.GetRequiredService<GatewayDb>();
                var copy = await db.Set<LocalMember>().AsNoTracking().SingleAsync(row => row.Id == member);
                Assert.Equal((4, "丙", true, branch), (copy.Version, copy.Name, copy.IsActive, copy.BranchId));
                Assert.Equal(roles, copy.Roles);
                var place = await db.Set<LocalOrgUnit>().AsNoTracking().SingleAsync(row => row.Id == unit);
                Assert.Equal((3, branch, OrgUnitKind.Branch, "三", "三短", true), (place.Version, place.ParentId, place.Kind, place.Name, place.ShortName, place.IsTemporary));
                Assert.Equal((new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 1)), (place.EndsOn, place.ClosedOn));
                Assert.Equal(1, await db.Set<LocalConductRules>().CountAsync(row => row.Version == rules));
                Assert.Equal(rules, (await services.GetRequiredService<ICallerDirectory>().FindAsync(member, CancellationToken.None))!.AcknowledgedRulesVersion);
            });
        }
    }

    [Fact]
    public async Task A_deactivation_that_comes_before_the_registration_wins()
    {
        var member = Guid.CreateVersion7();
        await DeliverAsync(new MemberDeactivated(member, 2), new MemberRegistered(Snapshot(member, 1, "甲", Guid.CreateVersion7())));
        await gateway.InScopeAsync(async services => Assert.Null(await services.GetRequiredService<ICallerDirectory>().FindAsync(member, CancellationToken.None)));

        await DeliverAsync(new MemberChanged(Snapshot(member, 3, "甲", Guid.CreateVersion7())));
        await gateway.InScopeAsync(async services => Assert.NotNull(await services.GetRequiredService<ICallerDirectory>().FindAsync(member, CancellationToken.None)));
    }

    [Fact]
    public async Task An_erased_member_leaves_nothing_but_the_id_in_whatever_order_it_is_told()
    {
        foreach (var order in new[] { new[] { 0, 1, 2 }, [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0] })
        {
            var member = Guid.CreateVersion7();
            object[] events =
            [
                new MemberRegistered(Snapshot(member, 1, "甲", Guid.CreateVersion7())),
                new MemberChanged(Snapshot(member, 2, "乙", Guid.CreateVersion7(), new RoleGrant(PartyRole.Operator, null))),
                new MemberErased(member, 3),
            ];
            await DeliverAsync([.. order.Select(index => events[index])]);
            await gateway.InScopeAsync(async services =>
            {
                var copy = await services.GetRequiredService<GatewayDb>().Set<LocalMember>().AsNoTracking().SingleAsync(row => row.Id == member);
                Assert.Equal((3, "", false, null), (copy.Version, copy.Name, copy.IsActive, copy.PoliticalBirthday));
                Assert.Empty(copy.Roles);
            });
        }
    }

    private static MemberSnapshot Snapshot(Guid id, long version, string name, Guid branch, params RoleGrant[] roles) =>
        new(id, version, name, "T-1", MemberStatus.Full, true, branch, null, null, new DateOnly(2001, 7, 1), roles);

    private Task DeliverAsync(params object[] messages) => gateway.InScopeAsync(async services =>
    {
        var members = ActivatorUtilities.CreateInstance<RecordMemberChanged<GatewayDb>>(services);
        var units = ActivatorUtilities.CreateInstance<RecordOrgUnitChanged<GatewayDb>>(services);
        var rules = ActivatorUtilities.CreateInstance<RecordConductRules<GatewayDb>>(services);
        foreach (var message in messages)
            await (message switch
            {
                MemberRegistered registered => members.HandleAsync(registered, Context, CancellationToken.None),
                MemberChanged changed => members.HandleAsync(changed, Context, CancellationToken.None),
                MemberDeactivated deactivated => members.HandleAsync(deactivated, Context, CancellationToken.None),
                MemberErased erased => members.HandleAsync(erased, Context, CancellationToken.None),
                OrgUnitChanged unit => units.HandleAsync(unit, Context, CancellationToken.None),
                ConductRulesPublished published => rules.HandleAsync(published, Context, CancellationToken.None),
                ConductRulesAcknowledged acknowledged => rules.HandleAsync(acknowledged, Context, CancellationToken.None),
                _ => throw new ArgumentOutOfRangeException(nameof(messages)),
            });
    });
}
