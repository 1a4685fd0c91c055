using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace PartyPlatform.Live.Streams;

/// <summary>Refusals that pass by themselves; with <c>Retry-After</c>.</summary>
internal static class StreamRefusal
{
    /// <summary>The member has as many streams open as one may have.</summary>
    public static Task TooManyAsync(HttpContext http) => WriteAsync(
        http, StatusCodes.Status429TooManyRequests, 15, "live.tooMany", "你打开的直播页太多了，关掉几个再看", "You have too many live pages open; close some of them.");

    /// <summary>This process follows as many channels as it may.</summary>
    public static Task FullAsync(HttpContext http) => WriteAsync(
        http, StatusCodes.Status503ServiceUnavailable, 5, "live.full", "现在看直播的人太多，稍后会自动再连", "Too many live channels are being watched; try again in a moment.");

    /// <summary>The gateway cannot tell whose token it is, as when it has not read the issuer's newest keys yet.</summary>
    public static Task UnknownAsync(HttpContext http) => WriteAsync(
        http, StatusCodes.Status503ServiceUnavailable, 2, "live.unknownCaller", "暂时认不出你的登录，马上会自动再连", "The gateway cannot check this token just now; try again in a moment.");

    private static async Task WriteAsync(HttpContext http, int status, int seconds, string code, string chinese, string english)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var problem = new ProblemDetails { Status = status, Title = chinese, Extensions = { ["code"] = code, ["titleEn"] = english } };
        await http.RequestServices.GetRequiredService<IProblemDetailsService>()
            .TryWriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = problem });
    }
}
