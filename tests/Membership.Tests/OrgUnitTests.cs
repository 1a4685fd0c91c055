using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PartyPlatform.Contracts.Membership;

namespace PartyPlatform.Membership.Tests;

[Collection(OneHost.Name)]
public sealed class OrgUnitTests(MembershipHost host)
{
    private const string Units = "/api/membership/org-units";

    [Fact]
    public async Task Every_member_sees_the_tree_with_the_number_of_people_in_it()
    {
        var items = (await host.As(MembershipHost.Member).GetJsonAsync(Units))["items"]!.AsArray();

        Assert.Equal("临江市审计局机关党委", Unit(items, MembershipHost.Committee)["name"]!.GetValue<string>());
        Assert.True(Unit(items, MembershipHost.Committee)["memberCount"]!.GetValue<int>() >= 60);
        Assert.True(Unit(items, MembershipHost.TemporaryBranch)["memberCount"]!.GetValue<int>() > 1);
        Assert.Equal("Branch", Unit(items, MembershipHost.TemporaryBranch)["kind"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_administrator_sets_up_renames_and_closes_a_branch_and_each_step_is_announced()
    {
        var admin = host.As(MembershipHost.Administrator);
        var created = await (await admin.PostAsync(Units, NewBranch("第九党支部"))).JsonAsync(HttpStatusCode.Created);
        var id = created["id"]!.GetValue<Guid>();

        await admin.PutAsync($"{Units}/{id}", new { name = "第九党支部（内审处）", shortName = "第九党支部" }, "\"1\"").SucceedsAsync();
        await admin.PostAsync($"{Units}/{id}/close").SucceedsAsync();

        var told = (await host.EventsAsync<OrgUnitChanged>()).Where(change => change.OrgUnitId == id).ToList();
        Assert.Equal([1L, 2L, 3L], told.Select(change => change.Version));
        Assert.Equal("第九党支部（内审处）", told[^1].Name);
        Assert.NotNull(told[^1].ClosedOn);
    }

    [Fact]
    public async Task A_change_says_which_version_it_is_based_on()
    {
        var admin = host.As(MembershipHost.Administrator);
        var id = (await (await admin.PostAsync(Units, NewBranch("第十党支部"))).JsonAsync(HttpStatusCode.Created))["id"]!.GetValue<Guid>();
        var change = new { name = "第十党支部（改）", shortName = "第十" };

        await (await admin.PutAsync($"{Units}/{id}", change, ifMatch: null)).RefusedAsync((HttpStatusCode)428, "version.required");
        await admin.PutAsync($"{Units}/{id}", change, "\"1\"").SucceedsAsync();
        await (await admin.PutAsync($"{Units}/{id}", change, "\"1\"")).RefusedAsync(HttpStatusCode.PreconditionFailed, "version.stale");
        await (await admin.PutAsync($"{Units}/{Guid.CreateVersion7()}", change, "\"1\"")).RefusedAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(null, "Committee", false, null, "orgUnit.rootExists")]
    [InlineData("01990000-0000-7000-8000-000000000100", "Group", false, null, "orgUnit.parent")]
    [InlineData("01990000-0000-7000-8000-000000000101", "Branch", false, null, "orgUnit.parent")]
    [InlineData("01990000-0000-7000-8000-000000000100", "Branch", true, null, "orgUnit.endsOn")]
    [InlineData("01990000-0000-7000-8000-000000000100", "Branch", true, "2020-01-01", "orgUnit.endsOn")]
    [InlineData("01990000-0000-7000-8000-000000000100", "Branch", false, "2099-01-01", "orgUnit.endsOn")]
    [InlineData("01990000-0000-7000-8000-000000000100", "GeneralBranch", true, "2099-01-01", "orgUnit.temporaryKind")]
    public async Task A_unit_stands_where_its_kind_may_stand(string? parentId, string kind, bool isTemporary, string? endsOn, string code)
    {
        var response = await host.As(MembershipHost.Administrator).PostAsync(Units, new { parentId, kind, name = $"试 {code} {endsOn}", shortName = "试", isTemporary, endsOn });

        await response.RefusedAsync(HttpStatusCode.Conflict, code);
    }

    [Fact]
    public async Task A_name_is_used_once_at_the_same_place() =>
        await (await host.As(MembershipHost.Administrator).PostAsync(Units, NewBranch("第一党支部（综合处）"))).RefusedAsync(HttpStatusCode.Conflict, "orgUnit.nameTaken");

    [Fact]
    public async Task Bad_input_is_refused_by_the_name_of_what_is_wrong()
    {
        var admin = host.As(MembershipHost.Administrator);
        await (await admin.PostAsync(Units, new { kind = "Branch", name = "", shortName = "x" })).RefusedAsync(HttpStatusCode.BadRequest, "request.invalid");
        await (await admin.PostAsync(Units, new { kind = "Branch", name = new string('长', 81), shortName = "x" })).RefusedAsync(HttpStatusCode.BadRequest, "request.invalid");
        await (await admin.PostAsync(Units, new { kind = "Village", name = "村", shortName = "x" })).RefusedAsync(HttpStatusCode.BadRequest);
        await (await admin.PostAsync(Units, new { parentId = MembershipHost.Committee, kind = "Branch", name = "多一项", shortName = "x", closedOn = "2026-01-01" })).RefusedAsync(HttpStatusCode.BadRequest, "request.invalid");
        await (await admin.PostAsync(Units, new { parentId = Guid.CreateVersion7(), kind = "Branch", name = "无上级", shortName = "x" })).RefusedAsync(HttpStatusCode.BadRequest, "orgUnit.unknown");
    }

    [Fact]
    public async Task A_branch_with_people_and_the_committee_cannot_be_closed()
    {
        var admin = host.As(MembershipHost.Administrator);
        await (await admin.PostAsync($"{Units}/{MembershipHost.SecondBranch}/close")).RefusedAsync(HttpStatusCode.Conflict, "orgUnit.notEmpty");
        await (await admin.PostAsync($"{Units}/{MembershipHost.Committee}/close")).RefusedAsync(HttpStatusCode.Conflict, "orgUnit.notEmpty");
        await (await admin.PostAsync($"{Units}/{Guid.CreateVersion7()}/close")).RefusedAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_temporary_branch_that_has_ended_sends_its_people_home()
    {
        var admin = host.As(MembershipHost.Administrator);
        var site = (await (await admin.PostAsync(Units, new
        {
            parentId = MembershipHost.Committee,
            kind = "Branch",
            name = "试点项目临时党支部",
            shortName = "试点临时",
            isTemporary = true,
            endsOn = "2099-12-31",
        })).JsonAsync(HttpStatusCode.Created))["id"]!.GetValue<Guid>();
        var person = await host.RegisterAsync();
        await admin.PostAsync($"/api/membership/members/{person.Id}/transfer", new { branchId = MembershipHost.FourthBranch, temporaryBranchId = site }).SucceedsAsync();
        await admin.PostAsync($"/api/membership/members/{person.Id}/roles", new { role = "BranchSecretary", orgUnitId = site }).SucceedsAsync(HttpStatusCode.Created);
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"update org_units set ends_on = '2020-01-01' where id = {site}"));

        await host.Services.GetRequiredService<ScheduledWorkRunner>().RunOnceAsync(CancellationToken.None);
        await host.Services.GetRequiredService<ScheduledWorkRunner>().RunOnceAsync(CancellationToken.None);

        var member = await admin.GetJsonAsync($"/api/membership/members/{person.Id}");
        Assert.Null(member["temporaryBranch"]);
        Assert.Empty(member["roles"]!.AsArray());
        Assert.Equal("系统", member["history"]![0]!["actor"]!.GetValue<string>());
        Assert.Single(await host.EventsAsync<OrgUnitChanged>(), change => change.OrgUnitId == site && change.ClosedOn is not null);
        Assert.Null((await host.EventsAsync<MemberChanged>()).Last(change => change.Member.MemberId == person.Id).Member.TemporaryBranchId);
    }

    [Fact]
    public async Task A_temporary_branch_that_has_ended_takes_its_groups_with_it()
    {
        var admin = host.As(MembershipHost.Administrator);
        var site = await TemporaryBranchAsync("分组项目临时党支部");
        var group = (await (await admin.PostAsync(Units, new { parentId = site, kind = "Group", name = "第一党小组", shortName = "一组" })).JsonAsync(HttpStatusCode.Created))["id"]!.GetValue<Guid>();
        var person = await host.RegisterAsync();
        await admin.PostAsync($"/api/membership/members/{person.Id}/transfer", new { branchId = MembershipHost.FourthBranch, temporaryBranchId = site }).SucceedsAsync();
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"update org_units set ends_on = '2020-01-01' where id = {site}"));

        await host.Services.GetRequiredService<ScheduledWorkRunner>().RunOnceAsync(CancellationToken.None);

        Assert.Null((await admin.GetJsonAsync($"/api/membership/members/{person.Id}"))["temporaryBranch"]);
        foreach (var id in new[] { site, group })
            Assert.Single(await host.EventsAsync<OrgUnitChanged>(), change => change.OrgUnitId == id && change.ClosedOn is not null);
    }

    [Fact]
    public async Task A_branch_that_cannot_be_closed_keeps_no_other_open_and_the_service_goes_on()
    {
        var (stuck, other) = (await TemporaryBranchAsync("卡住的临时党支部"), await TemporaryBranchAsync("随后的临时党支部"));
        var person = await host.RegisterAsync();
        // No request leads here; whatever does, must not end the service at each of its starts.
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"update members set branch_id = {stuck} where id = {person.Id}"));
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"update org_units set ends_on = '2020-01-01' where id in ({stuck}, {other})"));

        await host.Services.GetRequiredService<ScheduledWorkRunner>().RunOnceAsync(CancellationToken.None);

        var closed = (await host.EventsAsync<OrgUnitChanged>()).Where(change => change.ClosedOn is not null).Select(change => change.OrgUnitId).ToList();
        Assert.Contains(other, closed);
        Assert.DoesNotContain(stuck, closed);
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"update members set branch_id = {MembershipHost.FourthBranch} where id = {person.Id}"));
    }

    [Fact]
    public async Task Scheduled_work_that_fails_keeps_no_other_from_running()
    {
        var ran = new List<string>();
        using var scope = host.Services.CreateScope();
        var services = new ServiceCollection();
        services.AddSingleton(scope.ServiceProvider.GetRequiredService<MembershipDb>());
        services.AddScoped<IScheduledWork>(_ => new Work(() => throw new InvalidOperationException("broken")));
        services.AddScoped<IScheduledWork>(_ => new Work(() => ran.Add("second")));
        await using var provider = services.BuildServiceProvider();
        using var runner = new ScheduledWorkRunner(provider.GetRequiredService<IServiceScopeFactory>(),
            host.Services.GetRequiredService<NpgsqlDataSource>(), NullLogger<ScheduledWorkRunner>.Instance);

        await runner.RunOnceAsync(CancellationToken.None);

        Assert.Equal(["second"], ran);
    }

    private async Task<Guid> TemporaryBranchAsync(string name) => (await (await host.As(MembershipHost.Administrator).PostAsync(Units, new
    {
        parentId = MembershipHost.Committee,
        kind = "Branch",
        name,
        shortName = name,
        isTemporary = true,
        endsOn = "2099-12-31",
    })).JsonAsync(HttpStatusCode.Created))["id"]!.GetValue<Guid>();

    private sealed class Work(Action run) : IScheduledWork
    {
        public Task RunAsync(CancellationToken cancellationToken)
        {
            run();
            return Task.CompletedTask;
        }
    }

    [Theory]
    [InlineData(MembershipHost.Office)]
    [InlineData(MembershipHost.Secretary)]
    [InlineData(MembershipHost.Member)]
    public async Task Only_administrators_change_the_tree(string userName)
    {
        var client = host.As(userName);
        await (await client.PostAsync(Units, NewBranch("不该有的支部"))).RefusedAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        await (await client.PutAsync($"{Units}/{MembershipHost.SecondBranch}", new { name = "改", shortName = "改" }, "\"1\"")).RefusedAsync(HttpStatusCode.Forbidden);
        await (await client.PostAsync($"{Units}/{MembershipHost.SecondBranch}/close")).RefusedAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nobody_sees_the_tree_without_signing_in() =>
        await (await host.Anonymous().GetAsync(Units)).RefusedAsync(HttpStatusCode.Unauthorized, "auth.required");

    private static JsonNode Unit(JsonArray items, Guid id) => items.Single(item => item!["id"]!.GetValue<Guid>() == id)!;

    private static object NewBranch(string name) => new { parentId = MembershipHost.Committee, kind = "Branch", name, shortName = name };
}
