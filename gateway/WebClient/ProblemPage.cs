using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PartyPlatform.Gateway.Callers;
using PartyPlatform.Gateway.Session;

namespace PartyPlatform.Gateway.WebClient;

/// <summary>
/// The refusals of the gateway as a person reads them who has opened an address in a browser: a page in place of the
/// problem document, with the next thing to do. While a service is away the page tries again by itself.
/// </summary>
internal sealed class ProblemPage(IOptions<ProblemDetailsOptions> options) : IProblemDetailsWriter
{
    private const int SecondsToNextTry = 5;

    public bool CanWrite(ProblemDetailsContext context) => IsAskedFor(context.HttpContext.Request);

    /// <summary>Whether a browser opens a page: only that asks for HTML by name, scripts and programs ask for JSON or for anything.</summary>
    public static bool IsAskedFor(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        options.Value.CustomizeProblemDetails?.Invoke(context);
        var (http, problem) = (context.HttpContext, context.ProblemDetails);
        var status = problem.Status ?? http.Response.StatusCode;
        var (title, chinese, english) = Texts(http, status, problem);
        if (status == StatusCodes.Status503ServiceUnavailable && HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Headers.RetryAfter = $"{SecondsToNextTry}";
            http.Response.Headers["Refresh"] = $"{SecondsToNextTry}";
            (chinese, english) = (chinese + "页面会自己再试。", english + " This page tries again by itself.");
        }

        await PlainPage.Answer(http, status, title, chinese, english, WayOn(http.Request, status)).ExecuteAsync(http);
    }

    private static (string Title, string Chinese, string English) Texts(HttpContext context, int status, ProblemDetails problem)
    {
        var kind = RouteKind.Of(context);
        if (status == StatusCodes.Status503ServiceUnavailable && (kind == RouteKind.Issuer || kind == RouteKind.SignIn))
            return ("暂时登录不了", "登录服务暂时连不上，它可能正在启动。", "Signing in is not possible just now; the service may be starting.");
        return (status switch
        {
            StatusCodes.Status401Unauthorized => "请重新登录",
            StatusCodes.Status404NotFound => "没有这个页面",
            StatusCodes.Status429TooManyRequests => "慢一点",
            >= 500 => "暂时打不开",
            _ => "打不开",
        }, problem.Title + "。", problem.Extensions["titleEn"] as string ?? "");
    }

    private static (string Text, string Address) WayOn(HttpRequest request, int status) => status switch
    {
        StatusCodes.Status401Unauthorized => ("重新登录", "/session/sign-in?returnUrl=" + Uri.EscapeDataString(PageBefore(request))),
        StatusCodes.Status408RequestTimeout or StatusCodes.Status429TooManyRequests or >= 500 => ("再试一次",
            HttpMethods.IsGet(request.Method) ? request.PathBase + request.Path + request.QueryString : PageBefore(request)),
        _ => ("回到首页", "/"),
    };

    // A form that was sent is filled in again rather than sent again: its page knows where it was to lead.
    private static string PageBefore(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var from) && from.Authority == request.Host.Value
            ? LocalAddress.OrRoot(from.PathAndQuery)
            : "/";
}
