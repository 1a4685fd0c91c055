using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PartyPlatform.Gateway.Tests;

/// <summary>What a service saw of a request.</summary>
internal sealed record Seen(string Instance, string Method, string Path, Dictionary<string, string> Headers, long BodyLength)
{
    public string? this[string header] => Headers.GetValueOrDefault(header.ToLowerInvariant());
}

/// <summary>A replica of a service, as the gateway sees one: it answers, streams, dawdles, and dies when told to.</summary>
internal sealed class Backend : IAsyncDisposable
{
    private WebApplication _app = null!;
    private int _requests;
    private int _arrived;

    private Backend(string name) => Name = name;

    public string Name { get; }

    public Uri Address { get; private set; } = null!;

    public bool IsReady { get; set; } = true;

    /// <summary>Requests answered or under way, probes not counted.</summary>
    public int Requests => _requests;

    /// <summary>Changes that reached this replica, whether or not it could answer.</summary>
    public int Arrived => _arrived;

    public TaskCompletionSource NextEvent { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<Backend> StartAsync(string name, int port = 0)
    {
        var backend = new Backend(name);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        backend._app = builder.Build();
        backend.Map();
        await backend._app.StartAsync();
        backend.Address = new Uri(backend._app.Urls.Single());
        return backend;
    }

    /// <summary>As kill -9: connections break off, the port refuses.</summary>
    public Task KillAsync() => _app.StopAsync(new CancellationToken(canceled: true));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/health/ready", () => Microsoft.AspNetCore.Http.Results.StatusCode(IsReady ? 200 : 503));
        var api = _app.MapGroup("/api/learning");
        api.AddEndpointFilter((context, next) =>
        {
            Interlocked.Increment(ref _requests);
            return next(context);
        });
        api.MapMethods("/echo/{**rest}", ["GET", "POST", "PUT", "DELETE", "PATCH"], EchoAsync);
        api.MapPost("/question-imports", EchoAsync);
        api.MapGet("/cookies", (HttpContext context) =>
        {
            context.Response.Cookies.Append("__Host-party", "planted");
            context.Response.Cookies.Append("service", "own");
            return "";
        });
        api.MapGet("/status/{status:int}", (int status) => Microsoft.AspNetCore.Http.Results.StatusCode(status));
        api.MapGet("/problem/{status:int}", (int status) => Microsoft.AspNetCore.Http.Results.Problem("told by the service", statusCode: status));
        api.MapMethods("/slow", ["GET", "POST"], async (HttpContext context, double? seconds) =>
        {
            Interlocked.Increment(ref _arrived);
            await Task.Delay(TimeSpan.FromSeconds(seconds ?? 1), context.RequestAborted);
            return Name;
        });
        api.MapGet("/stream", StreamAsync);
    }

    private async Task<IResult> EchoAsync(HttpRequest request)
    {
        long length = 0;
        var buffer = new byte[64 * 1024];
        while (await request.Body.ReadAsync(buffer) is > 0 and var read)
            length += read;
        return Microsoft.AspNetCore.Http.Results.Json(new Seen(Name, request.Method, request.Path + request.QueryString,
            request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()), length), JsonSerializerOptions.Web);
    }

    // Headers go out, then nothing until the test lets an event happen.
    private async Task StreamAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync();
        for (var number = 1; ; number++)
        {
            await NextEvent.Task.WaitAsync(context.RequestAborted);
            NextEvent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await context.Response.WriteAsync($"id: {number}\ndata: entry {number}\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync();
        }
    }
}
