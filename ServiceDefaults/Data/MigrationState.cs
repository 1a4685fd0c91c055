using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace PartyPlatform.ServiceDefaults.Data;

/// <summary>Ready when the database answers and has every migration this version knows; a newer one may be there already.</summary>
internal sealed class MigrationState<TContext>(IServiceScopeFactory scopes, NpgsqlDataSource database) : IHealthCheck
    where TContext : DbContext
{
    private bool _migrated;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (!_migrated)
            {
                await using var scope = scopes.CreateAsyncScope();
                var pending = (await scope.ServiceProvider.GetRequiredService<TContext>().Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
                if (pending.Count > 0)
                    return HealthCheckResult.Unhealthy($"The migration {pending[0]} is missing.");
                _migrated = true;
            }

            await using var command = database.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", exception);
        }
    }
}

/// <summary>Rows that a service cannot do without, put there by its <c>migrate</c> verb; run at every migration, so it changes nothing the second time.</summary>
public interface IAfterMigration
{
    /// <summary>Puts them there.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}

internal sealed partial class MigrateVerb<TContext>(
    IServiceScopeFactory scopes, IEnumerable<IAfterMigration> followers, ILogger<MigrateVerb<TContext>> logger) : IVerb
    where TContext : DbContext
{
    public string Name => "migrate";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TContext>().Database.MigrateAsync(cancellationToken);
        foreach (var follower in followers)
            await follower.RunAsync(cancellationToken);
        LogMigrated(logger, typeof(TContext).Name);
        return 0;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Context} is at the newest migration")]
    private static partial void LogMigrated(ILogger logger, string context);
}
