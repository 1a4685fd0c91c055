using PartyPlatform.AppHost.Local.Running;
using PartyPlatform.AppHost.Local.Status;

namespace PartyPlatform.AppHost.Local;

/// <summary>The platform in the foreground: starts, prints what happens and one table at the end, stops on Ctrl-C.</summary>
internal static class RunVerb
{
    private static readonly Lock Writing = new();

    public static async Task<int> RunAsync(DistributedApplicationBuilder application, CancellationToken interrupted)
    {
        await using var platform = new Platform(application);
        var console = new Progress();
        platform.Changed += console.Show;
        platform.Noted += Terminal.Line;

        await platform.StartAsync(servicesToo: true, interrupted);
        await using var page = await StatusPage.StartAsync(application, platform, interrupted);
        console.StatusPage(page.Address);
        await platform.WaitUntilReadyAsync(interrupted);

        var file = RunFile.Of(application, platform, page.Address);
        file.Write(platform.Folder.RunFile);
        console.Table(file, platform);

        platform.Changed += _ => Refresh(application, platform, page.Address);
        try
        {
            await Task.Delay(Timeout.Infinite, interrupted);
        }
        catch (OperationCanceledException)
        {
            Terminal.Line("正在停止 / stopping …");
        }

        platform.Quiet();
        await platform.StopAsync();
        Terminal.Line("已停止 / stopped");
        return 0;
    }

    /// <summary>A restarted part has another process id; scripts that read the file should find the right one.</summary>
    private static void Refresh(DistributedApplicationBuilder application, Platform platform, string status)
    {
        try
        {
            lock (Writing)
                RunFile.Of(application, platform, status).Write(platform.Folder.RunFile);
        }
        catch (IOException error)
        {
            // A full disk must not end the supervision.
            Terminal.Error($"{platform.Folder.RunFile}: {error.Message}");
        }
    }
}
