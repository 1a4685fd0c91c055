using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PartyPlatform.Live.Fanout;

/// <summary>Events as they go over the wire.</summary>
internal static class Frames
{
    public const string MediaType = "text/event-stream";

    /// <summary>Sent at once: a proxy sends no headers before the first byte, and the browser's onopen would wait for it.</summary>
    public static readonly byte[] Opening = ": ok\n\n"u8.ToArray();

    public static readonly byte[] Heartbeat = ": \n\n"u8.ToArray();

    /// <summary>The type of the event that says which earlier one was changed in the log; viewers need not listen to it.</summary>
    public const string ForgottenType = "live.forgotten";

    private static readonly byte[] Forgotten = Encoding.ASCII.GetBytes($"event: {ForgottenType}\ndata: ");

    /// <summary>The position of the event that this one takes back, if it is of that kind.</summary>
    public static long? Forgets(ReadOnlySpan<byte> frame)
    {
        var rest = frame[(frame.IndexOf((byte)'\n') + 1)..];
        return rest.StartsWith(Forgotten) ? JsonSerializer.Deserialize<ForgottenEvent>(rest[Forgotten.Length..^2], JsonSerializerOptions.Web)?.Position : null;
    }

    public static byte[] Of(long position, string type, string data) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {position}\nevent: {type}\ndata: {data}\n\n"));
}

/// <summary>What the event of that type carries.</summary>
internal sealed record ForgottenEvent(long Position);
