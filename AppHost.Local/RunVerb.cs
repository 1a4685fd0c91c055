using PartyPlatform.AppHost.Local.Running;
using PartyPlatform.AppHost.Local.Status;

namespace PartyPlatform.AppHost.Local;

/// <summary>The platform in the foreground: starts, prints what happens and one table at the end, stops on Ctrl-C.</summary>
internal static class RunVerb
{
    public static async Task<int> RunAsync(DistributedApplicationBuilder application, CancellationToken interrupted)
    {
        await using var platform = new Platform(application);
        var console = new Progress();
        platform.Changed += console.Show;
        platform.Noted += Console.WriteLine;

        await platform.StartAsync(servicesToo: true, interrupted);
        await using var page = await StatusPage.StartAsync(application, platform, interrupted);
        console.StatusPage(page.Address);
        await platform.WaitUntilReadyAsync(interrupted);

        var file = RunFile.Of(application, platform, page.Address);
        file.Write(platform.Folder.RunFile);
        console.Table(file, platform);

        // A restarted part has another process id; scripts that read the file should find the right one.
        platform.Changed += _ => RunFile.Of(application, platform, page.Address).Write(platform.Folder.RunFile);
        try
        {
            await Task.Delay(Timeout.Infinite, interrupted);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("正在停止 / stopping …");
        }

        platform.Quiet();
        await platform.StopAsync();
        Console.WriteLine("已停止 / stopped");
        return 0;
    }
}
