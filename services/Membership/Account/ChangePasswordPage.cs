using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Membership.Members;

namespace PartyPlatform.Membership.Account;

/// <summary>Choosing a password: after a one-time one before anything else, otherwise whenever the person likes.</summary>
internal static class ChangePasswordPage
{
    /// <summary>Who has just signed in with the one-time password need not type it again.</summary>
    private static readonly TimeSpan JustSignedIn = TimeSpan.FromMinutes(10);

    public static async Task<IResult> Show(string? returnUrl, HttpContext http, AccountSessions sessions, AccountPages pages, CancellationToken cancellationToken)
    {
        var target = ReturnAddress.Safe(returnUrl);
        return await sessions.CurrentAsync(http, cancellationToken) is { } session
            ? Render(http, pages, session, target, problem: null, StatusCodes.Status200OK)
            : SignInFirst(target);
    }

    public static async Task<IResult> Handle(
        HttpContext http, MembershipDb db, CheckPassword check, SignInThrottle throttle, AccountSessions sessions, AccountPages pages, EndSessions end,
        IPasswordHasher<SignInAccount> hasher, TimeProvider clock, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var target = ReturnAddress.Safe(form["returnUrl"]);
        if (await sessions.CurrentAsync(http, cancellationToken) is not { } session)
            return SignInFirst(target);
        if (!await pages.IsOwnFormAsync(http))
            return Render(http, pages, session, target, "这一页放得太久了，请再填一次", StatusCodes.Status400BadRequest);

        var account = await db.Accounts.FirstAsync(candidate => candidate.MemberId == session.MemberId, cancellationToken);
        var member = await db.Members.AsNoTracking().FirstAsync(candidate => candidate.Id == session.MemberId, cancellationToken);
        var (chosen, now) = (form["chosen"].ToString(), clock.GetUtcNow());
        var problem = MayLeaveOutCurrent(session) ? null : await RefuseCurrentAsync(http, account, form["current"].ToString(), check, throttle, now, cancellationToken);
        problem ??= Refuse(account, check, member, chosen, form["again"].ToString(), now);
        if (problem is not null)
            return Render(http, pages, session, target, problem, StatusCodes.Status400BadRequest);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        account.SetPassword(chosen, hasher, now);
        db.Note(member.Id, member.Id, HistoryKind.PasswordChanged, "修改密码，旧登录全部失效", now);
        await end.RevokeAsync(member.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await sessions.StartAsync(http, member.Id, account.Stamp, now);
        return TypedResults.Redirect(target);
    }

    /// <summary>Counted like a sign-in: a borrowed phone is no way round the lock.</summary>
    private static async Task<string?> RefuseCurrentAsync(
        HttpContext http, SignInAccount account, string current, CheckPassword check, SignInThrottle throttle, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (counted, address) = (SignInThrottle.Of(account.MemberId), SignInThrottle.AddressOf(http));
        if (await throttle.CountAsync(counted, address, cancellationToken) is not null)
            return "输错次数多了，过一会儿再试";
        if (!check.Matches(account, current, now, out _))
        {
            await throttle.FailAsync(counted, address, cancellationToken);
            return "现在的密码不对，再核对一下";
        }

        await throttle.ForgetAsync(counted, address, cancellationToken);
        return null;
    }

    private static bool MayLeaveOutCurrent(AccountSession session) => session.MustChangePassword && session.Age < JustSignedIn;

    private static string? Refuse(SignInAccount account, CheckPassword check, Member member, string chosen, string again, DateTimeOffset now)
    {
        if (chosen != again)
            return "两次输入的新密码不一样，再输一遍";
        if (PasswordRules.Refuse(chosen, member) is { } problem)
            return problem;
        return check.Matches(account, chosen, now, out _) ? "新密码不能和原来的一样" : null;
    }

    private static IResult SignInFirst(string target) =>
        TypedResults.Redirect($"/account/sign-in?returnUrl={Uri.EscapeDataString($"/account/change-password?returnUrl={Uri.EscapeDataString(target)}")}");

    private static IResult Render(HttpContext http, AccountPages pages, AccountSession session, string target, string? problem, int status)
    {
        var (title, lead) = session.MustChangePassword
            ? ("先换一个自己的密码", "一次性密码只用来设新密码，换好以后它就失效了，以后用新密码登录。")
            : ("修改密码", "改好以后，别处的登录都会失效，要用新密码重新登录。");
        var current = MayLeaveOutCurrent(session)
            ? Html.Empty
            : Html.Of($"""<label class="field"><span>现在的密码</span><span class="with-eye"><input name="current" type="password" autocomplete="current-password" maxlength="128" required>{SignInPage.Eye}</span></label>""");
        return pages.Page(http, title, Html.Of($"""
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
            <form method="post" action="/account/change-password">
            {pages.FormToken(http)}<input type="hidden" name="returnUrl" value="{target}">
            <input class="aside" name="username" value="{session.UserName}" autocomplete="username" readonly tabindex="-1" aria-hidden="true">
            {current}
            <label class="field"><span>新密码</span><span class="with-eye"><input name="chosen" type="password" autocomplete="new-password" minlength="{PasswordRules.Shortest}" maxlength="{PasswordRules.Longest}" aria-describedby="rule" required>{SignInPage.Eye}</span></label>
            <p class="note" id="rule">至少 {PasswordRules.Shortest} 位，不要只用数字，也不要带登录名或工号</p>
            <label class="field"><span>再输一遍新密码</span><input name="again" type="password" autocomplete="new-password" maxlength="{PasswordRules.Longest}" required></label>
            {AccountPages.Problem(problem)}
            <button class="button primary" type="submit">换成新密码</button>
            </form>
            """), status);
    }
}
