using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PartyPlatform.AppHost.Local.Processes;

/// <summary>Free loopback ports below the range from which the kernel takes ports for outgoing connections.</summary>
internal static class Ports
{
    private const int First = 20_000;
    private const int Last = 32_000;

    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Given = [];

    /// <summary>Which socket a process was seen to hold: to look through all that it has open each time costs more than to ask it how it is.</summary>
    private static readonly ConcurrentDictionary<(int Pid, int Port), string> Held = new();

    /// <summary>The preferred port if it is free, otherwise a random free one; none is given twice by this process.</summary>
    public static int Free(int? preferred = null)
    {
        lock (Gate)
        {
            if (preferred is { } wanted && IsFree(wanted) && Given.Add(wanted))
                return wanted;
            for (var tries = 0; tries < 1_000; tries++)
            {
                var port = Random.Shared.Next(First, Last);
                if (!Given.Contains(port) && IsFree(port) && Given.Add(port))
                    return port;
            }
        }

        throw new StartupFailure("ports", $"在 {First}–{Last} 之间找不到空闲端口。", $"No free port between {First} and {Last}.");
    }

    /// <summary>This port and no other; false if it is not free.</summary>
    public static bool Take(int port, IReadOnlyList<IPAddress> addresses)
    {
        lock (Gate)
            return IsFree(port, addresses) && Given.Add(port);
    }

    public static void GiveBack(int port)
    {
        lock (Gate)
            Given.Remove(port);
    }

    /// <summary>Free on loopback and on these addresses.</summary>
    public static bool IsFree(int port, IEnumerable<IPAddress> addresses) => IsFree(port) && addresses.All(address => CanBind(address, port));

    public static bool IsFree(int port) => CanBind(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || CanBind(IPAddress.IPv6Loopback, port));

    /// <summary>Whether the process itself holds the listening socket of the port: that somebody answers there proves nothing.</summary>
    public static bool IsListening(int pid, int port)
    {
        // Until then it is asked several times a second, by each part that starts: the tables of all connections cost more.
        if (!Held.TryGetValue((pid, port), out var known) && !Accepts(IPAddress.Loopback, port) && !Accepts(IPAddress.IPv6Loopback, port))
            return false;
        var listeners = Listeners("/proc/net/tcp", port).Concat(Listeners("/proc/net/tcp6", port)).ToList();
        if (listeners.Count == 0)
            return false;
        var sockets = listeners.Select(listener => listener.Socket).ToHashSet();

        // The number of a socket is nobody else's while it listens.
        if (known is not null && sockets.Contains(known))
            return true;
        var held = Descriptors(pid);
        if (held.Find(sockets.Contains) is { } socket)
        {
            Held[(pid, port)] = socket;
            return true;
        }

        // In most containers root may not look into other users' processes; then at least the user must be the same.
        return held.Count == 0
            && ProcessIdentity.UserOf(pid) is { } user && user != ProcessIdentity.UserOf(Environment.ProcessId) && listeners.Exists(listener => listener.User == user);
    }

    /// <summary>What the process has open, as far as it may be seen.</summary>
    private static List<string> Descriptors(int pid)
    {
        try
        {
            return [.. Directory.EnumerateFiles($"/proc/{pid}/fd").Select(file => new FileInfo(file).LinkTarget).OfType<string>()];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Who listens on the port, as far as it can be seen; for messages.</summary>
    public static string Holder(int port)
    {
        var sockets = Listeners("/proc/net/tcp", port).Concat(Listeners("/proc/net/tcp6", port)).Select(listener => listener.Socket).ToHashSet();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) && Descriptors(pid).Exists(sockets.Contains))
                return $"{Path.GetFileName(ProcessIdentity.Program(pid)) ?? "?"}, pid {pid}";
        }

        return "?";
    }

    private static IEnumerable<(string Socket, string User)> Listeners(string table, int port)
    {
        const string listening = "0A";
        var suffix = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        if (!File.Exists(table))
            yield break;
        foreach (var line in File.ReadLines(table).Skip(1))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields[3] == listening && fields[1].EndsWith(suffix, StringComparison.Ordinal))
                yield return ($"socket:[{fields[9]}]", fields[7]);
        }
    }

    private static bool Accepts(IPAddress address, int port)
    {
        if (!Socket.OSSupportsIPv6 && address.AddressFamily is AddressFamily.InterNetworkV6)
            return false;
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(address, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static bool CanBind(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            return true;
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.AddressNotAvailable)
        {
            // No IPv6 on this machine's loopback: nobody can have the port there.
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
