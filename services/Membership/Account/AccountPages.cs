using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Membership.Connect;

namespace PartyPlatform.Membership.Account;

/// <summary>The frame of all account pages: head, security headers, the form's token.</summary>
internal sealed class AccountPages(MembershipDb db, IAntiforgery antiforgery, IMemoryCache cache, IOptions<ConnectOptions> connect)
{
    public const string Product = "党员学习·展示·监督平台";

    private static readonly Html Mark = new("""<svg class="mark" viewBox="0 0 56 56" role="img" aria-label="党员学习·展示·监督平台"><rect class="mark-ground" width="56" height="56" rx="14"/><path class="mark-lines" d="M15 19.5h26M15 28h19M15 36.5h12"/><circle class="mark-dot" cx="38" cy="36.5" r="3.6"/></svg>""");

    private static readonly Html AlertIcon = new("""<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4.5 20.5 19h-17z"/><path d="M12 10v4M12 16.6v.1"/></svg>""");

    /// <summary>The hidden field that proves that the form came from this page.</summary>
    public Html FormToken(HttpContext http)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        return Html.Of($"""<input type="hidden" name="{tokens.FormFieldName}" value="{tokens.RequestToken}">""");
    }

    public Task<bool> IsOwnFormAsync(HttpContext http) => antiforgery.IsRequestValidAsync(http);

    public static Html Problem(string? text) => text is null ? Html.Empty : Html.Of($"""<p class="problem" id="problem" role="alert">{AlertIcon}<span>{text}</span></p>""");

    /// <summary>The name of the organisation at the top of the tree, for the line under the heading.</summary>
    public async Task<string> OrganisationAsync(CancellationToken cancellationToken) =>
        await cache.GetOrCreateAsync("account-organisation", async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(1);
            return await db.OrgUnits.Where(unit => unit.Kind == OrgUnitKind.Committee && unit.ClosedOn == null).Select(unit => unit.Name).FirstOrDefaultAsync(cancellationToken);
        }) ?? "";

    public IResult Page(HttpContext http, string title, Html body, int status = StatusCodes.Status200OK)
    {
        var headers = http.Response.Headers;
        // The browser follows the form to the app that asked, so its address must be allowed too.
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self' {string.Join(' ', AppAddresses())}; frame-ancestors 'none'; base-uri 'none'";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        var page = Html.Of($"""
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
            <meta name="color-scheme" content="light dark">
            <title>{title} · {Product}</title>
            <link rel="icon" href="{AccountAssets.Address("mark.svg")}">
            <link rel="stylesheet" href="{AccountAssets.Address("account.css")}">
            </head>
            <body>
            <div class="sheet">
            <main>{Mark}{body}</main>
            <footer>登录即表示同意<a href="/account/terms">使用约定</a>和<a href="/account/privacy">隐私说明</a></footer>
            </div>
            <script src="{AccountAssets.Address("account.js")}" defer></script>
            </body>
            </html>
            """);
        return TypedResults.Text(page.Text, "text/html; charset=utf-8", statusCode: status);
    }

    /// <summary>A client asked for something that is not possible; the person can only go back and start again.</summary>
    public IResult Refused(HttpContext http, string error) => Page(http, "登录没有完成", Html.Of($"""
        <h1>登录没有完成</h1>
        <p class="lead">这个登录地址不对或已经用过了。回到应用，重新点一次登录。</p>
        <p class="note">如果一直这样，把这行字告诉管理员：{error}</p>
        <a class="button primary" href="/">回到首页</a>
        """), StatusCodes.Status400BadRequest);

    private IEnumerable<string> AppAddresses() => connect.Value.MobileRedirects
        .Select(address => new Uri(address))
        .Select(address => address.Scheme is "http" or "https" ? $"{address.Scheme}://{address.Host}:*" : $"{address.Scheme}:")
        // No CSP can name an IPv6 address; such an app is called back all the same, browsers that check it aside.
        .Where(source => !source.Contains('[', StringComparison.Ordinal))
        .Distinct();
}
