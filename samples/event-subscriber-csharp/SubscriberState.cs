using System.Text.Json;

namespace PartyPlatform.Samples.EventSubscriber;

/// <summary>
/// What must outlive a restart, in a file. In a real system it stands in the database, in the transaction of the event's
/// effect: then "handled" and "remembered" cannot come apart.
/// </summary>
internal sealed class SubscriberState
{
    /// <summary>More than a queue delivers twice; what is older is behind the last number.</summary>
    private const int Remembered = 10_000;

    private readonly string _file;
    private readonly Queue<string> _order;
    private readonly HashSet<string> _ids;

    public SubscriberState(string file)
    {
        var saved = File.Exists(file) ? JsonSerializer.Deserialize<Saved>(File.ReadAllText(file))! : new Saved(null, []);
        (_file, Last, _order, _ids) = (file, saved.Last, new Queue<string>(saved.Ids), [.. saved.Ids]);
    }

    private sealed record Saved(string? Last, IReadOnlyList<string> Ids);

    /// <summary>Up to this number everything is here; null at the very beginning.</summary>
    public string? Last { get; private set; }

    public bool HasSeen(string id) => _ids.Contains(id);

    public void Done(string id)
    {
        if (_ids.Add(id))
            _order.Enqueue(id);
        if (_order.Count > Remembered)
            _ids.Remove(_order.Dequeue());
        Save();
    }

    public void Through(string sequence)
    {
        // Padded with zeros: texts compare as the numbers do.
        if (Last is null || string.CompareOrdinal(sequence, Last) > 0)
            Last = sequence;
        Save();
    }

    // Beside and then over: a stop in between leaves the old file whole.
    private void Save()
    {
        File.WriteAllText($"{_file}.new", JsonSerializer.Serialize(new Saved(Last, [.. _order])));
        File.Move($"{_file}.new", _file, overwrite: true);
    }
}
