
namespace PartyPlatform.Membership.Account;

/// <summary>The sign-in page. What was typed stays after a refusal, the password aside.</summary>
internal static partial class SignInPage
{
    public static Task<IResult> Show(string? returnUrl, HttpContext http, AccountPages pages, CancellationToken cancellationToken) =>
        RenderAsync(http, pages, ReturnAddress.Safe(returnUrl), login: "", problem: null, StatusCodes.Status200OK, cancellationToken);

    public static async Task<IResult> Handle(
        HttpContext http, CheckPassword check, AccountSessions sessions, AccountPages pages, TimeProvider clock, ILogger<CheckPassword> logger,
        CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var (login, password, target) = (form["login"].ToString(), form["password"].ToString(), ReturnAddress.Safe(form["returnUrl"]));
        if (!await pages.IsOwnFormAsync(http))
            return await RenderAsync(http, pages, target, login, "这一页放得太久了，请再登录一次", StatusCodes.Status400BadRequest, cancellationToken);
        if (string.IsNullOrWhiteSpace(login) || password.Length is 0 or > PasswordRules.Longest || login.Length > 100)
            return await RenderAsync(http, pages, target, login, "账号或密码不对，再核对一下", StatusCodes.Status400BadRequest, cancellationToken);

        var tried = await check.TryAsync(login, password, SignInThrottle.AddressOf(http), cancellationToken);
        if (tried.Session is null)
        {
            LogRefused(logger, tried.LockedUntil is not null);
            return tried.LockedUntil is { } until
                ? await RenderAsync(http, pages, target, login, $"输错次数多了，{Minutes(until - clock.GetUtcNow())} 分钟后再试", StatusCodes.Status429TooManyRequests, cancellationToken)
                : await RenderAsync(http, pages, target, login, "账号或密码不对，再核对一下", StatusCodes.Status400BadRequest, cancellationToken);
        }

        await sessions.StartAsync(http, tried.Session.MemberId, tried.Session.Stamp, tried.Session.SignedInAt);
        return TypedResults.Redirect(tried.Session.MustChangePassword
            ? $"/account/change-password?returnUrl={Uri.EscapeDataString(target)}"
            : target);
    }

    private static int Minutes(TimeSpan left) => Math.Max(1, (int)Math.Ceiling(left.TotalMinutes));

    private static async Task<IResult> RenderAsync(
        HttpContext http, AccountPages pages, string target, string login, string? problem, int status, CancellationToken cancellationToken)
    {
        var wrong = problem is null ? Html.Empty : new Html(" aria-invalid=\"true\" aria-describedby=\"problem\"");
        var first = login.Length == 0 ? new Html(" autofocus") : Html.Empty;
        var second = login.Length == 0 ? Html.Empty : new Html(" autofocus");
        return pages.Page(http, "登录", Html.Of($"""
            <h1>学习、展示、监督<br>都在这里</h1>
            <p class="lead">{await pages.OrganisationAsync(cancellationToken)}</p>
            <form method="post" action="/account/sign-in" autocomplete="on">
            {pages.FormToken(http)}<input type="hidden" name="returnUrl" value="{target}">
            <label class="field"><span>工号或登录名</span><input name="login" value="{login}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="100" required{first}></label>
            <label class="field"><span>密码</span><span class="with-eye"><input name="password" type="password" autocomplete="current-password" maxlength="128" required{wrong}{second}>{Eye}</span></label>
            {AccountPages.Problem(problem)}
            <button class="button primary" type="submit">登录</button>
            </form>
            <nav class="links" aria-label="登录帮助"><a href="/account/help">忘记密码</a><a href="/account/help">登录遇到问题</a></nav>
            """), status);
    }

    /// <summary>Shows what is typed. Without the script it would do nothing, so the script brings it to light.</summary>
    internal static readonly Html Eye = new("""<button type="button" class="eye" aria-label="显示密码" aria-pressed="false" hidden><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12.5c1.5 2 4.3 4 8 4s6.5-2 8-4M7 15.5l-1.5 2M12 16.5V19M17 15.5l1.5 2"/></svg></button>""");

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "A sign-in was refused (locked: {Locked})")]
    private static partial void LogRefused(ILogger logger, bool locked);
}
