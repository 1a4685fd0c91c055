using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PartyPlatform.Benchmarks;

/// <summary>Row 4: a small authorised GET through the gateway, against nginx in front of the same service.</summary>
internal static partial class GetRow
{
    private const int Connections = 64;
    private const int Seconds = 6;
    private const string Path = "/api/learning/points/rules";

    public static async Task RunAsync(LearningBench bench, int rounds)
    {
        await using var nginx = await Nginx.StartAsync(bench.Learning.Address);
        await Rounds.CompareAsync($"Row 4: GET {Path}, {Connections} connections", rounds,
            new Contender("nginx in front", () => LoadAsync(bench, nginx.Address, nginx.CpuSeconds)),
            new Contender("gateway in front", () => LoadAsync(bench, bench.Gateway.Address, () => Cpu.Of(bench.Gateway.Pid))),
            new Contender("the service alone", () => LoadAsync(bench, bench.Learning.Address, () => 0)));
    }

    private static async Task<Sample> LoadAsync(LearningBench bench, Uri address, Func<double> doorCpu)
    {
        double Used() => bench.CpuSeconds(bench.Learning) + doorCpu();
        var before = Used();
        var start = new ProcessStartInfo("wrk",
            ["-t1", $"-c{Connections}", $"-d{Seconds}s", "--latency", "-H", $"Authorization: Bearer {bench.SomeToken}", new Uri(address, Path).ToString()])
        { RedirectStandardOutput = true };
        using var wrk = Process.Start(start)!;
        var said = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var used = Used() - before;
        // wrk counts what it does not like; what it counted must all be answers.
        if (wrk.ExitCode != 0 || said.Contains("Non-2xx", StringComparison.Ordinal) || said.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException(said);
        var requests = double.Parse(Requests().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
        return new Sample(requests / Seconds, used * 1_000 / requests, Milliseconds(said, "50%"), Milliseconds(said, "99%"));
    }

    private static double Milliseconds(string said, string percentile)
    {
        var match = Regex.Match(said, Regex.Escape(percentile) + @"\s+([\d.]+)(us|ms|s)", RegexOptions.None, TimeSpan.FromSeconds(1));
        var value = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch { "us" => value / 1_000, "s" => value * 1_000, _ => value };
    }

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();
}
