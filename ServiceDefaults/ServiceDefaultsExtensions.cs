using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.ServiceDefaults;

/// <summary>What every service and the gateway share, so that their <c>Program.cs</c> says only what is its own.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>
    /// Adds telemetry, health, token validation, deny-by-default authorisation, problem details, resilience, service
    /// discovery, the calibrated clock and the JSON rules.
    /// </summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="serviceName">The short name under which telemetry is reported, e.g. <c>learning</c>.</param>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder, string serviceName)
    {
        builder.AddTelemetry(serviceName);
        builder.AddDefaultHealth();
        builder.AddProblems();
        builder.AddPartyJson();
        builder.AddTokenValidation();
        builder.Services.AddValidation();
        builder.Services.AddPartyOpenApi(serviceName);
        builder.Services.AddMemoryCache();

        builder.Services.AddSingleton<CalibratedClock>();
        builder.Services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<CalibratedClock>());

        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http =>
        {
            // A change that got no answer may have been done; whether it can be repeated is for its caller to know.
            http.AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods());
            http.AddServiceDiscovery();
        });

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Uploads raise it for their own route; nothing else has a reason to send more.
            kestrel.Limits.MaxRequestBodySize = RequestLimits.OrdinaryBodyBytes;
        });
        builder.Host.ConfigureHostOptions(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
        return builder;
    }

    /// <summary>Adds the middleware that every service runs, in the order in which it must stand.</summary>
    /// <param name="app">The application.</param>
    /// <param name="callersKnown">What comes once it is known who calls, and before it is decided what they may.</param>
    public static WebApplication UseServiceDefaults(this WebApplication app, Action<IApplicationBuilder>? callersKnown = null)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAuthentication();
        callersKnown?.Invoke(app);
        app.UseAuthorization();
        app.UseUploadedForms();
        return app;
    }

    /// <summary>Maps the health endpoints and the OpenAPI document.</summary>
    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        app.MapDefaultHealth();
        app.MapOpenApi().AllowAnonymous();
        return app;
    }

    private static void AddPartyJson(this IHostApplicationBuilder builder) =>
        builder.Services.ConfigureHttpJsonOptions(options => ApplyJsonRules(options.SerializerOptions));

    /// <summary>The rules of every JSON body: camelCase, enums as strings, no unknown or doubled members, no silent nulls.</summary>
    public static void ApplyJsonRules(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
    }
}
