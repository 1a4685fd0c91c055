using System.Text.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace PartyPlatform.Gateway.WebClient;

/// <summary>
/// Serves the built web client (<c>Gateway:WebRoot</c>): its files, and one of its two pages for every address of a screen.
/// </summary>
internal static class WebClientEndpoint
{
    /// <summary>Never a screen of the web client: a wrong address below them is an error and must look like one.</summary>
    private static readonly string[] NotScreens =
        ["/api", "/session", "/connect", "/account", "/.well-known", "/openapi", "/docs", "/health", "/assets", "/schemas", "/asyncapi.json"];

    public static void MapWebClient(this WebApplication app)
    {
        // A published container has the built files beside the program.
        var root = app.Configuration["Gateway:WebRoot"] is { Length: > 0 } named ? named : Path.Combine(app.Environment.ContentRootPath, "wwwroot");
        if (!File.Exists(Path.Combine(root, "index.html")))
        {
            app.MapFallback("{**path}", (HttpContext context) => IsScreen(context.Request)
                ? (IResult)PlainPage.Answer(context, StatusCodes.Status503ServiceUnavailable, "网页还没有装好",
                    "服务已经在运行，只是还没有构建网页。用 ./run 启动会自动构建；单独启动网关时，把构建好的文件夹写进 Gateway__WebRoot。",
                    "The services are running, but the web client was not built. ./run builds it; when the gateway is started by itself, name the folder in Gateway__WebRoot.",
                    ("接口文档", "/docs"))
                : TypedResults.NotFound()).AllowAnonymous();
            return;
        }

        var folder = new PhysicalFileProvider(Path.GetFullPath(root));
        var files = new WebFiles(folder);
        app.MapFallback("{**path}", context => ServeAsync(context, files, folder)).AllowAnonymous();
    }

    private static Task ServeAsync(HttpContext context, WebFiles files, IFileProvider folder)
    {
        var path = context.Request.Path.Value ?? "/";
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            return Refuse(context, HttpMethods.IsOptions(context.Request.Method) ? 405 : 404);
        if (path == "/console")
        {
            context.Response.Redirect("/console/");
            return Task.CompletedTask;
        }

        // The list of hashes is for us; pages are asked for by the addresses of their screens.
        var file = path == "/csp-hashes.json" || path.EndsWith('/') ? null : files.Find(path);
        file ??= IsScreen(context.Request) ? files.Find(path.StartsWith("/console/", StringComparison.Ordinal) ? "/console/index.html" : "/index.html") : null;
        return file is null ? Refuse(context, 404) : SendAsync(context, file, folder);
    }

    private static async Task SendAsync(HttpContext context, WebFile file, IFileProvider folder)
    {
        var (body, encoding) = file.For(context.Request.Headers.AcceptEncoding.ToString());
        var headers = context.Response.Headers;
        var tag = $"\"{file.Hash}{(encoding is null ? "" : "-" + encoding)}\"";
        headers.ETag = tag;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.CacheControl = file.IsImmutable ? "public, max-age=31536000, immutable" : "no-cache";
        if (file.IsPage)
            headers.ContentSecurityPolicy = PagePolicy(folder);
        if (context.Request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Any(known => known == tag || known == "W/" + tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = file.ContentType;
        context.Response.ContentLength = body.Length;
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        if (HttpMethods.IsGet(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    // Read with each page rather than once: a rebuilt client may have another script, and pages are few.
    private static string PagePolicy(IFileProvider folder) =>
        $"default-src 'none'; script-src {string.Join(' ', ScriptHashes(folder).Prepend("'self'"))}; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        + "connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private static IEnumerable<string> ScriptHashes(IFileProvider folder)
    {
        if (folder.GetFileInfo("/csp-hashes.json") is not { Exists: true } list)
            return [];
        using var stream = list.CreateReadStream();
        using var json = JsonDocument.Parse(stream);
        return [.. json.RootElement.GetProperty("script-src").EnumerateArray().Select(hash => hash.GetString()!)
            .Where(hash => hash.StartsWith("'sha", StringComparison.Ordinal) && !hash.Contains(';', StringComparison.Ordinal))];
    }

    private static bool IsScreen(HttpRequest request)
    {
        var path = request.Path;
        return (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && !NotScreens.Any(other => path.StartsWithSegments(other))
            && !Path.HasExtension(path.Value);
    }

    // Without a body: the status code pages make it a problem document.
    private static Task Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
