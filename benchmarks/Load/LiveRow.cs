using System.Diagnostics;
using System.Globalization;

namespace PartyPlatform.Benchmarks;

/// <summary>
/// Row 6: an entry a second to thousands of viewers, from the service itself and through the gateway, against nchan with two
/// workers. The delay begins before the entry is posted, so ours has the commit in it; nchan keeps its messages in memory.
/// </summary>
internal static class LiveRow
{
    private const int Events = 10;
    private const int EventsToWarm = 150;

    private sealed record Way(string Name, Uri Address, Func<string, string> Path, Func<string, string, Task> Post, Func<double> Cpu, Func<long> Memory);

    private sealed record Round(double P50, double P99, double CpuMicroseconds, double HeaderP50, double HeaderP99, double KilobytesEach);

    public static async Task RunAsync(Servers servers, int rounds, IEnumerable<int> audiences, IReadOnlyList<string> chosen)
    {
        foreach (var viewers in audiences)
        {
            await using var bench = await LiveBench.StartAsync(servers);
            Way[] ways =
            [
                new("nchan", bench.Nchan.Address, room => $"/sub?id={room}", bench.PostToNchanAsync, bench.Nchan.CpuSeconds, bench.Nchan.Memory),
                new("the service", bench.Service.Address, Live, bench.PostToServiceAsync,
                    () => servers.CpuSeconds() + Cpu.Of(bench.Service.Pid), () => Cpu.ProportionalMemoryOf(bench.Service.Pid)),
                new("through the gateway", bench.Gateway.Address, Live, bench.PostToServiceAsync,
                    () => servers.CpuSeconds() + Cpu.Of(bench.Service.Pid) + Cpu.Of(bench.Gateway.Pid), () => Cpu.ProportionalMemoryOf(bench.Gateway.Pid)),
            ];
            ways = [.. ways.Where(way => chosen.Contains(way.Name.Split(' ')[^1]))];
            var results = ways.ToDictionary(way => way.Name, _ => new List<Round>());
            // What is compiled and allocated once is not the connections'; nor is what the runtime compiles better once it is hot.
            for (var again = 0; again < 2; again++)
                foreach (var way in ways)
                    await RunAsync(bench, way, Math.Min(300, viewers), 0, EventsToWarm, TimeSpan.FromMilliseconds(20));
            var empty = ways.ToDictionary(way => way.Name, way => way.Memory());
            for (var round = 0; round <= rounds; round++)
                foreach (var way in ways)
                {
                    var result = await RunAsync(bench, way, viewers, empty[way.Name], Events, TimeSpan.FromSeconds(1));
                    if (round > 0)
                        results[way.Name].Add(result);
                }

            Print(viewers, rounds, [.. ways.Select(way => way.Name)], [.. ways.Select(way => Median(results[way.Name]))]);
        }
    }

    private static string Live(string room) => $"/api/oversight/rooms/{room}/live";

    private static async Task<Round> RunAsync(LiveBench bench, Way way, int viewers, long empty, int events, TimeSpan pace)
    {
        var room = $"r{Guid.CreateVersion7():N}";
        await using var audience = await Audience.SeatAsync(way.Address, way.Path(room), bench.TokenOf, viewers, events);
        // What opening cost is not what delivering costs.
        await Task.Delay(2_000);
        var before = way.Cpu();
        for (var number = 1; number <= events; number++)
        {
            var started = Stopwatch.GetTimestamp();
            await way.Post(room, $"@{number}@{started}@{new string('x', 200)}");
            await audience.HadAsync(number);
            var left = pace - Stopwatch.GetElapsedTime(started);
            if (left > TimeSpan.Zero)
                await Task.Delay(left);
        }

        var (used, delays, headers) = (way.Cpu() - before, audience.Delays, audience.HeaderTimes);
        var memory = (way.Memory() - empty) / 1024.0 / viewers;
        return new Round(Rounds.Percentile(delays, 0.5), Rounds.Percentile(delays, 0.99), used * 1_000_000 / (events * viewers),
            Rounds.Percentile(headers, 0.5), Rounds.Percentile(headers, 0.99), memory);
    }

    private static Round Median(List<Round> rounds) => new(
        Of(rounds, round => round.P50), Of(rounds, round => round.P99), Of(rounds, round => round.CpuMicroseconds),
        Of(rounds, round => round.HeaderP50), Of(rounds, round => round.HeaderP99), Of(rounds, round => round.KilobytesEach));

    private static double Of(List<Round> rounds, Func<Round, double> value) => Rounds.Median(rounds.Select(value));

    private static void Print(int viewers, int rounds, string[] names, Round[] medians)
    {
        Console.WriteLine($"\n### Row 6: an entry a second to {viewers} viewers\n\nMedian of {rounds} rounds in turns after a cold one, {Events} entries each; in brackets the ratio to *{names[0]}*. Every viewer got every entry, once and in order.\n");
        Console.WriteLine("| | p50, ms | p99, ms | server CPU, µs a delivery | kB a connection | headers p50, ms | headers p99, ms |\n|---|---|---|---|---|---|---|");
        foreach (var (name, round) in names.Zip(medians))
            Console.WriteLine($"| {name} | {Cell(round.P50, medians[0].P50)} | {Cell(round.P99, medians[0].P99)} | {Cell(round.CpuMicroseconds, medians[0].CpuMicroseconds)} | {Plain(round.KilobytesEach)} | {Plain(round.HeaderP50)} | {Plain(round.HeaderP99)} |");
    }

    private static string Cell(double value, double baseline) => string.Create(CultureInfo.InvariantCulture, $"{value:0.##} ({value / baseline:0.00}×)");

    private static string Plain(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.#}");
}
