using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace PartyPlatform.Gateway.WebClient;

/// <summary>The few pages that the gateway shows itself, when there is no web client to show anything.</summary>
internal static class PlainPage
{
    // The look of the sign-in page beside which these pages come: its tokens, light and dark, and its card on a desktop.
    private const string Style = """
        :root{--accent:#b8161c;--accent-press:#9a1016;--ink:#1f2329;--ink-2:#646a73;--page:#f5f6f7;--surface:#fff;--focus:#2558b3;color-scheme:light}
        @media(prefers-color-scheme:dark){:root{--accent:#c4262b;--accent-press:#a51b20;--ink:#e9eaec;--ink-2:#a6acb4;--page:#111214;--surface:#1b1d20;--focus:#86b0fa;color-scheme:dark}}
        *{box-sizing:border-box}
        body{margin:0;font:16px/1.6 "PingFang SC","HarmonyOS Sans SC","MiSans","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:var(--ink);background:var(--surface)}
        main{padding:80px 24px 24px}
        svg{width:56px;height:56px;display:block;margin-bottom:22px}
        rect{fill:var(--accent)}path{stroke:#fff;stroke-width:4;stroke-linecap:round}circle{fill:#fff}
        h1{margin:0;font-size:26px;line-height:1.4;font-weight:600;text-wrap:balance}
        p{margin:8px 0 0;text-wrap:pretty;overflow-wrap:anywhere}
        p[lang=en]{color:var(--ink-2);font-size:14px;line-height:1.5}
        a{display:flex;align-items:center;justify-content:center;min-height:48px;margin-top:32px;padding:0 18px;border-radius:8px;background:var(--accent);color:#fff;font-weight:500;text-decoration:none}
        a:active{background:var(--accent-press)}
        a:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
        @media(min-width:600px){body{min-height:100vh;display:flex;align-items:center;justify-content:center;background:var(--page)}main{width:440px;padding:48px 40px;background:var(--surface);border-radius:12px}}
        """;

    private static readonly string Policy =
        $"default-src 'none'; img-src 'self'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static ContentHttpResult Answer(HttpContext context, int status, string title, string chinese, string english, (string Text, string Address)? link = null)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "no-store";
        var further = link is { } to ? $"""<a href="{WebUtility.HtmlEncode(to.Address)}">{WebUtility.HtmlEncode(to.Text)}</a>""" : "";
        return TypedResults.Text(
            $"""
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{WebUtility.HtmlEncode(title)}</title><link rel="icon" href="/favicon.svg"><style>{Style}</style></head>
            <body><main><svg viewBox="0 0 56 56" aria-hidden="true"><rect width="56" height="56" rx="14"/><path d="M15 19.5h26M15 28h19M15 36.5h12"/><circle cx="38" cy="36.5" r="3.6"/></svg>
            <h1>{WebUtility.HtmlEncode(title)}</h1><p>{WebUtility.HtmlEncode(chinese)}</p><p lang="en">{WebUtility.HtmlEncode(english)}</p>{further}</main></body></html>
            """, "text/html; charset=utf-8", Encoding.UTF8, status);
    }
}
