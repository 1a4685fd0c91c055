using System.Text.Json;
using PartyPlatform.AppHost.Local.Processes;
using PartyPlatform.AppHost.Local.Running;

namespace PartyPlatform.AppHost.Local.Servers;

/// <summary>
/// <c>servers --out FILE</c>: only the servers, with data of their own that goes when they go; for tests. With
/// <c>--kept true</c> it is the checkout's own data, as the next <c>./run</c> finds it; to measure their start alone. Runs
/// until its standard input ends or it is signalled, so that servers never outlive the test run.
/// </summary>
internal static class ServersVerb
{
    public static async Task<int> RunAsync(DistributedApplicationBuilder application, CancellationToken interrupted)
    {
        var file = application.Configuration["out"]
            ?? throw new StartupFailure("servers", "缺少参数 --out FILE。", "The option --out FILE is missing.");
        using var folder = application.Configuration["kept"] == "true" ? null : await TemporaryFolder.MakeAsync();
        if (folder is not null)
            application.MoveData(folder.Path);

        await using var platform = new Platform(application);
        platform.Changed += new Progress().Show;
        await platform.StartAsync(servicesToo: false, interrupted);
        await platform.WaitUntilReadyAsync(interrupted);

        var run = RunFile.Of(application, platform, status: null);
        Files.WritePrivately(file, JsonSerializer.Serialize(
            new { run.Postgres, run.Rabbitmq, run.RabbitmqManagement, run.Redis, run.Pids }, Json.Options));
        try
        {
            await EndOfInputAsync(interrupted);
        }
        catch (OperationCanceledException)
        {
            // A signal ends it as the end of the input does.
        }

        File.Delete(file);
        return 0;
    }

    private static Task EndOfInputAsync(CancellationToken cancellationToken)
    {
        // On a thread of its own: reading the console cannot be cancelled.
        var end = new TaskCompletionSource();
        var reader = new Thread(() =>
        {
            while (Console.In.Read() >= 0)
            {
            }

            end.TrySetResult();
        })
        { IsBackground = true };
        reader.Start();
        return end.Task.WaitAsync(cancellationToken);
    }
}
