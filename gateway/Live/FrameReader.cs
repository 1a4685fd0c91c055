using System.Buffers;
using System.Buffers.Text;
using PartyPlatform.Live.Fanout;

namespace PartyPlatform.Gateway.Live;

/// <summary>Cuts a service's stream into events, of which the gateway reads the position and passes the rest on unread.</summary>
internal static class FrameReader
{
    /// <summary>More than any event has: a stream that goes on for longer without an end of one is none of ours.</summary>
    private const int MostBytes = 1024 * 1024;

    /// <summary>Takes the next event, skipping comments; false if there is no whole one yet.</summary>
    /// <exception cref="InvalidDataException">This is no stream of a live channel.</exception>
    public static bool TryTake(ref ReadOnlySequence<byte> buffer, out long position, out byte[] frame)
    {
        (position, frame) = (0, []);
        var reader = new SequenceReader<byte>(buffer);
        while (reader.TryReadTo(out ReadOnlySequence<byte> _, "\n\n"u8))
        {
            var whole = buffer.Slice(0, reader.Position);
            buffer = buffer.Slice(reader.Position);
            if (whole.FirstSpan[0] == (byte)':')
                continue;
            frame = whole.ToArray();
            position = PositionOf(frame);
            return true;
        }

        if (buffer.Length > MostBytes)
            throw new InvalidDataException("An event of a live channel has no end.");
        return false;
    }

    /// <summary>A page as it came.</summary>
    public static EventPage Page(byte[] bytes, long after)
    {
        var buffer = new ReadOnlySequence<byte>(bytes);
        var ends = new List<int>();
        while (TryTake(ref buffer, out var position, out _))
        {
            if (position != after + ends.Count + 1)
                throw new InvalidDataException($"Event {position} came where {after + ends.Count + 1} is next.");
            ends.Add(bytes.Length - (int)buffer.Length);
        }

        return buffer.IsEmpty ? new EventPage(bytes, after, ends) : throw new InvalidDataException("A page of a live channel ends within an event.");
    }

    private static long PositionOf(ReadOnlySpan<byte> frame) =>
        frame.StartsWith("id: "u8) && Utf8Parser.TryParse(frame[4..], out long position, out var length) && frame[4 + length] == (byte)'\n'
            ? position
            : throw new InvalidDataException("An event of a live channel does not begin with its position.");
}
