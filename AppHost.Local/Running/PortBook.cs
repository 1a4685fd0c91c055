using System.Globalization;
using System.Net;
using System.Text.Json;
using PartyPlatform.AppHost.Local.Processes;

namespace PartyPlatform.AppHost.Local.Running;

/// <summary>Which port each endpoint has; kept from start to start as long as nobody else has taken it.</summary>
internal sealed class PortBook : IDisposable
{
    private const string PublicName = "public";
    private const int LastPort = 65_535;

    private readonly string path;
    private readonly SortedDictionary<string, int> kept;
    private readonly List<int> given = [];

    public PortBook(string path)
    {
        this.path = path;
        kept = File.Exists(path) ? JsonSerializer.Deserialize<SortedDictionary<string, int>>(File.ReadAllText(path), Json.Options) ?? [] : [];
    }

    public int Give(string name, int? wanted = null)
    {
        var port = Ports.Free(wanted ?? (kept.TryGetValue(name, out var before) ? before : null));
        if (wanted is { } asked && port != asked)
        {
            Ports.GiveBack(port);
            throw Taken(name, asked);
        }

        return Keep(name, port);
    }

    /// <summary>
    /// The public port is part of addresses and tokens that people have: once chosen it is kept. Only a first start
    /// that asks for no port of its own takes another one when the usual one is taken.
    /// </summary>
    /// <param name="asked">The port that was asked for.</param>
    /// <param name="usual">The one to begin with.</param>
    /// <param name="addresses">Where it must be free besides loopback.</param>
    /// <returns>The port, and whether it had to be another one than the usual one.</returns>
    public (int Port, bool Evaded) GivePublic(int? asked, int usual, IReadOnlyList<IPAddress> addresses)
    {
        if ((asked ?? (kept.TryGetValue(PublicName, out var before) ? before : null)) is { } wanted)
        {
            if (wanted is < 1 or > LastPort)
                throw NoPort(wanted);
            if (!Ports.Take(wanted, addresses))
                throw Taken("gateway", wanted);
            return (Keep(PublicName, wanted), false);
        }

        var evaded = !Ports.Take(usual, addresses);
        return (Keep(PublicName, evaded ? Ports.Free() : usual), evaded);
    }

    public void Save() => Files.WritePrivately(path, JsonSerializer.Serialize(kept, Json.Options));

    public void Dispose() => given.ForEach(Ports.GiveBack);

    private int Keep(string name, int port)
    {
        given.Add(port);
        kept[name] = port;
        return port;
    }

    private static StartupFailure NoPort(int port) => new(
        "gateway",
        string.Create(CultureInfo.InvariantCulture, $"{port} 不是端口号，端口在 1 到 {LastPort} 之间。"),
        string.Create(CultureInfo.InvariantCulture, $"{port} is no port; ports are between 1 and {LastPort}."));

    private static StartupFailure Taken(string part, int port)
    {
        var holder = Ports.Holder(port);
        return new StartupFailure(
            part,
            string.Create(CultureInfo.InvariantCulture, $"端口 {port} 已被占用（{holder}）。请停掉它，或用 ./run --port N 换一个端口。"),
            string.Create(CultureInfo.InvariantCulture, $"Port {port} is taken ({holder}). Stop that program, or choose another port with ./run --port N."));
    }
}
