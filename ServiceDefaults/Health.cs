using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace PartyPlatform.ServiceDefaults;

/// <summary>Liveness and readiness. Ready means: the own database answers at the expected migration and the clock is right.</summary>
public static class Health
{
    /// <summary>Tag of the checks that decide readiness; a broker or a cache that is missing only degrades and does not carry it.</summary>
    public const string ReadinessTag = "readiness";

    /// <summary>Tag of the checks that are reported beside readiness and never turn it.</summary>
    public const string ReportedTag = "reported";

    internal static void AddDefaultHealth(this IHostApplicationBuilder builder) => builder.Services.AddHealthChecks();

    internal static void MapDefaultHealth(this WebApplication app)
    {
        // Past authentication, which may need what is just missing: a probe must be told so, not fail with it.
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write }).AllowAnonymous().ShortCircuit();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(ReadinessTag) || check.Tags.Contains(ReportedTag),
            ResponseWriter = Write,
        }).AllowAnonymous().ShortCircuit();
    }

    private static Task Write(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(
                entry => entry.Key,
                entry => new { status = entry.Value.Status.ToString(), description = entry.Value.Description }),
        });
}
