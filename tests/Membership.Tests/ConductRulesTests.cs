using System.Net;
using PartyPlatform.Contracts.Membership;

namespace PartyPlatform.Membership.Tests;

[Collection(OneHost.Name)]
public sealed class ConductRulesTests(MembershipHost host)
{
    private const string Rules = "/api/membership/conduct-rules";

    [Fact]
    public async Task A_new_version_is_announced_and_acknowledged_once()
    {
        var member = host.As("bai.ruoxi");
        Assert.False((await member.GetJsonAsync($"{Rules}/current"))["acknowledged"]!.GetValue<bool>());
        Assert.Null((await member.GetJsonAsync("/api/membership/me"))["conductRules"]!["acknowledgedVersion"]);

        var published = await (await host.As(MembershipHost.Office).PostAsync(Rules, new { rules = new[] { "只谈工作和学习", "就事论事" } })).JsonAsync(HttpStatusCode.Created);
        var version = published["version"]!.GetValue<int>();
        Assert.Contains(await host.EventsAsync<ConductRulesPublished>(), told => told.Version == version);

        await (await member.PostAsync($"{Rules}/{version - 1}/acknowledgement")).RefusedAsync(HttpStatusCode.Conflict, "conductRules.outdated");
        await (await member.PostAsync($"{Rules}/{version + 1}/acknowledgement")).RefusedAsync(HttpStatusCode.NotFound);
        await member.PostAsync($"{Rules}/{version}/acknowledgement").SucceedsAsync();
        await member.PostAsync($"{Rules}/{version}/acknowledgement").SucceedsAsync();

        Assert.True((await member.GetJsonAsync($"{Rules}/current"))["acknowledged"]!.GetValue<bool>());
        Assert.Single(await host.EventsAsync<ConductRulesAcknowledged>(), told => told.MemberId == MembershipHost.Id("bai.ruoxi") && told.RulesVersion == version);
        var newest = (await host.As(MembershipHost.Administrator).GetJsonAsync(Rules))["items"]![0]!;
        Assert.Equal((version, 1), (newest["version"]!.GetValue<int>(), newest["acknowledgedBy"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Rules_are_short_different_and_not_empty()
    {
        var office = host.As(MembershipHost.Office);
        await (await office.PostAsync(Rules, new { rules = Array.Empty<string>() })).RefusedAsync(HttpStatusCode.BadRequest);
        await (await office.PostAsync(Rules, new { rules = new[] { new string('长', 201) } })).RefusedAsync(HttpStatusCode.BadRequest, "conductRules.tooLong");
        await (await office.PostAsync(Rules, new { rules = new[] { "一样", "一样" } })).RefusedAsync(HttpStatusCode.Conflict, "conductRules.doubled");
        await (await office.PostAsync(Rules, new { rules = new[] { "有", " " } })).RefusedAsync(HttpStatusCode.Conflict, "conductRules.empty");
        await (await office.PostAsync(Rules, new { rules = new[] { "有" }, version = 9 })).RefusedAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Members_read_the_rules_and_the_party_office_writes_them()
    {
        await (await host.As(MembershipHost.Member).GetAsync(Rules)).RefusedAsync(HttpStatusCode.Forbidden);
        await (await host.As(MembershipHost.Secretary).PostAsync(Rules, new { rules = new[] { "有" } })).RefusedAsync(HttpStatusCode.Forbidden);
        await (await host.Anonymous().GetAsync($"{Rules}/current")).RefusedAsync(HttpStatusCode.Unauthorized);
        await (await host.Anonymous().PostAsync($"{Rules}/1/acknowledgement")).RefusedAsync(HttpStatusCode.Unauthorized);
        await (await host.Anonymous().PostAsync(Rules, new { rules = new[] { "有" } })).RefusedAsync(HttpStatusCode.Unauthorized);
    }
}
