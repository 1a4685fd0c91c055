using System.Runtime.InteropServices;

namespace PartyPlatform.AppHost.Local.Processes;

/// <summary>The few system calls that .NET has no name for.</summary>
internal static class Posix
{
    public const int Kill = 9;

    public static readonly bool IsRoot = geteuid() == 0;

    /// <returns>False if there is no such process (group) or it is not ours.</returns>
    public static bool Signal(int pid, int signal) => kill(pid, signal) == 0;

    public static bool SignalGroup(int processGroup, int signal) => kill(-processGroup, signal) == 0;

    /// <summary>Gives a file or folder to a user; does nothing for an ordinary user, to whom all belongs anyway.</summary>
    public static void Own(string path, SystemUser? owner)
    {
        if (owner is null || !IsRoot)
            return;
        if (lchown(path, owner.UserId, owner.GroupId) != 0)
            throw new IOException($"chown {owner.Name} {path}: error {Marshal.GetLastPInvokeError()}");
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int pid, int sig);

    [DllImport("libc", SetLastError = true)]
    private static extern int lchown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint owner, uint group);

    [DllImport("libc")]
    private static extern uint geteuid();
}

internal static class Signals
{
    public const int Interrupt = 2;
    public const int Terminate = 15;
}
