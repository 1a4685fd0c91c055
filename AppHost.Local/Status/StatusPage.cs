using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartyPlatform.AppHost.Local.Processes;
using PartyPlatform.AppHost.Local.Running;

namespace PartyPlatform.AppHost.Local.Status;

/// <summary>A read-only page on loopback: what runs, how it is, what waits, and the end of each log.</summary>
internal sealed class StatusPage : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly Depths depths;
    private readonly int port;

    private StatusPage(WebApplication web, Depths depths, int port) => (this.web, this.depths, this.port) = (web, depths, port);

    public string Address => $"http://localhost:{port}";

    public static async Task<StatusPage> StartAsync(DistributedApplicationBuilder application, Platform platform, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var port = Ports.Free();
        builder.WebHost.UseUrls($"http://localhost:{port}");
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.WriteIndented = true);

        var web = builder.Build();
        var depths = new Depths(application);
        var startedAt = TimeProvider.System.GetUtcNow();

        web.Use((context, next) =>
        {
            // Another name that leads here would let a web page on it read what is meant for this machine's user.
            if (context.Request.Host.Host is not ("localhost" or "127.0.0.1"))
            {
                context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
                return Task.CompletedTask;
            }

            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return next(context);
        });
        web.MapGet("/", async (CancellationToken token) => TypedResults.Content(StatusHtml.Page(await ReportAsync(token), platform.Runners), "text/html", Encoding.UTF8));
        web.MapGet("/status.css", () => TypedResults.Content(StatusHtml.Style, "text/css", Encoding.UTF8));
        web.MapGet("/status.json", async (CancellationToken token) => TypedResults.Ok(await ReportAsync(token)));
        await web.StartAsync(cancellationToken);
        return new StatusPage(web, depths, port);

        async Task<StatusReport> ReportAsync(CancellationToken token)
        {
            var parts = platform.Runners.Select(ResourceReport.Of).ToList();
            var ready = platform.Runners.All(runner => runner.State is UnitState.Healthy or UnitState.Completed);
            var gateway = application.Resources.OfType<ProjectResource>().Any(project => project.IsExternal) ? application.Configuration["Party:PublicAddress"] : null;
            return new StatusReport(
                ready ? "healthy" : "degraded", gateway, startedAt, TimeProvider.System.GetUtcNow(),
                parts, await depths.OutboxesAsync(token), await depths.QueuesAsync(token));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await web.DisposeAsync();
        await depths.DisposeAsync();
        Ports.GiveBack(port);
    }
}
