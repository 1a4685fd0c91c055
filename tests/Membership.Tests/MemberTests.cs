using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;

namespace PartyPlatform.Membership.Tests;

[Collection(OneHost.Name)]
public sealed class MemberTests(MembershipHost host)
{
    private const string Members = "/api/membership/members";

    private HttpClient Admin => host.As(MembershipHost.Administrator);

    [Fact]
    public async Task A_member_sees_themselves()
    {
        var me = await host.As(MembershipHost.Secretary).GetJsonAsync("/api/membership/me");

        Assert.Equal("顾行之", me["name"]!.GetValue<string>());
        Assert.Equal("Full", me["status"]!.GetValue<string>());
        Assert.Equal(MembershipHost.ThirdBranch, me["branch"]!["id"]!.GetValue<Guid>());
        Assert.Equal("BranchSecretary", me["roles"]![0]!["role"]!.GetValue<string>());
        Assert.Equal("第三党支部（投资审计处）", me["roles"]![0]!["orgUnitName"]!.GetValue<string>());
        // Other tests of this host publish further versions.
        Assert.InRange(me["conductRules"]!["currentVersion"]!.GetValue<int>(), 1, 99);
        Assert.False(me["mustChangePassword"]!.GetValue<bool>());
        await (await host.Anonymous().GetAsync("/api/membership/me")).RefusedAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_registered_member_is_announced_and_gets_a_one_time_password()
    {
        var person = await host.RegisterAsync();

        var told = Assert.Single(await host.EventsAsync<MemberRegistered>(), registered => registered.Member.MemberId == person.Id);
        Assert.Equal(1, told.Member.Version);
        Assert.Matches("^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$", person.OneTimePassword);
    }

    [Fact]
    public async Task A_change_whose_event_cannot_be_kept_does_not_happen()
    {
        await host.InScopeAsync(db => db.Database.ExecuteSqlRawAsync("""
            create function refuse_event() returns trigger language plpgsql as $$ begin raise exception 'no room for this event'; end $$;
            create trigger refuse_event before insert on outbox_messages for each row when (new.body::text like '%留不下的人%') execute function refuse_event();
            """));

        await (await Admin.PostAsync(Members, New("留不下的人", "LOST-1"))).RefusedAsync(HttpStatusCode.InternalServerError, "server.error");

        await host.InScopeAsync(async db => Assert.False(await db.Members.AnyAsync(member => member.EmployeeNumber == "LOST-1")));
    }

    [Fact]
    public async Task A_refused_registration_leaves_neither_member_nor_event()
    {
        var person = await host.RegisterAsync();
        var before = (await host.EventsAsync<MemberRegistered>()).Count;

        await (await Admin.PostAsync(Members, New("重号", person.EmployeeNumber.ToLowerInvariant()))).RefusedAsync(HttpStatusCode.Conflict, "member.employeeNumberTaken");
        await (await Admin.PostAsync(Members, New("重名", "T-9001", person.UserName.ToUpperInvariant()))).RefusedAsync(HttpStatusCode.Conflict, "member.userNameTaken");
        await (await Admin.PostAsync(Members, New("借号", "T-9002", person.EmployeeNumber))).RefusedAsync(HttpStatusCode.Conflict, "member.userNameTaken");

        Assert.Equal(before, (await host.EventsAsync<MemberRegistered>()).Count);
    }

    [Fact]
    public async Task Two_registrations_of_one_number_at_the_same_time_make_one_member()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Admin.PostAsync(Members, New("赛跑", "RACE-1"))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.Created), answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
    }

    [Fact]
    public async Task Bad_input_is_refused()
    {
        foreach (var body in new object[]
        {
            new { name = "", employeeNumber = "B-1", status = "Full", branchId = MembershipHost.FourthBranch },
            new { name = "空格", employeeNumber = "B 1", status = "Full", branchId = MembershipHost.FourthBranch },
            new { name = "短", employeeNumber = "B-1", userName = "ab", status = "Full", branchId = MembershipHost.FourthBranch },
            new { name = "状态", employeeNumber = "B-1", status = "Guest", branchId = MembershipHost.FourthBranch },
            new { name = "少支部", employeeNumber = "B-1", status = "Full" },
            new { name = "多一项", employeeNumber = "B-1", status = "Full", branchId = MembershipHost.FourthBranch, version = 7 },
            new { name = "角色", employeeNumber = "B-1", status = "Full", branchId = MembershipHost.FourthBranch, roles = new[] { "Administrator" } },
        })
            await (await Admin.PostAsync(Members, body)).RefusedAsync(HttpStatusCode.BadRequest);
        await (await Admin.PostAsync(Members, New("无支部", "B-2", branchId: Guid.CreateVersion7()))).RefusedAsync(HttpStatusCode.BadRequest, "orgUnit.unknown");
        await (await Admin.PostAsync(Members, New("临时", "B-3", branchId: MembershipHost.TemporaryBranch))).RefusedAsync(HttpStatusCode.Conflict, "member.branch");
    }

    [Fact]
    public async Task Details_are_changed_on_the_version_that_was_read_and_noted_in_the_history()
    {
        var person = await host.RegisterAsync();
        var read = await Admin.GetAsync($"{Members}/{person.Id}");
        var tag = read.Headers.ETag!.Tag;
        var change = new { name = "改过名", userName = person.UserName, employeeNumber = person.EmployeeNumber, status = "Probationary", politicalBirthday = "2026-06-20", position = "审计员" };

        await (await Admin.PutAsync($"{Members}/{person.Id}", change, ifMatch: null)).RefusedAsync((HttpStatusCode)428, "version.required");
        await Admin.PutAsync($"{Members}/{person.Id}", change, tag).SucceedsAsync();
        await (await Admin.PutAsync($"{Members}/{person.Id}", change, tag)).RefusedAsync(HttpStatusCode.PreconditionFailed, "version.stale");

        var member = await Admin.GetJsonAsync($"{Members}/{person.Id}");
        Assert.Equal("改过名", member["name"]!.GetValue<string>());
        Assert.Equal("程以宁", member["history"]![0]!["actor"]!.GetValue<string>());
        Assert.Equal("修改资料：姓名、状态、政治生日、职务", member["history"]![0]!["what"]!.GetValue<string>());
        var told = (await host.EventsAsync<MemberChanged>()).Last(changed => changed.Member.MemberId == person.Id).Member;
        Assert.Equal((2L, "改过名", MemberStatus.Probationary), (told.Version, told.Name, told.Status));
    }

    [Fact]
    public async Task A_political_birthday_is_not_in_the_future()
    {
        var person = await host.RegisterAsync();
        var change = new { name = "未来", userName = person.UserName, employeeNumber = person.EmployeeNumber, status = "Full", politicalBirthday = "2999-01-01" };

        await (await Admin.PutAsync($"{Members}/{person.Id}", change, "\"1\"")).RefusedAsync(HttpStatusCode.Conflict, "member.politicalBirthday");
    }

    [Fact]
    public async Task A_transfer_ends_what_was_held_for_the_old_branch()
    {
        var person = await host.RegisterAsync(MembershipHost.FourthBranch);
        await Admin.PostAsync($"{Members}/{person.Id}/roles", new { role = "CommitteeMember", orgUnitId = MembershipHost.FourthBranch }).SucceedsAsync(HttpStatusCode.Created);

        await Admin.PostAsync($"{Members}/{person.Id}/transfer", new { branchId = MembershipHost.SecondBranch, temporaryBranchId = MembershipHost.TemporaryBranch, reason = "轮岗" }).SucceedsAsync();

        var told = (await host.EventsAsync<MemberChanged>()).Last(changed => changed.Member.MemberId == person.Id).Member;
        Assert.Equal((MembershipHost.SecondBranch, (Guid?)MembershipHost.TemporaryBranch), (told.BranchId, told.TemporaryBranchId));
        Assert.Empty(told.Roles);
        await (await Admin.PostAsync($"{Members}/{person.Id}/transfer", new { branchId = MembershipHost.SecondBranch, temporaryBranchId = MembershipHost.TemporaryBranch }))
            .RefusedAsync(HttpStatusCode.Conflict, "member.alreadyThere");
        await (await Admin.PostAsync($"{Members}/{person.Id}/transfer", new { branchId = MembershipHost.TemporaryBranch })).RefusedAsync(HttpStatusCode.Conflict, "member.branch");
        await (await Admin.PostAsync($"{Members}/{person.Id}/transfer", new { branchId = MembershipHost.SecondBranch, groupId = MembershipHost.ThirdBranch })).RefusedAsync(HttpStatusCode.Conflict, "member.group");
        await (await Admin.PostAsync($"{Members}/{Guid.CreateVersion7()}/transfer", new { branchId = MembershipHost.SecondBranch })).RefusedAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_deactivated_member_is_refused_at_once_and_comes_back_with_what_they_had()
    {
        var person = await host.RegisterAsync();
        var client = host.As(person.Id);
        await client.GetJsonAsync("/api/membership/me");

        await (await Admin.PostAsync($"{Members}/{person.Id}/deactivate", new { reason = "" })).RefusedAsync(HttpStatusCode.BadRequest);
        await Admin.PostAsync($"{Members}/{person.Id}/deactivate", new { reason = "调离" }).SucceedsAsync();

        await (await client.GetAsync("/api/membership/me")).RefusedAsync(HttpStatusCode.Forbidden);
        Assert.Single(await host.EventsAsync<MemberDeactivated>(), gone => gone.MemberId == person.Id && gone.Version == 2);
        await (await Admin.PostAsync($"{Members}/{person.Id}/deactivate", new { reason = "再来" })).RefusedAsync(HttpStatusCode.Conflict, "member.deactivated");
        await (await Admin.PostAsync($"{Members}/{person.Id}/transfer", new { branchId = MembershipHost.SecondBranch })).RefusedAsync(HttpStatusCode.Conflict, "member.deactivated");

        await Admin.PostAsync($"{Members}/{person.Id}/reactivate").SucceedsAsync();
        await client.GetJsonAsync("/api/membership/me");
        Assert.True((await host.EventsAsync<MemberChanged>()).Last(changed => changed.Member.MemberId == person.Id).Member.IsActive);
        await (await Admin.PostAsync($"{Members}/{person.Id}/reactivate")).RefusedAsync(HttpStatusCode.Conflict, "member.active");
    }

    [Fact]
    public async Task A_removed_role_is_gone_with_the_next_request()
    {
        var person = await host.RegisterAsync();
        var client = host.As(person.Id);
        await (await client.GetAsync("/api/membership/conduct-rules")).RefusedAsync(HttpStatusCode.Forbidden);
        var role = await (await Admin.PostAsync($"{Members}/{person.Id}/roles", new { role = "PartyOffice" })).JsonAsync(HttpStatusCode.Created);
        await client.GetJsonAsync("/api/membership/conduct-rules");

        await Admin.DeleteAsync($"{Members}/{person.Id}/roles/{role["id"]}").SucceedsAsync();

        await (await client.GetAsync("/api/membership/conduct-rules")).RefusedAsync(HttpStatusCode.Forbidden);
        await (await Admin.DeleteAsync($"{Members}/{person.Id}/roles/{role["id"]}")).RefusedAsync(HttpStatusCode.NotFound);
        var history = (await Admin.GetJsonAsync($"{Members}/{person.Id}"))["history"]!.AsArray();
        Assert.Equal(["移除“党务办公室”", "授予“党务办公室”"], history.Take(2).Select(line => line!["what"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("BranchSecretary", null, "role.needsBranch")]
    [InlineData("PartyOffice", "01990000-0000-7000-8000-000000000103", "role.officeWide")]
    [InlineData("BranchSecretary", "01990000-0000-7000-8000-000000000107", "role.unit")]
    public async Task A_role_holds_where_its_kind_says(string role, string? orgUnitId, string code)
    {
        var person = await host.RegisterAsync();

        await (await Admin.PostAsync($"{Members}/{person.Id}/roles", new { role, orgUnitId })).RefusedAsync(HttpStatusCode.Conflict, code);
    }

    [Fact]
    public async Task Nobody_changes_their_own_powers_and_one_administrator_always_stays()
    {
        var self = MembershipHost.Id(MembershipHost.Administrator);
        await (await Admin.PostAsync($"{Members}/{self}/roles", new { role = "PartyOffice" })).RefusedAsync(HttpStatusCode.Conflict, "member.ownRoles");
        await (await Admin.PostAsync($"{Members}/{self}/deactivate", new { reason = "试" })).RefusedAsync(HttpStatusCode.Conflict, "member.self");
        await (await Admin.PostAsync($"{Members}/{self}/reset-password")).RefusedAsync(HttpStatusCode.Conflict, "member.ownReset");

        // A second administrator, who then may be removed but may not remove the last one behind a race.
        var second = await host.RegisterAsync();
        var granted = await (await Admin.PostAsync($"{Members}/{second.Id}/roles", new { role = "Administrator" })).JsonAsync(HttpStatusCode.Created);
        var ownRole = (await Admin.GetJsonAsync($"{Members}/{self}"))["roles"]![0]!["id"]!.GetValue<Guid>();
        await (await Admin.DeleteAsync($"{Members}/{self}/roles/{ownRole}")).RefusedAsync(HttpStatusCode.Conflict, "member.ownRoles");
        var answers = await Task.WhenAll(
            host.As(second.Id).DeleteAsync($"{Members}/{self}/roles/{ownRole}"),
            Admin.DeleteAsync($"{Members}/{second.Id}/roles/{granted["id"]}"));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.NoContent));
        await host.InScopeAsync(async db => Assert.Equal(1, await db.Roles.CountAsync(role => role.Role == PartyRole.Administrator)));
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"update member_roles set member_id = {self} where role = 'Administrator'"));
        await (await host.As(self).DeleteAsync($"{Members}/{second.Id}/roles/{granted["id"]}")).RefusedAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_list_is_paged_both_ways_without_gaps()
    {
        var seen = new List<string>();
        string? after = null;
        JsonNode page;
        do
        {
            page = await Admin.GetJsonAsync($"{Members}?limit=17&sort=name{(after is null ? "" : $"&after={after}")}");
            seen.AddRange(page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()));
            after = page["next"]?.GetValue<string>();
        }
        while (after is not null);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.True(seen.Count >= 60);

        var before = await Admin.GetJsonAsync($"{Members}?limit=17&sort=name&before={page["previous"]}");
        var last = page["items"]!.AsArray().Count;
        Assert.Equal(seen[^(last + 17)..^last], before["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()));

        var down = await Admin.GetJsonAsync($"{Members}?limit=100&sort=-employeeNumber");
        var numbers = down["items"]!.AsArray().Select(item => item!["employeeNumber"]!.GetValue<string>()).ToList();
        Assert.Equal(numbers.OrderByDescending(number => number, StringComparer.Ordinal), numbers);
        await (await Admin.GetAsync($"{Members}?after=nonsense")).RefusedAsync(HttpStatusCode.BadRequest, "paging.cursor");
        await (await Admin.GetAsync($"{Members}?sort=passwordHash")).RefusedAsync(HttpStatusCode.BadRequest, "paging.sort");
        await (await Admin.GetAsync($"{Members}?limit=1000")).RefusedAsync(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(MembershipHost.Member, false)]
    [InlineData(MembershipHost.Secretary, true)]
    [InlineData(MembershipHost.Office, true)]
    public async Task Only_who_sees_all_employee_numbers_of_a_list_sorts_it_by_them(string userName, bool may)
    {
        foreach (var sort in new[] { "employeeNumber", "-employeeNumber" })
        {
            var answer = await host.As(userName).GetAsync($"{Members}?limit=2&sort={sort}");
            if (may)
                Assert.Equal(2, (await answer.JsonAsync())["items"]!.AsArray().Count);
            else
                Assert.Equal("sort", (await answer.RefusedAsync(HttpStatusCode.BadRequest, "paging.sort"))["field"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task A_character_that_cannot_be_stored_is_refused_wherever_it_comes_in()
    {
        await (await Admin.GetAsync($"{Members}?q=%00")).RefusedAsync(HttpStatusCode.BadRequest, "text.unusable");
        await (await Admin.PostAsync(Members, New("张\0三", "N-0"))).RefusedAsync(HttpStatusCode.BadRequest, "text.unusable");
        await (await Admin.PostAsync("/api/membership/org-units",
            new { parentId = MembershipHost.Committee, kind = "Branch", name = "第\0支部", shortName = "零" })).RefusedAsync(HttpStatusCode.BadRequest, "text.unusable");
        await (await new Browser(host).SignInAsync("li\0", "whatever")).RefusedAsync(HttpStatusCode.BadRequest, "text.unusable");
    }

    [Fact]
    public async Task The_list_is_filtered()
    {
        Assert.Equal(["顾行之"], await NamesAsync(Admin, "q=顾行"));
        Assert.Equal(["顾行之"], await NamesAsync(Admin, "q=lj-1004"));
        Assert.Empty(await NamesAsync(Admin, "q=%25"));
        Assert.Equal(["程以宁"], await NamesAsync(Admin, "role=Administrator"));
        Assert.Contains("白若溪", await NamesAsync(Admin, $"orgUnitId={MembershipHost.ThirdBranch}&status=Probationary"));
        Assert.Contains("秦安澜", await NamesAsync(Admin, $"orgUnitId={MembershipHost.TemporaryBranch}"));
        Assert.Empty(await NamesAsync(Admin, "state=Deactivated&q=顾行之"));
    }

    [Fact]
    public async Task Others_in_the_own_branch_are_names_and_duties_to_a_member_and_those_elsewhere_are_nothing()
    {
        var member = host.As(MembershipHost.Member);
        var row = (await member.GetJsonAsync($"{Members}/{MembershipHost.Id(MembershipHost.Secretary)}"));

        Assert.Equal("顾行之", row["name"]!.GetValue<string>());
        Assert.Equal("支部书记", row["position"]!.GetValue<string>());
        foreach (var hidden in new[] { "userName", "employeeNumber", "politicalBirthday", "status", "joinedOn", "temporaryBranch", "history" })
            Assert.Null(row[hidden]);
        Assert.Empty(row["roles"]!.AsArray());
        await (await member.GetAsync($"{Members}/{MembershipHost.Id(MembershipHost.OtherBranch)}")).RefusedAsync(HttpStatusCode.NotFound);
        Assert.DoesNotContain("沈青禾", await NamesAsync(member, "limit=100"));
        // A filter must not tell what the row hides.
        Assert.Empty(await NamesAsync(member, "status=Probationary"));
        Assert.Empty(await NamesAsync(member, "role=BranchSecretary"));
        Assert.Empty(await NamesAsync(member, "q=LJ-1004"));
        Assert.Equal("lin.jianshan", (await member.GetJsonAsync($"{Members}/{MembershipHost.Id(MembershipHost.Member)}"))["userName"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_secretary_sees_all_of_the_own_branch_and_the_party_office_sees_everybody()
    {
        var secretary = host.As(MembershipHost.Secretary);
        var own = await secretary.GetJsonAsync($"{Members}/{MembershipHost.Id(MembershipHost.Member)}");
        Assert.Equal("LJ-1006", own["employeeNumber"]!.GetValue<string>());
        Assert.Null(own["history"]);
        await (await secretary.GetAsync($"{Members}/{MembershipHost.Id(MembershipHost.OtherBranch)}")).RefusedAsync(HttpStatusCode.NotFound);
        Assert.Contains("白若溪", await NamesAsync(secretary, "status=Probationary"));

        var seen = await host.As(MembershipHost.Office).GetJsonAsync($"{Members}/{MembershipHost.Id(MembershipHost.OtherBranch)}");
        Assert.Equal("LJ-1007", seen["employeeNumber"]!.GetValue<string>());
        Assert.NotNull(seen["history"]);
    }

    [Fact]
    public async Task The_export_needs_a_purpose_is_limited_to_what_one_sees_and_harmless_to_open()
    {
        var person = await host.RegisterAsync(MembershipHost.ThirdBranch, "=HYPERLINK(\"http://evil\")");
        await (await Admin.GetAsync($"{Members}/export.xlsx")).RefusedAsync(HttpStatusCode.BadRequest);
        await (await host.As(MembershipHost.Member).GetAsync($"{Members}/export.xlsx?purpose=好奇")).RefusedAsync(HttpStatusCode.Forbidden);

        var table = await TablesOf(await host.As(MembershipHost.Secretary).GetAsync($"{Members}/export.xlsx?purpose=支部花名册"));
        Assert.Equal("姓名", table.Rows[0][0]);
        Assert.All(table.Rows.Skip(1), row => Assert.Equal("第三党支部（投资审计处）", row[3]));
        Assert.Equal("'=HYPERLINK(\"http://evil\")", table.Rows.Single(row => row[1] == person.EmployeeNumber)[0]);
        Assert.True((await TablesOf(await host.As(MembershipHost.Office).GetAsync($"{Members}/export.xlsx?purpose=年报"))).Rows.Count > 60);
        var history = (await host.As(MembershipHost.Secretary).GetJsonAsync($"{Members}/{MembershipHost.Id(MembershipHost.Secretary)}"))["history"]!;
        Assert.Contains("支部花名册", history.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(MembershipHost.Member, HttpStatusCode.Forbidden)]
    [InlineData(MembershipHost.Secretary, HttpStatusCode.Forbidden)]
    [InlineData(MembershipHost.Office, HttpStatusCode.Forbidden)]
    [InlineData("lu.tinglan", HttpStatusCode.Forbidden)]
    [InlineData("wen.yiheng", HttpStatusCode.Forbidden)]
    public async Task Only_administrators_change_people(string? userName, HttpStatusCode expected)
    {
        var client = userName is null ? host.Anonymous() : host.As(userName);
        var id = MembershipHost.Id(MembershipHost.OtherBranch);
        foreach (var answer in new[]
        {
            await client.PostAsync(Members, New("不该有", "N-1")),
            await client.PutAsync($"{Members}/{id}", new { name = "改", userName = "abc", employeeNumber = "N", status = "Full" }, "\"1\""),
            await client.PostAsync($"{Members}/{id}/transfer", new { branchId = MembershipHost.ThirdBranch }),
            await client.PostAsync($"{Members}/{id}/deactivate", new { reason = "试" }),
            await client.PostAsync($"{Members}/{id}/reactivate"),
            await client.PostAsync($"{Members}/{id}/reset-password"),
            await client.PostAsync($"{Members}/{id}/roles", new { role = "Operator" }),
            await client.DeleteAsync($"{Members}/{id}/roles/{id}"),
        })
            await answer.RefusedAsync(expected);
    }

    private static async Task<Tables.Table> TablesOf(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Tables.Workbook.MediaType, response.Content.Headers.ContentType!.MediaType);
        return Tables.TableReader.Read(await response.Content.ReadAsByteArrayAsync());
    }

    private static async Task<List<string>> NamesAsync(HttpClient client, string query) =>
        [.. (await client.GetJsonAsync($"{Members}?{query}"))["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>())];

    private static object New(string name, string employeeNumber, string? userName = null, Guid? branchId = null) =>
        new { name, employeeNumber, userName, status = "Full", branchId = branchId ?? MembershipHost.FourthBranch };
}
