using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Live.Fanout;
using PartyPlatform.ServiceDefaults;

namespace PartyPlatform.Live;

/// <summary>The log that live streams show. What is in it has happened; its positions are 1, 2, 3 … without gaps.</summary>
public static partial class LiveLog
{
    /// <summary>The most characters that one event's data may have.</summary>
    public const int MaxDataLength = 64 * 1024;

    // Chinese as it is: half the bytes of escapes. Streams are never read as HTML.
    private static readonly JsonSerializerOptions Json = Options();

    // Which channels a context has added to since it last committed.
    private static readonly ConditionalWeakTable<DbContext, HashSet<string>> Appending = [];

    /// <summary>
    /// Adds an event in the caller's transaction, so that it is there exactly if the change is. The channel's row stays
    /// locked until the commit: positions become visible in their order, and a reader who has seen 7 has missed none before it.
    /// </summary>
    /// <param name="db">The context whose transaction saves the change.</param>
    /// <param name="channel">Such as <c>oversight:review:0198…</c>: lower-case letters, digits, <c>: - . _</c>.</param>
    /// <param name="type">Such as <c>entry.posted</c>; the name under which browsers listen.</param>
    /// <param name="data">What viewers get as JSON. No more than every viewer of the channel may see.</param>
    /// <param name="now">When it happened.</param>
    /// <param name="cancellationToken">Ends the wait for the channel's lock.</param>
    /// <returns>The event's position in its channel.</returns>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public static async Task<long> AppendAsync(
        DbContext db, string channel, string type, object data, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (type.StartsWith("live.", StringComparison.Ordinal))
            throw new ArgumentException("Types that begin with “live.” are the log's own.", nameof(type));
        return await InsertAsync(db, channel, type, data, now, cancellationToken);
    }

    private static async Task<long> InsertAsync(
        DbContext db, string channel, string type, object data, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A live event is added in the transaction of the change that it tells of; begin one.");
        if (!IsChannel(channel))
            throw new ArgumentException($"“{channel}” is no name of a channel.", nameof(channel));
        if (type.Length > LiveMapping.MaxTypeLength || !TypeName().IsMatch(type))
            throw new ArgumentException($"“{type}” is no type of a live event.", nameof(type));
        var json = Serialize(data);

        // One way to the database: what holds the lock should hold it for as short as can be.
        var positions = await db.Database.SqlQuery<long>($"""
            with moved as (
                insert into live_channels as c (channel, last_position) values ({channel}, 1)
                on conflict (channel) do update set last_position = c.last_position + 1
                returning c.last_position)
            insert into live_events (channel, position, type, data, occurred_at)
            select {channel}, moved.last_position, {type}, {json}, {now} from moved
            returning position
            """).ToListAsync(cancellationToken);
        Appending.GetOrCreateValue(db).Add(channel);
        return positions[0];
    }

    /// <summary>
    /// Takes back what an event said, in the caller's transaction: from the commit on, whoever reads it gets
    /// <paramref name="left"/> in its place, also from the memory of services and gateways. Its position stays, so nobody
    /// misses one. Who has it on the screen is told by an event of the service's own.
    /// </summary>
    /// <returns>The position of the notice that this adds to the channel.</returns>
    /// <exception cref="InvalidOperationException">There is no such event, or no transaction.</exception>
    public static async Task<long> ForgetAsync(
        DbContext db, string channel, long position, object left, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var notice = await InsertAsync(db, channel, Frames.ForgottenType, new ForgottenEvent(position), now, cancellationToken);
        var json = Serialize(left);
        var changed = await db.Database.ExecuteSqlAsync(
            $"update live_events set data = {json} where channel = {channel} and position = {position}", cancellationToken);
        return changed == 1 ? notice : throw new InvalidOperationException($"There is no event {position} in {channel}.");
    }

    internal static bool IsChannel(string channel) => channel.Length <= LiveMapping.MaxChannelLength && ChannelName().IsMatch(channel);

    /// <summary>The channels that the transaction which has just ended added to, once.</summary>
    internal static IReadOnlyCollection<string> TakeAppended(DbContext db) =>
        Appending.TryGetValue(db, out var channels) && Appending.Remove(db) ? channels : [];

    private static string Serialize(object data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var json = JsonSerializer.Serialize(data, data.GetType(), Json);
        return json.Length <= MaxDataLength
            ? json
            : throw new ArgumentException($"A live event of {json.Length} characters is too large; send what leads to it.", nameof(data));
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ServiceDefaultsExtensions.ApplyJsonRules(options);
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return options;
    }

    // \z, not $: that would let a line break pass, which ends a field of the stream.
    [GeneratedRegex(@"\A[a-z][a-z0-9:._-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ChannelName();

    [GeneratedRegex(@"\A[a-z][a-zA-Z0-9._-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex TypeName();
}
