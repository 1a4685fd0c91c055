namespace PartyPlatform.Membership.Account;

/// <summary>What a person reads who cannot sign in, or who wants to know what they agree to.</summary>
internal static class HelpPages
{
    public static IResult Help(HttpContext http, AccountPages pages) => pages.Page(http, "登录遇到问题", Html.Of($"""
        <h1>登录遇到问题</h1>
        <h2>忘记密码</h2>
        <p>告诉本单位党务办公室或平台管理员你的姓名和工号。管理员核对以后会给你一个一次性密码，登录后换成自己的。</p>
        <h2>输错次数多了</h2>
        <p>同一账号在同一处连续输错，要等 15 分钟再试。换一个网络，或请管理员重置密码，也可以登录。</p>
        <h2>账号停用了</h2>
        <p>转走组织关系或离开单位后账号会停用。如果停用得不对，请找管理员恢复，学习记录和积分都还在。</p>
        <a class="button" href="/account/sign-in">回到登录</a>
        """));

    public static IResult Terms(HttpContext http, AccountPages pages) => pages.Page(http, "使用约定", Html.Of($"""
        <h1>使用约定</h1>
        <p>平台供本单位党员学习、展示和监督使用，账号只限本人使用。</p>
        <p>不在平台上谈涉密事项和未公开的审计事项。发言前先看一遍群规，发出的内容由本人负责。</p>
        <p>测试、投票和测评由本人完成，不替别人做，也不请别人替做。</p>
        <a class="button" href="/account/sign-in">回到登录</a>
        """));

    public static IResult Privacy(HttpContext http, AccountPages pages) => pages.Page(http, "隐私说明", Html.Of($"""
        <h1>隐私说明</h1>
        <p>平台保存你的姓名、工号、所在支部、政治生日和职务，用来组织学习和组织生活。同支部的同志能看到你的姓名、党小组和职务，其余的只有本人、支部书记、支部委员、党务办公室和管理员能看到。</p>
        <p>登录时记下输错密码的次数和网络地址，最多保留 30 分钟，只用来防止别人猜密码。</p>
        <p>谁在什么时候改过你的资料，平台都有记录。想知道的话，请党务办公室或管理员查给你看。</p>
        <a class="button" href="/account/sign-in">回到登录</a>
        """));
}
