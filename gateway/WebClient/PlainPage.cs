using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace PartyPlatform.Gateway.WebClient;

/// <summary>The few pages that the gateway shows itself, when there is no web client to show anything.</summary>
internal static class PlainPage
{
    private const string Style = """
        :root{color-scheme:light dark}body{font:17px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:34rem;margin:18vh auto 0;padding:0 1.25rem}h1{font-size:1.4rem}p[lang=en]{opacity:.7;font-size:.95rem}a{display:inline-block;margin-top:.5rem;padding:.6rem 1.2rem;border-radius:.5rem;background:#c8102e;color:#fff;text-decoration:none}code{font-size:.95em}
        """;

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static ContentHttpResult Answer(HttpContext context, int status, string title, string chinese, string english, (string Text, string Address)? link = null)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "no-store";
        var further = link is { } to ? $"""<a href="{WebUtility.HtmlEncode(to.Address)}">{WebUtility.HtmlEncode(to.Text)}</a>""" : "";
        return TypedResults.Text(
            $"""
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{WebUtility.HtmlEncode(title)}</title><style>{Style}</style></head>
            <body><h1>{WebUtility.HtmlEncode(title)}</h1><p>{WebUtility.HtmlEncode(chinese)}</p><p lang="en">{WebUtility.HtmlEncode(english)}</p>{further}</body></html>
            """, "text/html; charset=utf-8", Encoding.UTF8, status);
    }
}
