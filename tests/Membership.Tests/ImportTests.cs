using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Membership.Imports;
using PartyPlatform.Tables;

namespace PartyPlatform.Membership.Tests;

[Collection(OneHost.Name)]
public sealed class ImportTests(MembershipHost host)
{
    private const string Imports = "/api/membership/member-imports";

    private HttpClient Admin => host.As(MembershipHost.Administrator);

    [Fact]
    public async Task A_list_is_previewed_committed_once_and_the_people_can_sign_in()
    {
        var preview = await PreviewAsync("""
            党员名册（2026年）,,,,,,,
            姓 名,工号*,支部,党小组,党员类型（必填）,入党日期,职务,备注
            甲一,IMP-1,第三党支部,第一小组,正式,2016/7/1,审计员,无
            乙二,IMP-2,第四党支部（农业农村审计处）,,预备党员,2026年6月20日,,
            顾行之,LJ-1004,第三党支部,,,,支部书记,
            陆听澜,LJ-1003,,,,,党委书记兼主任,
            """);

        Assert.Equal("Csv", preview["format"]!.GetValue<string>());
        Assert.Equal("Preview", preview["state"]!.GetValue<string>());
        Assert.Equal(["备注"], preview["ignoredColumns"]!.AsArray().Select(column => column!.GetValue<string>()));
        Assert.Equal((4, 2, 1, 1, 0), Counts(preview["counts"]!));
        var id = preview["id"]!.GetValue<Guid>();
        Assert.DoesNotContain("甲一", (await Admin.GetJsonAsync("/api/membership/members?q=甲一"))["items"]!.ToJsonString());

        var committed = await (await Admin.PostAsync($"{Imports}/{id}/commit")).JsonAsync();
        var again = await (await Admin.PostAsync($"{Imports}/{id}/commit")).JsonAsync();

        Assert.Equal((4, 2, 1, 1, 0), Counts(committed["counts"]!));
        Assert.Equal((4, 2, 1, 1, 0), Counts(again["counts"]!));
        Assert.Equal(["imp-1", "imp-2"], committed["firstPasswords"]!.AsArray().Select(line => line!["userName"]!.GetValue<string>()));
        Assert.Empty(again["firstPasswords"]!.AsArray());
        var first = (await Admin.GetJsonAsync("/api/membership/members?q=IMP-1"))["items"]!.AsArray().Single()!;
        Assert.Equal(("甲一", "第一小组", "2016-07-01", "Full"), (first["name"]!.GetValue<string>(), first["group"]!["shortName"]!.GetValue<string>(), first["politicalBirthday"]!.GetValue<string>(), first["status"]!.GetValue<string>()));
        Assert.Single(await host.EventsAsync<MemberRegistered>(), told => told.Member.EmployeeNumber == "IMP-1");
        Assert.Equal(2, (await host.EventsAsync<MemberChanged>()).Last(told => told.Member.EmployeeNumber == "LJ-1003").Member.Version);
        Assert.Equal("党委书记兼主任", (await Admin.GetJsonAsync($"/api/membership/members/{MembershipHost.Id("lu.tinglan")}"))["position"]!.GetValue<string>());
        Assert.StartsWith("/account/change-password", (await new Browser(host).SignInAsync("IMP-2", committed["firstPasswords"]![1]!["oneTimePassword"]!.GetValue<string>())).Headers.Location!.OriginalString);
        await (await Admin.DeleteAsync($"{Imports}/{id}")).RefusedAsync(HttpStatusCode.Conflict, "import.committed");
    }

    [Fact]
    public async Task Each_row_that_is_wrong_says_where_and_why()
    {
        var preview = await PreviewAsync("""
            姓名,工号,登录名,党支部,党小组,状态,政治生日
            无号,,,第三党支部,,,
            坏号,ROW 2,,第三党支部,,,
            ,ROW-3,,第三党支部,,,
            没支部,ROW-4,,,,,
            错支部,ROW-5,,第八党支部,,,
            临时,ROW-6,,滨河临时支部,,,
            错组,ROW-7,,第三党支部,第九小组,,
            错型,ROW-8,,第三党支部,,积极分子,
            错日,ROW-9,,第三党支部,,,2016-02-30
            未来,ROW-10,,第三党支部,,,2999-01-01
            太早,ROW-11,,第三党支部,,,1920-01-01
            重名,ROW-12,gu.xingzhi,第三党支部,,,
            号作名,ROW-13,LJ-1004,第三党支部,,,
            短名,ROW-14,ab,第三党支部,,,
            好的,ROW-15,,第三党支部,,,2016.7.1
            """);
        var rows = (await Admin.GetJsonAsync($"{Imports}/{preview["id"]}/rows?limit=100&outcome=Error"))["items"]!.AsArray();

        Assert.Equal(
            [
                "2 employeeNumber row.required", "3 employeeNumber row.employeeNumber", "4 name row.required", "5 branch row.required",
                "6 branch row.branchUnknown", "7 branch row.branchTemporary", "8 group row.groupUnknown", "9 status row.status",
                "10 politicalBirthday row.date", "11 politicalBirthday row.dateFuture", "12 politicalBirthday row.dateEarly",
                "13 userName row.userNameTaken", "14 userName row.userNameTaken", "15 userName row.userName",
            ],
            rows.Select(row => $"{row!["number"]} {row["problems"]![0]!["column"]} {row["problems"]![0]!["code"]}"));
        Assert.All(rows, row =>
        {
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", row!["problems"]![0]!["messageZh"]!.GetValue<string>());
            Assert.Matches("[A-Za-z]{3}", row["problems"]![0]!["messageEn"]!.GetValue<string>());
        });
        Assert.Equal((15, 1, 0, 0, 14), Counts(preview["counts"]!));
    }

    [Fact]
    public async Task The_same_person_twice_is_repeated_or_contradictory()
    {
        var preview = await PreviewAsync("""
            姓名,工号,登录名,党支部
            重复,DUP-1,,第三党支部
            重复,dup-1,,第三党支部
            矛盾,DUP-2,,第三党支部
            矛盾,DUP-2,,第四党支部
            同名一,DUP-3,same.name,第三党支部
            同名二,DUP-4,same.name,第三党支部
            """);
        var rows = (await Admin.GetJsonAsync($"{Imports}/{preview["id"]}/rows"))["items"]!.AsArray();

        Assert.Equal(["New", "Error row.duplicate", "Error row.conflict", "Error row.conflict", "Error row.conflict", "Error row.conflict"],
            rows.Select(row => $"{row!["outcome"]} {row["problems"]!.AsArray().FirstOrDefault()?["code"]}".Trim()));
    }

    [Fact]
    public async Task A_number_that_becomes_a_sign_in_name_is_nobody_elses_in_the_list()
    {
        var preview = await PreviewAsync("""
            姓名,工号,登录名,党支部
            没写登录名,LOGIN-1,,第三党支部
            用了前一行的工号,LOGIN-2,login-1,第三党支部
            自己的工号,LOGIN-3,login-3,第三党支部
            两个都写了,LOGIN-4,login.four,第三党支部
            用了前一行的工号,LOGIN-5,Login-4,第三党支部
            """);
        var rows = (await Admin.GetJsonAsync($"{Imports}/{preview["id"]}/rows"))["items"]!.AsArray();

        Assert.Equal(["row.conflict", "row.conflict", "New", "row.conflict", "row.conflict"],
            rows.Select(row => (row!["problems"]!.AsArray().FirstOrDefault()?["code"] ?? row["outcome"])!.GetValue<string>()));
        Assert.Contains("2、3", rows[0]!["problems"]![0]!["messageZh"]!.GetValue<string>());
        await (await Admin.PostAsync($"{Imports}/{preview["id"]}/commit")).JsonAsync();
    }

    [Fact]
    public async Task A_member_who_changed_since_the_preview_is_not_overwritten()
    {
        var changed = await host.RegisterAsync();
        var quiet = await host.RegisterAsync();
        var preview = await PreviewAsync($"""
            姓名,工号,党支部
            名单里的名字,{changed.EmployeeNumber},第四党支部
            照旧更新,{quiet.EmployeeNumber},第三党支部
            抢先登记,STALE-1,第三党支部
            """);
        await Admin.PutAsync($"/api/membership/members/{changed.Id}", new { name = "刚改的名字", userName = changed.UserName, employeeNumber = changed.EmployeeNumber, status = "Full" }, "\"1\"").SucceedsAsync();
        await (await Admin.PostAsync("/api/membership/members", new { name = "先到", employeeNumber = "STALE-1", status = "Full", branchId = MembershipHost.ThirdBranch })).JsonAsync(HttpStatusCode.Created);

        var committed = await (await Admin.PostAsync($"{Imports}/{preview["id"]}/commit")).JsonAsync();

        Assert.Equal((3, 0, 1, 0, 2), Counts(committed["counts"]!));
        Assert.Equal("刚改的名字", (await Admin.GetJsonAsync($"/api/membership/members/{changed.Id}"))["name"]!.GetValue<string>());
        var moved = await Admin.GetJsonAsync($"/api/membership/members/{quiet.Id}");
        Assert.Equal(("照旧更新", MembershipHost.ThirdBranch), (moved["name"]!.GetValue<string>(), moved["branch"]!["id"]!.GetValue<Guid>()));
        var stale = (await Admin.GetJsonAsync($"{Imports}/{preview["id"]}/rows?outcome=Error"))["items"]!.AsArray();
        Assert.Equal(["row.stale", "row.stale"], stale.Select(row => row!["problems"]![0]!["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_preview_can_be_thrown_away()
    {
        var preview = await PreviewAsync("姓名,工号,党支部\n弃一,DROP-1,第三党支部");
        await Admin.DeleteAsync($"{Imports}/{preview["id"]}").SucceedsAsync();

        Assert.Equal("Discarded", (await Admin.GetJsonAsync($"{Imports}/{preview["id"]}"))["state"]!.GetValue<string>());
        await host.InScopeAsync(async db => Assert.False(await db.Set<MemberImportRow>().AnyAsync(row => row.ImportId == preview["id"]!.GetValue<Guid>())));
        await (await Admin.PostAsync($"{Imports}/{preview["id"]}/commit")).RefusedAsync(HttpStatusCode.Conflict, "import.discarded");
    }

    [Fact]
    public async Task The_template_can_be_filled_in_and_the_report_read()
    {
        var template = await Admin.GetByteArrayAsync(new Uri($"{Imports}/template.xlsx", UriKind.Relative));
        Assert.Equal(["姓名", "工号", "登录名", "党支部", "党小组", "党员类型", "政治生日", "职务"], TableReader.Read(template).Rows[0].Cells);
        var preview = await (await UploadAsync(Admin, template, "名单.xlsx")).JsonAsync(HttpStatusCode.Created);
        Assert.Equal(("Xlsx", 1), (preview["format"]!.GetValue<string>(), preview["counts"]!["new"]!.GetValue<int>()));

        var wrong = await PreviewAsync("姓名,工号,党支部\n=cmd(),REP-1,不存在的支部");
        var report = TableReader.Read(await Admin.GetByteArrayAsync(new Uri($"{Imports}/{wrong["id"]}/report.xlsx", UriKind.Relative)));
        Assert.Equal(["2", "有错误", "没有叫“不存在的支部”的党支部", "'=cmd()"], report.Rows[1].Cells.Take(4));
    }

    [Fact]
    public async Task Rows_are_paged_in_the_order_of_the_file()
    {
        var preview = await PreviewAsync("姓名,工号,党支部\n" + string.Join('\n', Enumerable.Range(1, 30).Select(n => $"页{n},PAGE-{n},第三党支部")));
        var first = await Admin.GetJsonAsync($"{Imports}/{preview["id"]}/rows?limit=20");
        var second = await Admin.GetJsonAsync($"{Imports}/{preview["id"]}/rows?limit=20&after={first["next"]}");
        var back = await Admin.GetJsonAsync($"{Imports}/{preview["id"]}/rows?limit=20&before={second["previous"]}");

        Assert.Equal(Enumerable.Range(2, 30), first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(row => row!["number"]!.GetValue<int>()));
        Assert.Null(second["next"]);
        Assert.Null(back["previous"]);
        Assert.Equal(first["items"]!.ToJsonString(), back["items"]!.ToJsonString());
    }

    public static TheoryData<string, string> Unusable => new()
    {
        { "随便写点什么\n没有表头", "import.header" },
        { "姓名,工号,党支部\n", "import.noRows" },
        { "姓名,工号,工号,党支部\n甲,1,2,第三党支部", "import.headerDoubled" },
        { "%PDF-1.4", "file.type" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task A_file_that_is_no_list_is_refused_and_nothing_is_kept(string content, string code)
    {
        var before = 0;
        await host.InScopeAsync(async db => before = await db.Set<MemberImport>().CountAsync());
        await (await UploadAsync(Admin, Encoding.UTF8.GetBytes(content), "名单.xlsx")).RefusedAsync(HttpStatusCode.BadRequest, code);
        await host.InScopeAsync(async db => Assert.Equal(before, await db.Set<MemberImport>().CountAsync()));
    }

    [Fact]
    public async Task Too_large_or_missing_files_are_refused()
    {
        await (await UploadAsync(Admin, new byte[10 * 1024 * 1024 + 1], "大.csv")).RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "request.tooLarge");
        await (await Admin.PostAsync(new Uri(Imports, UriKind.Relative), new MultipartFormDataContent { { new StringContent("x"), "other" } })).RefusedAsync(HttpStatusCode.BadRequest);
        await (await Admin.PostAsync(Imports, new { file = "x" })).RefusedAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("2016-07-01")]
    [InlineData("2016/7/1")]
    [InlineData("2016.7.1")]
    [InlineData("2016年7月1日")]
    [InlineData("20160701")]
    [InlineData("2016-07-01 00:00:00")]
    public void Dates_are_read_as_people_write_them(string text) => Assert.Equal(new DateOnly(2016, 7, 1), ReadRows.ParseDate(text));

    [Theory]
    [InlineData("2016-13-01")]
    [InlineData("2016-02-30")]
    [InlineData("0000-01-01")]
    [InlineData("1/7/2016")]
    [InlineData("七月一日")]
    public void What_is_no_date_is_none(string text) => Assert.Null(ReadRows.ParseDate(text));

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(MembershipHost.Member, HttpStatusCode.Forbidden)]
    [InlineData(MembershipHost.Secretary, HttpStatusCode.Forbidden)]
    [InlineData(MembershipHost.Office, HttpStatusCode.Forbidden)]
    public async Task Only_administrators_import(string? userName, HttpStatusCode expected)
    {
        var client = userName is null ? host.Anonymous() : host.As(userName);
        var id = (await PreviewAsync("姓名,工号,党支部\n秘,SECRET-1,第三党支部"))["id"];
        foreach (var answer in new[]
        {
            await UploadAsync(client, Encoding.UTF8.GetBytes("姓名,工号"), "x.csv"),
            await client.GetAsync($"{Imports}/template.xlsx"),
            await client.GetAsync($"{Imports}/{id}"),
            await client.GetAsync($"{Imports}/{id}/rows"),
            await client.GetAsync($"{Imports}/{id}/report.xlsx"),
            await client.PostAsync($"{Imports}/{id}/commit"),
            await client.DeleteAsync($"{Imports}/{id}"),
        })
            await answer.RefusedAsync(expected);
    }

    [Fact]
    public async Task An_import_that_is_not_there_is_not_found()
    {
        var nowhere = $"{Imports}/{Guid.CreateVersion7()}";
        foreach (var answer in new[]
        {
            await Admin.GetAsync(nowhere), await Admin.GetAsync($"{nowhere}/rows"), await Admin.GetAsync($"{nowhere}/report.xlsx"),
            await Admin.PostAsync($"{nowhere}/commit"), await Admin.DeleteAsync(nowhere),
        })
            await answer.RefusedAsync(HttpStatusCode.NotFound);
    }

    private async Task<JsonNode> PreviewAsync(string csv) =>
        await (await UploadAsync(Admin, Encoding.UTF8.GetBytes(csv), "名单.csv")).JsonAsync(HttpStatusCode.Created);

    private static Task<HttpResponseMessage> UploadAsync(HttpClient client, byte[] content, string fileName)
    {
        var file = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        return client.PostAsync(new Uri(Imports, UriKind.Relative), new MultipartFormDataContent { { file, "file", fileName } });
    }

    private static (int Total, int New, int Update, int Unchanged, int Error) Counts(JsonNode counts) => (
        counts["total"]!.GetValue<int>(), counts["new"]!.GetValue<int>(), counts["update"]!.GetValue<int>(), counts["unchanged"]!.GetValue<int>(), counts["error"]!.GetValue<int>());
}
