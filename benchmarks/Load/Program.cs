using PartyPlatform.Benchmarks;

// dotnet Load.dll --servers FILE [--rows 2,3,4,5] [--rounds 5]
var servers = Servers.Read(Option("servers") ?? throw new ArgumentException("--servers FILE is missing."));
var rows = (Option("rows") ?? "2,3,4,5").Split(',').ToHashSet();
var rounds = int.Parse(Option("rounds") ?? "5", System.Globalization.CultureInfo.InvariantCulture);

if (rows.Overlaps(["2", "3", "4"]))
{
    await using var bench = await LearningBench.StartAsync(servers);
    if (rows.Overlaps(["2", "3"]))
        await SubmitRows.RunAsync(bench, rounds);
    if (rows.Contains("4"))
        await GetRow.RunAsync(bench, rounds);
}

if (rows.Contains("5"))
    await EventRow.RunAsync(servers, rounds);
return 0;

string? Option(string name) => Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
