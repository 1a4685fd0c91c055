using System.Globalization;
using PartyPlatform.AppHost.Local.Running;

namespace PartyPlatform.AppHost.Local;

/// <summary>Says whether the platform of this checkout runs.</summary>
internal static class StatusVerb
{
    private const int NotRunning = 3;

    public static int Show(DataFolder folder)
    {
        if (CheckoutLock.Holder(folder.LockFile) is not { } holder)
        {
            Console.WriteLine("未运行 / not running");
            return NotRunning;
        }

        if (RunFile.Read(folder.RunFile) is not { } file)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"正在启动 / starting (pid {holder.Pid})"));
            return 0;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"运行中 / running (pid {holder.Pid})"));
        Console.WriteLine($"  {file.Gateway}");
        Console.WriteLine($"  {file.Status}");
        return 0;
    }
}
