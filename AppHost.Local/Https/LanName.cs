using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace PartyPlatform.AppHost.Local.Https;

/// <summary>Under which name a phone in the room finds this machine, and where to listen for it besides loopback.</summary>
/// <param name="Host">A name, an IPv4 address, or <c>localhost</c>.</param>
/// <param name="Addresses">Addresses of this machine's network cards.</param>
internal sealed partial record LanName(string Host, IReadOnlyList<IPAddress> Addresses)
{
    private static readonly LanName Loopback = new("localhost", []);

    /// <summary>What <c>./run --https</c> was given; nothing means the first address of this machine.</summary>
    /// <exception cref="StartupFailure">It is neither a name nor an address of this machine.</exception>
    public static LanName Of(string wanted) => Of(wanted, OwnAddresses());

    internal static LanName Of(string wanted, IReadOnlyList<IPAddress> own)
    {
        var host = wanted.ToLowerInvariant();
        if (host.Length == 0)
            return own is [var first, ..] ? new LanName(first.ToString(), [first]) : Loopback;
        if (IsAddress(host, out var address))
        {
            return IPAddress.IsLoopback(address) ? Loopback
                : own.Contains(address) ? new LanName(host, [address])
                : throw NotOurs(host, own);
        }

        if (!Name().IsMatch(host))
            throw NoName(wanted);

        // A name may lead to any of them; which one, the room's name server knows and this machine need not.
        return host == Loopback.Host ? Loopback : new LanName(host, own);
    }

    // The parser also takes "1" and "0x7f.1", which browsers and certificates spell otherwise.
    private static bool IsAddress(string text, out IPAddress address) =>
        IPAddress.TryParse(text, out address!) && address.AddressFamily is AddressFamily.InterNetwork && address.ToString() == text;

    private static List<IPAddress> OwnAddresses() =>
        [.. NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => card.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown)
            .Select(card => card.GetIPProperties())
            // A card that leads somewhere comes before the bridges of containers and virtual machines.
            .OrderByDescending(card => card.GatewayAddresses.Any(gateway => gateway.Address.AddressFamily is AddressFamily.InterNetwork))
            .SelectMany(card => card.UnicastAddresses).Select(entry => entry.Address)
            .Where(address => address.AddressFamily is AddressFamily.InterNetwork && !IPAddress.IsLoopback(address) && !IsLinkLocal(address))];

    // What a card takes when nobody gave it an address.
    private static bool IsLinkLocal(IPAddress address) => address.GetAddressBytes() is [169, 254, ..];

    // Its last part must not look like a number: browsers would read such a name as an address.
    [GeneratedRegex("^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*(?!0x)(?=[0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\z")]
    private static partial Regex Name();

    private static StartupFailure NoName(string wanted) => new(
        "https",
        $"--https 后面应是主机名或本机的 IPv4 地址，例如 192.0.2.10 或 party.local；不能是“{wanted}”。",
        $"--https takes a host name or an IPv4 address of this machine, such as 192.0.2.10 or party.local; not '{wanted}'.");

    private static StartupFailure NotOurs(string host, IReadOnlyList<IPAddress> own) => new(
        "https",
        $"{host} 不是这台机器的地址。本机地址：{(own.Count == 0 ? "无" : string.Join("、", own))}。",
        $"{host} is not an address of this machine, which has {(own.Count == 0 ? "none" : string.Join(", ", own))}.");
}
