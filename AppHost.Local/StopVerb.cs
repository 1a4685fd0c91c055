using PartyPlatform.AppHost.Local.Processes;
using PartyPlatform.AppHost.Local.Running;

namespace PartyPlatform.AppHost.Local;

/// <summary>Stops the platform of this checkout, or what a killed one has left; with reset also forgets its data.</summary>
internal static class StopVerb
{
    public static async Task<int> StopAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder.Local))
        {
            Console.WriteLine("未运行 / not running");
            return 0;
        }

        if (CheckoutLock.Holder(folder.LockFile) is { } holder)
        {
            if (!holder.Signal(Signals.Terminate) && holder.IsAlive)
                throw NotMine(holder);
            Console.WriteLine($"正在停止 / stopping (pid {holder.Pid}) …");
            while (holder.IsAlive)
                await Task.Delay(100, cancellationToken);
        }

        using var held = CheckoutLock.TryTake(folder.LockFile)
            ?? throw new StartupFailure("lock", "另一个进程正在使用这个目录。", "Another process is using this checkout.");
        var left = await new ProcessLedger(folder.LedgerFile).StopLeftoversAsync(TimeSpan.FromSeconds(30), cancellationToken);
        if (left.Count > 0)
            Console.WriteLine($"已清理残留进程 / stopped leftovers: {string.Join(", ", left)}");
        File.Delete(folder.RunFile);
        File.Delete(folder.LedgerFile);
        Console.WriteLine("已停止 / stopped");
        return 0;
    }

    public static async Task<int> ResetAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        await StopAsync(folder, cancellationToken);
        DataFolder.Guarded("data folder", folder.Data, () =>
        {
            if (Directory.Exists(folder.Data))
                Directory.Delete(folder.Data, recursive: true);
        });
        Console.WriteLine($"已清除本地数据 / local data removed: {folder.Data}");
        return 0;
    }

    private static StartupFailure NotMine(ProcessIdentity holder) => new(
        "lock",
        $"平台由另一个用户启动（pid {holder.Pid}），没有权限停止它。",
        $"The platform was started by another user (pid {holder.Pid}); you may not stop it.");
}
