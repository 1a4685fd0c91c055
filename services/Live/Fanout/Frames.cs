using System.Globalization;
using System.Text;

namespace PartyPlatform.Live.Fanout;

/// <summary>Events as they go over the wire.</summary>
internal static class Frames
{
    public const string MediaType = "text/event-stream";

    /// <summary>Sent at once: a proxy sends no headers before the first byte, and the browser's onopen would wait for it.</summary>
    public static readonly byte[] Opening = ": ok\n\n"u8.ToArray();

    public static readonly byte[] Heartbeat = ": \n\n"u8.ToArray();

    public static byte[] Of(long position, string type, string data) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {position}\nevent: {type}\ndata: {data}\n\n"));
}

/// <summary>Older events in one piece.</summary>
/// <param name="Bytes">Their frames one after the other.</param>
/// <param name="Last">The position of the last; that which was asked after, if there are none.</param>
/// <param name="Count">How many they are.</param>
internal readonly record struct EventPage(ReadOnlyMemory<byte> Bytes, long Last, int Count);
