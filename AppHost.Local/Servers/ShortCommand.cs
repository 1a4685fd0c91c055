using PartyPlatform.AppHost.Local.Processes;

namespace PartyPlatform.AppHost.Local.Servers;

/// <summary>Runs a helper program to its end.</summary>
internal static class ShortCommand
{
    public static async Task RunAsync(string part, ProcessSpec spec, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{part}-{Guid.CreateVersion7()}.log");
        var ledger = new ProcessLedger(path + ".processes");
        using var log = new LogFile(path);
        try
        {
            using var child = ChildProcess.Start(part, spec, ledger, log);
            int exitCode;
            try
            {
                exitCode = await child.WaitForExitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                await child.StopAsync(Posix.Kill, TimeSpan.FromSeconds(5));
                throw;
            }

            if (exitCode != 0)
            {
                var program = Path.GetFileName(spec.File);
                throw new StartupFailure(part, $"{program} 失败（退出码 {exitCode}）：\n{log.Tail(12)}", $"{program} failed with exit code {exitCode}; its output is above.");
            }
        }
        finally
        {
            File.Delete(path);
            File.Delete(path + ".processes");
        }
    }
}
