using System.Diagnostics;
using System.Net;

namespace PartyPlatform.EndToEnd.Tests;

/// <summary>What is taken away in the directory is gone in the services within five seconds, whatever token its owner holds.</summary>
public sealed class AccessEndsTests(Platform platform)
{
    private const string Staff = "api/learning/failed-messages";
    private const string AnyMember = "api/learning/my/quizzes";

    // Nobody else's tests sign in as this member.
    private const string Account = "bai.ruoxi";

    private static readonly TimeSpan Within = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_removed_role_and_a_deactivation_reach_the_services_within_five_seconds()
    {
        platform.Require();
        using var admin = await Member.SignInAsync(platform, "cheng.yining");
        using var member = await Member.SignInAsync(platform, Account);
        var id = (await member.InsistAsync(HttpMethod.Get, "api/membership/me"))!["id"]!.GetValue<string>();
        var path = $"api/membership/members/{id}";

        var role = (await admin.InsistAsync(HttpMethod.Post, $"{path}/roles", new { role = "Operator" }))!["id"]!.GetValue<string>();
        // The first event may have to wait for its way; the ones behind it are measured.
        await Eventually.Async(async () => Assert.Equal(HttpStatusCode.OK, await StatusAsync(member, Staff)));
        await admin.InsistAsync(HttpMethod.Delete, $"{path}/roles/{role}");
        await RefusedInTimeAsync(member, Staff);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(member, AnyMember));

        await admin.InsistAsync(HttpMethod.Post, $"{path}/deactivate", new { reason = "试停用" });
        try
        {
            await RefusedInTimeAsync(member, AnyMember);
        }
        finally
        {
            await admin.InsistAsync(HttpMethod.Post, $"{path}/reactivate");
        }
    }

    private static async Task RefusedInTimeAsync(Member member, string path)
    {
        var watch = Stopwatch.StartNew();
        while (await StatusAsync(member, path) is var status && status != HttpStatusCode.Forbidden)
        {
            Assert.True(watch.Elapsed < Within, $"{path} still answers {(int)status} after {watch.Elapsed.TotalSeconds:F1} s.");
            await Task.Delay(100);
        }

        Assert.True(watch.Elapsed < Within, $"It took {watch.Elapsed.TotalSeconds:F1} s.");
    }

    private static async Task<HttpStatusCode> StatusAsync(Member member, string path)
    {
        using var response = await member.Http.GetAsync(path);
        return response.StatusCode;
    }
}
