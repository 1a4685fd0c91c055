using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.ServiceDefaults.Data;

/// <summary>A service's own PostgreSQL database: pool, EF context, readiness, clock and the <c>migrate</c> verb.</summary>
public static class ServiceDatabase
{
    /// <summary>Connections that a process keeps at most; AppHost.cs makes room for this many of each.</summary>
    public const int MostConnections = 40;

    private static readonly PrepareStatements Preparing = new();

    /// <summary>Adds the database that <c>ConnectionStrings:{connectionName}</c> names.</summary>
    public static IHostApplicationBuilder AddServiceDatabase<TContext>(this IHostApplicationBuilder builder, string connectionName)
        where TContext : DbContext
    {
        builder.Services.AddSingleton(provider => Build(provider.GetRequiredService<IConfiguration>(), connectionName));
        builder.Services.AddDbContextPool<TContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(Preparing)
            // Whoever handles the failure logs it, once: a database that is away would fill the log with each request.
            .ConfigureWarnings(warnings => warnings.Log(
                (RelationalEventId.ConnectionError, LogLevel.Debug),
                (RelationalEventId.CommandError, LogLevel.Debug),
                (RelationalEventId.TransactionError, LogLevel.Debug),
                (CoreEventId.QueryIterationFailed, LogLevel.Debug),
                (CoreEventId.SaveChangesFailed, LogLevel.Debug))));

        builder.Services.AddSingleton<ClockCalibration>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ClockCalibration>());
        builder.Services.AddSingleton<ForgetOldKeys<TContext>>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ForgetOldKeys<TContext>>());
        builder.Services.AddSingleton<MigrationState<TContext>>();
        builder.Services.AddHealthChecks()
            .Add(new HealthCheckRegistration("database", provider => provider.GetRequiredService<MigrationState<TContext>>(),
                HealthStatus.Unhealthy, [Health.ReadinessTag], TimeSpan.FromSeconds(3)))
            .Add(new HealthCheckRegistration("clock", provider => provider.GetRequiredService<ClockCalibration>(),
                HealthStatus.Unhealthy, [Health.ReadinessTag], TimeSpan.FromSeconds(3)));

        builder.Services.AddSingleton<IVerb, MigrateVerb<TContext>>();
        return builder;
    }

    private static NpgsqlDataSource Build(IConfiguration configuration, string connectionName)
    {
        var text = configuration.GetConnectionString(connectionName)
            ?? throw new InvalidOperationException($"ConnectionStrings__{connectionName} is not set; the AppHost gives it to each service.");
        var settings = new NpgsqlConnectionStringBuilder(text);
        // Asked of the bare string: Npgsql's own builder says yes to every keyword that it knows, set or not.
        var given = new DbConnectionStringBuilder { ConnectionString = text }.Keys.Cast<string>()
            .Select(key => key.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()).ToHashSet();
        if (!given.Contains("MAXIMUMPOOLSIZE") && !given.Contains("MAXPOOLSIZE")) settings.MaxPoolSize = MostConnections;
        if (!given.Contains("TIMEOUT")) settings.Timeout = 5;
        if (!given.Contains("COMMANDTIMEOUT")) settings.CommandTimeout = 15;
        if (!given.Contains("APPLICATIONNAME")) settings.ApplicationName = connectionName;
        // A connection that was black-holed inside a transaction must not hold its locks for ever.
        if (!given.Contains("OPTIONS")) settings.Options = "-c idle_in_transaction_session_timeout=30000";
        if (!given.Contains("TCPKEEPALIVE")) settings.TcpKeepAlive = true;
        return new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = connectionName }.Build();
    }
}
