using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PartyPlatform.Probe;
using PartyPlatform.Testing;

namespace PartyPlatform.Reliability.Tests;

/// <summary>
/// Writes down each attempt and its answer, and compares when all is quiet: what was acknowledged is there, nothing is
/// there that nobody tried, every effect happened once.
/// </summary>
internal sealed class Ledger : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, Answer> _answers = new();
    private TestServers _servers = TestServers.Shared;

    public string Producer { get; private set; } = "";

    public string Consumer { get; private set; } = "";

    public int Acknowledged => _answers.Count(answer => answer.Value == Answer.Acknowledged);

    public int Refused => _answers.Count(answer => answer.Value == Answer.Refused);

    /// <summary>Opens the books.</summary>
    /// <param name="server">The server of the databases; null for the one that all tests share.</param>
    public static async Task<Ledger> OpenAsync(string? server = null)
    {
        var servers = server is null ? TestServers.Shared : TestServers.Shared with { Postgres = server };
        return new() { _servers = servers, Producer = await DatabaseAsync(servers), Consumer = await DatabaseAsync(servers) };
    }

    /// <summary>Tries a change and writes down what came of it.</summary>
    public async Task<Guid> TryAsync(ProbeProcess producer)
    {
        var thing = Guid.CreateVersion7();
        _answers[thing] = Answer.Unknown;
        _answers[thing] = await producer.AskAsync(thing);
        return thing;
    }

    public Task<long> EffectsAsync(Guid thing) => ScalarAsync(Consumer, $"select count(*) from effects where thing_id = '{thing}'");

    public Task<long> UnpublishedAsync() => ScalarAsync(Producer, "select count(*) from outbox_messages where published_at is null");

    /// <summary>Fails the test unless the books balance.</summary>
    /// <param name="within">The time that draining may take.</param>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> BalanceAsync(TimeSpan within)
    {
        var started = Stopwatch.GetTimestamp();
        var saved = await GuidsAsync(Producer, "select id from things");
        while (await UnpublishedAsync() > 0 || await ScalarAsync(Consumer, "select count(distinct thing_id) from effects") < saved.Count)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < within,
                $"Not drained within {within}: {await UnpublishedAsync()} unpublished, {saved.Count} saved, {await ScalarAsync(Consumer, "select count(*) from effects")} effects.");
            await Task.Delay(200);
        }

        var took = Stopwatch.GetElapsedTime(started);
        // A late duplicate would come now.
        await Task.Delay(1500);
        var effects = await GuidsAsync(Consumer, "select thing_id from effects");
        Assert.Empty(_answers.Where(answer => answer.Value == Answer.Acknowledged && !saved.Contains(answer.Key)).Select(answer => answer.Key));
        Assert.All(saved, thing => Assert.True(_answers.ContainsKey(thing), $"Nobody tried {thing}."));
        Assert.Empty(_answers.Where(answer => answer.Value == Answer.Refused && saved.Contains(answer.Key)).Select(answer => answer.Key));
        Assert.Equal(saved.Order(), effects.Order());
        Assert.Equal(0, await ScalarAsync(Consumer, "select count(*) from failed_messages"));
        return took;
    }

    public async ValueTask DisposeAsync()
    {
        await _servers.DropDatabaseAsync(Producer);
        await _servers.DropDatabaseAsync(Consumer);
    }

    private static async Task<string> DatabaseAsync(TestServers servers)
    {
        var database = await servers.CreateDatabaseAsync("probe");
        await using var db = new ProbeDb(new DbContextOptionsBuilder<ProbeDb>().UseNpgsql(database).UseSnakeCaseNamingConvention().Options);
        await db.CreateTablesAsync();
        return database;
    }

    private static async Task<long> ScalarAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<List<Guid>> GuidsAsync(string database, string sql)
    {
        var found = new List<Guid>();
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            found.Add(reader.GetGuid(0));
        return found;
    }
}
