using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace PartyPlatform.Membership.Tests;

[Collection(OneHost.Name)]
public sealed class SignInTests(MembershipHost host)
{
    private const string Wrong = "账号或密码不对，再核对一下";

    [Fact]
    public async Task The_page_is_chinese_strict_and_never_cached()
    {
        var response = await new Browser(host).GetAsync("/account/sign-in");
        var html = await response.Content.ReadAsStringAsync();

        Assert.Contains("lang=\"zh-CN\"", html);
        Assert.Contains("临江市审计局机关党委", html);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("unsafe", policy);
        Assert.Contains("form-action 'self' partyplatform: http://127.0.0.1:*", policy);
        Assert.Contains("no-store", response.Headers.CacheControl!.ToString());
        Assert.DoesNotContain("style=", html);
        Assert.DoesNotContain("onclick", html);
        foreach (var asset in System.Text.RegularExpressions.Regex.Matches(html, "/account/assets/[^\"]+").Select(match => match.Value))
        {
            var served = await new Browser(host).GetAsync(asset);
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
            Assert.Contains("immutable", served.Headers.CacheControl!.ToString());
        }

        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(host).GetAsync("/account/assets/appsettings.json")).StatusCode);
        foreach (var page in new[] { "help", "terms", "privacy", "sign-out" })
            Assert.Equal(HttpStatusCode.OK, (await new Browser(host).GetAsync($"/account/{page}")).StatusCode);
    }

    [Theory]
    [InlineData("lin.jianshan")]
    [InlineData("LIN.JIANSHAN ")]
    [InlineData("lj-1006")]
    public async Task A_member_signs_in_with_name_or_number(string login)
    {
        var response = await new Browser(host).SignInAsync(login, MembershipHost.DemoPassword, "/learning");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/learning", response.Headers.Location!.OriginalString);
        var cookie = response.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("party-account=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_elsewhere_after_signing_in(string returnUrl) =>
        Assert.Equal("/", (await new Browser(host).SignInAsync("lin.jianshan", MembershipHost.DemoPassword, returnUrl)).Headers.Location!.OriginalString);

    [Fact]
    public async Task What_was_typed_is_shown_again_harmless()
    {
        var html = await (await new Browser(host).SignInAsync("\"><script>alert(1)</script>", "x")).Content.ReadAsStringAsync();

        Assert.Contains(Wrong, html);
        Assert.DoesNotContain("<script>alert", html);
    }

    [Fact]
    public async Task An_unknown_account_a_wrong_password_and_a_deactivated_member_are_alike()
    {
        var gone = await host.RegisterAsync();
        await host.As(MembershipHost.Administrator).PostAsync($"/api/membership/members/{gone.Id}/deactivate", new { reason = "调离" }).SucceedsAsync();

        var pages = new List<string>();
        foreach (var (login, password) in new[] { ("nobody.here", "whatever-1"), ("shen.qinghe", "whatever-1"), (gone.UserName, gone.OneTimePassword) })
        {
            var response = await new Browser(host, "203.0.113.20").SignInAsync(login, password);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            var html = await response.Content.ReadAsStringAsync();
            pages.Add(System.Text.RegularExpressions.Regex.Replace(html, "name=\"__RequestVerificationToken\" value=\"[^\"]*\"", "").Replace(login, "", StringComparison.Ordinal));
        }

        Assert.Single(pages.Distinct());
        Assert.Contains(Wrong, pages[0]);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_that_address_alone()
    {
        var person = await host.RegisterAsync();
        var home = new Browser(host, "198.51.100.1");
        for (var attempt = 1; attempt <= 4; attempt++)
            Assert.Contains(Wrong, await (await home.SignInAsync(person.UserName, $"wrong-{attempt}")).Content.ReadAsStringAsync());
        var fifth = await home.SignInAsync(person.UserName, "wrong-5");
        Assert.Equal(HttpStatusCode.TooManyRequests, fifth.StatusCode);
        Assert.Contains("输错次数多了，15 分钟后再试", await fifth.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.TooManyRequests, (await home.SignInAsync(person.UserName, person.OneTimePassword)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await home.SignInAsync("ye.zhiqiu", MembershipHost.DemoPassword)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await new Browser(host, "198.51.100.2").SignInAsync(person.UserName, person.OneTimePassword)).StatusCode);
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"update sign_in_failures set locked_until = now() - interval '1 second' where address = '198.51.100.1'"));
        Assert.Equal(HttpStatusCode.Redirect, (await home.SignInAsync(person.UserName, person.OneTimePassword)).StatusCode);
    }

    [Fact]
    public async Task Name_and_number_are_one_account_and_a_reset_opens_it_again()
    {
        var person = await host.RegisterAsync();
        var browser = new Browser(host, "198.51.100.60");
        foreach (var login in new[] { person.UserName, person.EmployeeNumber, person.UserName, person.EmployeeNumber })
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.SignInAsync(login, "wrong")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignInAsync(person.UserName, "wrong")).StatusCode);

        var reset = await (await host.As(MembershipHost.Administrator).PostAsync($"/api/membership/members/{person.Id}/reset-password")).JsonAsync();

        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync(person.UserName, reset["oneTimePassword"]!.GetValue<string>())).StatusCode);
    }

    [Fact]
    public async Task An_unknown_account_is_locked_just_the_same()
    {
        var browser = new Browser(host, "198.51.100.9");
        for (var attempt = 0; attempt < 4; attempt++)
            await browser.SignInAsync("no.such.person", "wrong");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignInAsync("no.such.person", "wrong")).StatusCode);
    }

    [Fact]
    public async Task Many_tries_at_once_are_not_more_than_five()
    {
        var person = await host.RegisterAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => new Browser(host, "198.51.100.30").SignInAsync(person.UserName, $"guess-{n}")));

        Assert.True(answers.Count(answer => answer.StatusCode == HttpStatusCode.BadRequest) <= 5);
        await host.InScopeAsync(async db => Assert.True(await db.AddressFailures.Where(row => row.Address == "198.51.100.30").SumAsync(row => row.Failures) <= 5));
    }

    [Fact]
    public async Task A_forged_forwarded_address_is_not_believed()
    {
        var person = await host.RegisterAsync();
        await TryFromAsync(host, person.UserName, "198.51.100.77");

        await host.InScopeAsync(async db => Assert.Equal(5, (await db.AddressFailures.SingleAsync(row => row.Address == "198.51.100.77")).Failures));
    }

    /// <summary>Outside Development nobody is trusted unless named, not even the machine itself; nor because the host's own switch is on.</summary>
    [Fact]
    public async Task In_production_no_forwarded_address_is_believed_unless_a_proxy_was_named()
    {
        var person = await host.RegisterAsync();
        await using var production = host.WithWebHostBuilder(builder => builder.UseEnvironment("Production").UseSetting("ForwardedHeaders_Enabled", "true"));

        await TryFromAsync(production, person.UserName, "127.0.0.78");

        await host.InScopeAsync(async db => Assert.Equal(5, (await db.AddressFailures.SingleAsync(row => row.Address == "127.0.0.78")).Failures));
    }

    /// <summary>Five wrong passwords from one peer, which claims another address each time.</summary>
    private static async Task TryFromAsync(WebApplicationFactory<MembershipDb> membership, string login, string peer)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var client = membership.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
            client.DefaultRequestHeaders.Add("X-Test-Peer", peer);
            client.DefaultRequestHeaders.Add("X-Forwarded-For", $"192.0.2.{attempt}");
            var page = await client.GetAsync(new Uri("/account/sign-in", UriKind.Relative));
            var html = await page.Content.ReadAsStringAsync();
            var token = System.Text.RegularExpressions.Regex.Match(html, "__RequestVerificationToken\" value=\"([^\"]+)").Groups[1].Value;
            client.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(set => set.Split(';')[0]));
            await client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = token,
                ["login"] = login,
                ["password"] = "wrong",
            }));
        }
    }

    [Fact]
    public async Task A_very_busy_address_is_slowed_down_and_never_refused()
    {
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"insert into address_failures values ('198.51.100.50', 100, now())"));
        var timer = Stopwatch.StartNew();

        Assert.Equal(HttpStatusCode.Redirect, (await new Browser(host, "198.51.100.50").SignInAsync("su.huaijin", MembershipHost.DemoPassword)).StatusCode);

        Assert.True(timer.Elapsed >= TimeSpan.FromSeconds(1.9));
    }

    [Fact]
    public async Task A_form_that_did_not_come_from_the_page_is_refused()
    {
        var response = await new Browser(host).PostFormAsync("/account/sign-in", ("login", "lin.jianshan"), ("password", MembershipHost.DemoPassword));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain(response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [], cookie => cookie.StartsWith("party-account=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_one_time_password_must_be_changed_before_anything_else()
    {
        var person = await host.RegisterAsync();
        var browser = new Browser(host);
        var target = Browser.AuthorizeAddress(Browser.ChallengeOf("verifier-verifier-verifier-verifier-verifier"));
        var signedIn = await browser.SignInAsync(person.UserName, person.OneTimePassword.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(), target);
        Assert.StartsWith("/account/change-password", signedIn.Headers.Location!.OriginalString);
        Assert.StartsWith("/account/change-password", (await browser.GetAsync(target)).Headers.Location!.OriginalString);

        foreach (var (chosen, again, reason) in new[]
        {
            ("short", "short", "密码至少要 10 位"),
            ("12345678901234", "12345678901234", "太常见"),
            ("36925814703692", "36925814703692", "不要只用数字"),
            ($"{person.UserName}-x", $"{person.UserName}-x", "不要有登录名"),
            ("一二三四五六七八九十一", "一二三四五六七八九十二", "两次输入的新密码不一样"),
        })
            Assert.Contains(reason, WebUtility.HtmlDecode(await (await browser.SubmitAsync(signedIn.Headers.Location!.OriginalString, ("chosen", chosen), ("again", again))).Content.ReadAsStringAsync()));

        var changed = await browser.SubmitAsync(signedIn.Headers.Location!.OriginalString, ("chosen", "清风徐来水波不兴2026"), ("again", "清风徐来水波不兴2026"));
        Assert.Equal(target, changed.Headers.Location!.OriginalString);
        Assert.StartsWith(Browser.WebCallback, (await browser.GetAsync(target)).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.BadRequest, (await new Browser(host, "203.0.113.91").SignInAsync(person.UserName, person.OneTimePassword)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await new Browser(host, "203.0.113.91").SignInAsync(person.UserName, "清风徐来水波不兴2026")).StatusCode);
    }

    [Fact]
    public async Task A_one_time_password_ends_after_two_weeks()
    {
        var person = await host.RegisterAsync();
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"update sign_in_accounts set one_time_until = now() - interval '1 minute' where member_id = {person.Id}"));

        Assert.Equal(HttpStatusCode.BadRequest, (await new Browser(host).SignInAsync(person.UserName, person.OneTimePassword)).StatusCode);
    }

    [Fact]
    public async Task Changing_the_password_takes_the_present_one_and_ends_other_sessions()
    {
        var person = await host.RegisterAsync();
        var browser = new Browser(host);
        await browser.SubmitAsync((await browser.SignInAsync(person.UserName, person.OneTimePassword)).Headers.Location!.OriginalString, ("chosen", "第一个密码要长一点A"), ("again", "第一个密码要长一点A"));
        var elsewhere = new Browser(host);
        await elsewhere.SignInAsync(person.UserName, "第一个密码要长一点A");

        var wrong = await browser.SubmitAsync("/account/change-password", ("current", "不是这个"), ("chosen", "第二个密码要长一点B"), ("again", "第二个密码要长一点B"));
        Assert.Contains("现在的密码不对", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()));
        var same = await browser.SubmitAsync("/account/change-password", ("current", "第一个密码要长一点A"), ("chosen", "第一个密码要长一点A"), ("again", "第一个密码要长一点A"));
        Assert.Contains("不能和原来的一样", WebUtility.HtmlDecode(await same.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync("/account/change-password", ("current", "第一个密码要长一点A"), ("chosen", "第二个密码要长一点B"), ("again", "第二个密码要长一点B"))).StatusCode);

        Assert.StartsWith("/account/sign-in", (await elsewhere.GetAsync("/account/change-password")).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/change-password")).StatusCode);
        Assert.StartsWith("/account/sign-in", (await new Browser(host).GetAsync("/account/change-password")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Signing_out_asks_first_and_ends_the_session()
    {
        var browser = new Browser(host);
        await browser.SignInAsync("lu.tinglan", MembershipHost.DemoPassword);
        await browser.GetAsync("/account/sign-out");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/change-password")).StatusCode);

        await browser.SubmitAsync("/account/sign-out");

        Assert.StartsWith("/account/sign-in", (await browser.GetAsync("/account/change-password")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_demo_is_loaded_once_and_in_development_only()
    {
        var before = await CountAsync();
        Assert.Equal(0, await host.RunVerbAsync("demo"));
        Assert.Equal(before, await CountAsync());

        await using var production = host.WithWebHostBuilder(builder => builder.UseEnvironment("Production"));
        Assert.Equal(1, await production.Services.GetServices<ServiceDefaults.IVerb>().Single(verb => verb.Name == "demo").RunAsync([], CancellationToken.None));
    }

    private async Task<(int Members, int Events)> CountAsync()
    {
        var counted = (0, 0);
        await host.InScopeAsync(async db => counted = (await db.Members.CountAsync(), await db.Set<Messaging.OutboxMessage>().CountAsync()));
        return counted;
    }

    [Fact]
    public void Outside_loopback_a_public_address_without_tls_stops_the_start()
    {
        using var open = host.WithWebHostBuilder(builder => builder.UseSetting("Party:PublicAddress", "http://party.example.org"));

        Assert.Contains("https", Assert.ThrowsAny<Exception>(() => open.Services).ToString());
    }
}
