using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PartyPlatform.ServiceDefaults.Data;

/// <summary>Statements that come so often that planning them anew each time would cost more than running them.</summary>
public static class PreparedStatements
{
    private const string Tag = "prepared";

    /// <summary>How the text of such a statement begins; SQL of one's own begins with it and a line break.</summary>
    public const string Mark = $"-- {Tag}";

    /// <summary>Has the database prepare this query, once for each connection. Not for queries of many shapes: each keeps its memory.</summary>
    public static IQueryable<T> Prepared<T>(this IQueryable<T> query) => query.TagWith(Tag);
}

/// <summary>
/// Prepares what is marked, and what EF writes, before it runs. Npgsql could do so by itself (<c>Max Auto Prepare</c>), but
/// then a failure can leave a statement that is broken for whoever uses that connection next (docs/adr/0012, as of 10.0.3).
/// </summary>
internal sealed class PrepareStatements : DbCommandInterceptor
{
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await PrepareAsync(command, eventData);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await PrepareAsync(command, eventData);
        return result;
    }

    // What EF writes has few shapes: the entities, and the columns that change together. Whoever hangs up ends the statement,
    // not its preparation, which is of use to the next.
    private static Task PrepareAsync(DbCommand command, CommandEventData eventData) =>
        eventData.CommandSource is CommandSource.SaveChanges || command.CommandText.StartsWith(PreparedStatements.Mark, StringComparison.Ordinal)
            ? command.PrepareAsync(CancellationToken.None)
            : Task.CompletedTask;
}
