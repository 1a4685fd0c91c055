using PartyPlatform.Benchmarks;

// dotnet Load.dll --servers FILE [--rows 2,3,4,5,6] [--rounds 5] [--viewers 2000,9000] [--ways nchan,service,gateway]
var servers = Servers.Read(Option("servers") ?? throw new ArgumentException("--servers FILE is missing."));
var rows = (Option("rows") ?? "2,3,4,5,6").Split(',').ToHashSet();
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
if (rows.Contains("6"))
    await LiveRow.RunAsync(servers, rounds, (Option("viewers") ?? "2000,9000").Split(',').Select(int.Parse), (Option("ways") ?? "nchan,service,gateway").Split(','));
return 0;

string? Option(string name) => Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
