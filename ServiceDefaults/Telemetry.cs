using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace PartyPlatform.ServiceDefaults;

internal static class Telemetry
{
    /// <summary>Own sources and meters are named <c>Party.*</c>, so a new one is exported without being listed here.</summary>
    private const string OwnSources = "Party.*";

    public static void AddTelemetry(this WebApplicationBuilder builder, string serviceName)
    {
        // A failed command is logged once, by whoever handles the exception; EF would add a second line, and one for every
        // first look at an empty database.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical);
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });

        var telemetry = builder.Services.AddOpenTelemetry()
            // OTEL_SERVICE_NAME, where it is set, wins over this one.
            .ConfigureResource(resource => resource.AddService(serviceName).AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter(OwnSources, "Npgsql"))
            .WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation(options =>
                    // Probes arrive every second and would bury the requests of people.
                    options.Filter = context => !context.Request.Path.StartsWithSegments("/health"))
                .AddHttpClientInstrumentation(options =>
                    options.FilterHttpRequestMessage = request => request.RequestUri?.AbsolutePath.StartsWith("/health", StringComparison.Ordinal) != true)
                .AddNpgsql()
                .AddSource(OwnSources, "Yarp.ReverseProxy"));

        // Without an endpoint nothing is exported and nothing is said about it: a closed network has no collector.
        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            telemetry.UseOtlpExporter();
    }
}
