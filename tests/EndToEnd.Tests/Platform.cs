using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartyPlatform.EndToEnd.Tests;

/// <summary>The platform that <c>./run</c> started, as its <c>run.json</c> describes it. <c>PARTY_RUN_JSON</c> names the file.</summary>
public sealed class Platform
{
    private readonly string? _file = Environment.GetEnvironmentVariable("PARTY_RUN_JSON");

    /// <summary>Skips the test where no platform was started for it.</summary>
    public void Require() =>
        Assert.SkipUnless(_file is not null && File.Exists(_file), "PARTY_RUN_JSON names no running platform; ./test starts one.");

    /// <summary>Skips the test unless everything is run: what must pass is to take no more than 20 minutes.</summary>
    public static void RequireFull() =>
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PARTY_TEST_FULL") == "1", "Only ./test full does this.");

    /// <summary>The folder that stands for its checkout (<c>PARTY_HOME</c>).</summary>
    public string Home => Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(_file!))!)!;

    /// <summary>What it said while it started in the background.</summary>
    public string ConsoleLog => Path.Combine(Home, ".local", "console.log");

    /// <summary>The public address.</summary>
    public Uri Gateway => new(Description["gateway"]!.GetValue<string>());

    /// <summary>The password of a demo account.</summary>
    public string PasswordOf(string userName) => Description["accounts"]!.AsArray()
        .Single(account => account!["userName"]!.GetValue<string>() == userName)!["password"]!.GetValue<string>();

    /// <summary>The processes of a part, e.g. <c>learning</c> or <c>rabbitmq</c>.</summary>
    public IReadOnlyList<int> ProcessesOf(string part) => Description["pids"]!.AsObject()
        .Where(entry => entry.Key == part || entry.Key.StartsWith(part + "-", StringComparison.Ordinal) && int.TryParse(entry.Key[(part.Length + 1)..], out _))
        .Select(entry => entry.Value!.GetValue<int>())
        .ToList();

    /// <summary>Kills a part as a power cut of that process would: no warning, no clean-up.</summary>
    public Killed Kill(string part)
    {
        var processes = ProcessesOf(part);
        Assert.NotEmpty(processes);
        foreach (var pid in processes)
            using (var process = Process.GetProcessById(pid))
                process.Kill();
        return new Killed(part, processes);
    }

    /// <summary>
    /// Waits until others are in the place of the processes that were killed, and after that every resource reports healthy: the
    /// moment before a death is noticed is no recovery.
    /// </summary>
    /// <param name="within">The time that may pass from this call on.</param>
    /// <param name="killed">What <see cref="Kill"/> returned.</param>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> HealthyAgainAsync(TimeSpan within, params Killed[] killed)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var status = new Uri(new Uri(Description["status"]!.GetValue<string>()), "status.json");
        var watch = Stopwatch.StartNew();
        var last = "no answer yet";
        while (watch.Elapsed < within)
        {
            try
            {
                // In this order: the other way round, what was asked before the death would be taken for what is after it.
                var missing = killed.Where(gone => ProcessesOf(gone.Part).Except(gone.Processes).Count() != gone.Processes.Count).ToList();
                var resources = JsonNode.Parse(await client.GetStringAsync(status))!["resources"]!.AsArray();
                var ill = resources.Where(resource => !IsWell(resource!)).Select(resource => resource!.ToJsonString()).ToList();
                if (missing.Count > 0)
                {
                    last = $"{string.Join(", ", missing.Select(gone => gone.Part))} not replaced";
                }
                else if (ill.Count == 0)
                {
                    using var ready = await client.GetAsync(new Uri(Gateway, "health/ready"));
                    if (ready.StatusCode == HttpStatusCode.OK)
                        return watch.Elapsed;
                    last = $"gateway answers {ready.StatusCode}";
                }
                else
                {
                    last = string.Join('\n', ill);
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or JsonException)
            {
                last = exception.Message;
            }

            await Task.Delay(300);
        }

        Assert.Fail($"Not healthy within {within.TotalSeconds:F0} s: {last}");
        return watch.Elapsed;
    }

    private static bool IsWell(JsonNode resource) =>
        resource["state"]!.GetValue<string>() is "Healthy" or "Finished" or "Running" or "Completed";

    private JsonNode Description => JsonNode.Parse(File.ReadAllText(_file!))!;
}

/// <summary>What was killed.</summary>
/// <param name="Part">Its name, e.g. <c>learning</c>.</param>
/// <param name="Processes">Its processes, which are gone.</param>
public sealed record Killed(string Part, IReadOnlyList<int> Processes);
