using System.Globalization;

namespace PartyPlatform.Benchmarks;

/// <summary>What one contender reached in one round.</summary>
/// <param name="Rate">Operations a second.</param>
/// <param name="CpuMilliseconds">CPU of all servers an operation; NaN where it was not measured.</param>
/// <param name="P50">Median time of an operation, in milliseconds.</param>
/// <param name="P99">The time within which 99 of 100 operations were done, in milliseconds.</param>
internal sealed record Sample(double Rate, double CpuMilliseconds, double P50, double P99);

/// <summary>One way of doing the work.</summary>
internal sealed record Contender(string Name, Func<Task<Sample>> Run);

/// <summary>Lets the contenders take turns, throws the cold first round away and compares medians with the first of them.</summary>
internal static class Rounds
{
    public static async Task<IReadOnlyList<Sample>> CompareAsync(string title, int rounds, params Contender[] contenders)
    {
        var samples = contenders.ToDictionary(contender => contender.Name, _ => new List<Sample>());
        for (var round = 0; round <= rounds; round++)
            foreach (var contender in contenders)
            {
                var sample = await contender.Run();
                await Console.Error.WriteLineAsync($"{(round == 0 ? "cold" : $"round {round}")}, {contender.Name}: {sample}");
                if (round > 0)
                    samples[contender.Name].Add(sample);
            }

        var medians = contenders.Select(contender => Median(samples[contender.Name])).ToList();
        Print(title, rounds, contenders, medians);
        return medians;
    }

    public static double Percentile(double[] sorted, double part) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];

    private static Sample Median(List<Sample> samples) => new(
        Median(samples.Select(sample => sample.Rate)), Median(samples.Select(sample => sample.CpuMilliseconds)),
        Median(samples.Select(sample => sample.P50)), Median(samples.Select(sample => sample.P99)));

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static void Print(string title, int rounds, Contender[] contenders, List<Sample> medians)
    {
        Console.WriteLine($"\n### {title}\n\nMedian of {rounds} rounds in turns after a cold one; in brackets the ratio to *{contenders[0].Name}*.\n");
        Console.WriteLine("| | a second | server CPU, ms each | p50, ms | p99, ms |\n|---|---|---|---|---|");
        foreach (var (contender, median) in contenders.Zip(medians))
            Console.WriteLine($"| {contender.Name} | {Cell(median.Rate, medians[0].Rate)} | {Cell(median.CpuMilliseconds, medians[0].CpuMilliseconds)} | {Cell(median.P50, medians[0].P50)} | {Cell(median.P99, medians[0].P99)} |");
    }

    private static string Cell(double value, double baseline) => double.IsNaN(value) ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{value:0.##} ({value / baseline:0.00}×)");
}
