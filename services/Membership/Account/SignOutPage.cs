using Microsoft.AspNetCore.Authentication;

namespace PartyPlatform.Membership.Account;

/// <summary>Ends the session of the sign-in page. It asks first: a link or a picture on another site must not sign people out.</summary>
internal static class SignOutPage
{
    public static IResult Show(HttpContext http, AccountPages pages) => pages.Page(http, "退出登录", Html.Of($"""
        <h1>退出登录</h1>
        <p class="lead">退出以后，这台设备上要重新输入密码。</p>
        <form method="post" action="/account/sign-out">
        {pages.FormToken(http)}
        <button class="button primary" type="submit">退出</button>
        <a class="button" href="/">先不退出</a>
        </form>
        """));

    public static async Task<IResult> Handle(HttpContext http, AccountPages pages)
    {
        if (!await pages.IsOwnFormAsync(http))
            return Show(http, pages);
        await http.SignOutAsync(AccountSessions.Scheme);
        return TypedResults.Redirect("/");
    }
}
