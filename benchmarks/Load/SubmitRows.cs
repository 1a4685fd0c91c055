using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace PartyPlatform.Benchmarks;

/// <summary>Rows 2 and 3: handing in ten answers, against the same commit by bare Npgsql.</summary>
internal static class SubmitRows
{
    private const int Connections = 32;
    private const int Attempts = 1_500;

    public static async Task RunAsync(LearningBench bench, int rounds)
    {
        await bench.ExecuteAsync("""
            create table raw_attempts (like quiz_attempts including all);
            create table raw_points (like point_entries including all);
            create table raw_outbox (like outbox_messages including all);
            """);
        await Rounds.CompareAsync($"Rows 2 and 3: hand in an attempt, {Connections} connections", rounds,
            new Contender("bare Npgsql", () => RawAsync(bench, Attempts, Connections)),
            new Contender("direct", () => HttpAsync(bench, bench.Learning, Attempts, Connections)),
            new Contender("through the gateway", () => HttpAsync(bench, bench.Gateway, Attempts, Connections)));
        await Rounds.CompareAsync("Row 3: the same by connections, direct", rounds,
            new Contender("1 connection", () => HttpAsync(bench, bench.Learning, 200, 1)),
            new Contender("64 connections", () => HttpAsync(bench, bench.Learning, 2_000, 64)));
        await Rounds.CompareAsync("For comparison: bare Npgsql by connections", rounds,
            new Contender("1 connection", () => RawAsync(bench, 200, 1)),
            new Contender("64 connections", () => RawAsync(bench, 2_000, 64)));
    }

    private static async Task<Sample> HttpAsync(LearningBench bench, ServiceProcess door, int count, int connections)
    {
        var work = new ConcurrentQueue<(Guid Attempt, string Token)>((await bench.AttemptsAsync(count)).Select(row => (row.Attempt, bench.Issuer.Token(row.Member))));
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = connections };
        using var client = new HttpClient(handler) { BaseAddress = door.Address };
        ServiceProcess[] taking = door == bench.Learning ? [bench.Learning] : [bench.Learning, bench.Gateway];
        var (database, broker, services) = (bench.Servers.DatabaseCpu(), bench.Servers.BrokerCpu(), taking.Sum(service => Cpu.Of(service.Pid)));
        var sample = await MeasureAsync(count, connections, () => bench.CpuSeconds(taking), async () =>
        {
            if (!work.TryDequeue(out var next))
                return false;
            using var request = new HttpRequestMessage(HttpMethod.Post, $"api/learning/attempts/{next.Attempt}/submission");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", next.Token);
            using var answer = await client.SendAsync(request);
            if (!answer.IsSuccessStatusCode)
                throw new InvalidOperationException($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            await answer.Content.ReadAsByteArrayAsync();
            return true;
        }, bench.DrainedAsync);
        await Console.Error.WriteLineAsync($"  of it the database {(bench.Servers.DatabaseCpu() - database) * 1_000 / count:0.00} ms, broker and Redis {(bench.Servers.BrokerCpu() - broker) * 1_000 / count:0.00} ms, the services {(taking.Sum(service => Cpu.Of(service.Pid)) - services) * 1_000 / count:0.00} ms");
        return sample;
    }

    // What is committed is the same: the graded attempt with its results, an entry in the ledger of points, the event.
    private static async Task<Sample> RawAsync(LearningBench bench, int count, int connections)
    {
        var work = new ConcurrentQueue<(Guid Attempt, Guid Member)>(await bench.AttemptsAsync(count, "raw_attempts"));
        var results = JsonSerializer.Serialize(Enumerable.Range(1, 10).Select(number => new { number, correct = number % 2 == 0, points = 10 }));
        var body = JsonSerializer.Serialize(new { attemptId = Guid.Empty, quizId = Guid.Empty, memberId = Guid.Empty, branchId = Guid.Empty, score = 50, totalPoints = 100, passed = false, countsForGrade = true });
        var branch = Guid.CreateVersion7();
        using var self = Process.GetCurrentProcess();
        return await MeasureAsync(count, connections, () => bench.CpuSeconds() + Cpu.Of(self.Id), async () =>
        {
            if (!work.TryDequeue(out var next))
                return false;
            await using var connection = await bench.Database.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var batch = new NpgsqlBatch(connection, transaction)
            {
                BatchCommands =
                {
                    Command("update raw_attempts set state = 'Submitted', completed_at = now(), score = 50, results = $1 where id = $2",
                        Json(results), Value(next.Attempt)),
                    Command("""
                        insert into raw_points (id, member_id, branch_id, at, day, month, amount, worth, rule_code, rule_version, cap_group,
                            counted_before, ordinal, title, reason, source_id, occasion_id)
                        values ($1, $2, $3, now(), current_date, date_trunc('month', current_date), 3, 3, 'quiz.completed', 1, 'quiz', 0, 1,
                            '完成测试《压测》', '得分 50%', $3, $4)
                        """, Value(Guid.CreateVersion7()), Value(next.Member), Value(branch), Value(next.Attempt)),
                    Command("insert into raw_outbox (id, occurred_at, event_type, body) values ($1, now(), 'QuizCompleted', $2)",
                        Value(Guid.CreateVersion7()), Json(body)),
                },
            };
            await batch.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
            return true;
        }, () => Task.CompletedTask);
    }

    private static async Task<Sample> MeasureAsync(int count, int connections, Func<double> cpu, Func<Task<bool>> next, Func<Task> drained)
    {
        var times = new ConcurrentBag<double>();
        var (cpuBefore, started) = (cpu(), Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            for (var begun = Stopwatch.GetTimestamp(); await next(); begun = Stopwatch.GetTimestamp())
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        })));
        var elapsed = Stopwatch.GetElapsedTime(started);
        await drained();
        var used = cpu() - cpuBefore;
        if (times.Count != count)
            throw new InvalidOperationException($"{times.Count} of {count} were done.");
        double[] sorted = [.. times.Order()];
        return new Sample(count / elapsed.TotalSeconds, used * 1_000 / count, Rounds.Percentile(sorted, 0.5), Rounds.Percentile(sorted, 0.99));
    }

    private static NpgsqlBatchCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    private static NpgsqlParameter Json(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Jsonb };

    private static NpgsqlParameter Value(Guid id) => new() { Value = id };
}
