using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace PartyPlatform.Media;

/// <summary>
/// Removes pictures that were uploaded and never used, and files that no row knows because a process died between the two.
/// Each step is right however often and in however many replicas it runs.
/// </summary>
internal sealed partial class RemoveUnattachedPictures<TDb>(
    IServiceScopeFactory scopes, PictureFiles files, TimeProvider clock, ILogger<RemoveUnattachedPictures<TDb>> logger) : BackgroundService
    where TDb : DbContext
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await PictureRemoval.RunAsync(scope.ServiceProvider.GetRequiredService<TDb>(), files, clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException or IOException)
            {
                LogLater(logger, exception);
            }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Pictures that nobody used could not be removed; it is tried again in an hour")]
    private static partial void LogLater(ILogger logger, Exception exception);
}

/// <summary>One round of the removal.</summary>
public static class PictureRemoval
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private const int Batch = 200;

    /// <summary>Removes what was used nowhere for a day, and files that no row knows.</summary>
    /// <param name="db">The service's database.</param>
    /// <param name="files">The service's files.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task RunAsync(DbContext db, PictureFiles files, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now - Kept;
        // The row first: once it is gone nobody can use the picture, and a file that stays behind is found below.
        while (await db.Set<Picture>().Where(picture => picture.AttachedTo == null && picture.UnattachedSince < before)
            .OrderBy(picture => picture.Id).Take(Batch).Select(picture => picture.Id).ToListAsync(cancellationToken) is { Count: > 0 } ids)
            foreach (var id in ids)
                if (await db.Set<Picture>().Where(picture => picture.Id == id && picture.AttachedTo == null && picture.UnattachedSince < before)
                    .ExecuteDeleteAsync(cancellationToken) == 1)
                    files.Delete(id);

        foreach (var ids in files.IdsOlderThan(before))
        {
            var known = await db.Set<Picture>().Where(picture => ids.Contains(picture.Id)).Select(picture => picture.Id).ToListAsync(cancellationToken);
            foreach (var id in ids.Except(known))
                files.Delete(id);
        }

        files.ForgetIncomingBefore(before);
    }
}
