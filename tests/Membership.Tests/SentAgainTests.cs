using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace PartyPlatform.Membership.Tests;

[Collection(OneHost.Name)]
public sealed class SentAgainTests(MembershipHost host)
{
    private const string Api = "/api/membership";

    private HttpClient Admin => host.As(MembershipHost.Administrator);

    [Fact]
    public async Task A_member_is_registered_once_and_the_password_is_told_once()
    {
        object body = new { name = "重发", employeeNumber = "AGAIN-1", status = "Full", branchId = MembershipHost.FourthBranch };
        var answers = await TwiceAtOnceAsync($"{Api}/members", () => JsonContent.Create(body));

        Assert.Single(answers.Select(answer => answer["member"]!["id"]!.GetValue<Guid>()).Distinct());
        Assert.Single(answers, answer => answer["oneTimePassword"] is not null);
    }

    [Fact]
    public async Task A_unit_is_set_up_once()
    {
        object body = new { parentId = MembershipHost.Committee, kind = "Branch", name = "重发的党支部", shortName = "重发" };
        var answers = await TwiceAtOnceAsync($"{Api}/org-units", () => JsonContent.Create(body));

        Assert.Single(answers.Select(answer => answer["id"]!.GetValue<Guid>()).Distinct());
    }

    [Fact]
    public async Task A_version_of_the_rules_is_published_once()
    {
        var answers = await TwiceAtOnceAsync($"{Api}/conduct-rules", () => JsonContent.Create(new { rules = new[] { "发一遍就够" } }));

        Assert.Single(answers.Select(answer => answer["version"]!.GetValue<int>()).Distinct());
    }

    [Fact]
    public async Task A_list_is_read_once()
    {
        var answers = await TwiceAtOnceAsync($"{Api}/member-imports", () => new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes("姓名,工号,党支部\n重发,AGAIN-9,第三党支部")), "file", "again.csv" },
        });

        Assert.Single(answers.Select(answer => answer["id"]!.GetValue<Guid>()).Distinct());
        Assert.All(answers, answer => Assert.Equal(1, answer["counts"]!["new"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_key_is_for_one_request()
    {
        object Unit(string name) => new { parentId = MembershipHost.Committee, kind = "Branch", name, shortName = "钥匙" };
        await (await Admin.PostOnceAsync($"{Api}/org-units", "one-key", JsonContent.Create(Unit("钥匙一")))).JsonAsync(HttpStatusCode.Created);
        await (await Admin.PostOnceAsync($"{Api}/org-units", "one-key", JsonContent.Create(Unit("钥匙二")))).RefusedAsync(HttpStatusCode.BadRequest, "idempotency.reused");
    }

    private async Task<JsonNode[]> TwiceAtOnceAsync(string address, Func<HttpContent> content)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Admin.PostOnceAsync(address, "again", content())));
        return await Task.WhenAll(answers.Select(answer => answer.JsonAsync(HttpStatusCode.Created)));
    }
}
