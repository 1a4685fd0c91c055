using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace PartyPlatform.Messaging.Failures;

/// <summary>A message of the error queue, and what its headers tell about why it is there.</summary>
internal sealed record FailedDelivery(
    Guid? MessageId, string Queue, string EventType, DateTimeOffset FailedAt, int Attempts, string ExceptionType, string Reason,
    byte[] Body, string Headers, byte[] Fingerprint)
{
    /// <summary>Headers that tell of the failure; the message is sent again without them.</summary>
    public static bool IsTrace(string header) =>
        header.StartsWith("MT-Fault-", StringComparison.Ordinal) || header.StartsWith("MT-Host-", StringComparison.Ordinal)
        || header is "MT-Reason" || header.StartsWith("x-", StringComparison.Ordinal);

    /// <param name="delivery">As the broker gave it; its body is copied.</param>
    /// <param name="handlerTries">How often the handler tried a message that it then gave up.</param>
    /// <param name="now">Used where the headers name no time.</param>
    public static FailedDelivery Read(BasicDeliverEventArgs delivery, int handlerTries, DateTimeOffset now)
    {
        var headers = delivery.BasicProperties.Headers?.ToDictionary(header => header.Key, header => Text(header.Value)) ?? [];
        var death = FirstDeath(delivery.BasicProperties);
        var faulted = headers.TryGetValue("MT-Fault-ExceptionType", out var exceptionType);
        var queue = faulted ? LastSegment(headers.GetValueOrDefault("MT-Fault-InputAddress")) : death?.Queue ?? "-";
        var failedAtText = headers.GetValueOrDefault("MT-Fault-Timestamp");
        var failedAt = DateTimeOffset.TryParse(failedAtText, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : death?.At ?? now;
        var body = delivery.Body.ToArray();
        return new FailedDelivery(
            Guid.TryParse(delivery.BasicProperties.MessageId, out var id) ? id : null,
            Cut(queue, 200),
            Cut(EventTypeOf(headers), 200),
            failedAt,
            // A body that could not be read was never given to a handler.
            faulted ? exceptionType!.Contains("Serialization", StringComparison.Ordinal) ? 1 : handlerTries : (int)Math.Min(death?.Count ?? 1, int.MaxValue),
            Cut(exceptionType ?? "DeadLettered", 300),
            Cut(headers.GetValueOrDefault("MT-Fault-Message") ?? $"Dead-lettered by the broker: {death?.Reason ?? "unknown"}.", 2000),
            body,
            JsonSerializer.Serialize(headers),
            // The same failure delivered twice is one row; the same message failing again after it was sent again is another.
            SHA256.HashData([.. Encoding.UTF8.GetBytes($"{delivery.BasicProperties.MessageId}|{queue}|{failedAtText}|{death?.At:O}|{death?.Count}|"), .. body]));
    }

    private static string EventTypeOf(Dictionary<string, string?> headers) =>
        headers.GetValueOrDefault("MT-MessageType") is { Length: > 0 } urn
            ? urn.Split(';', '\n')[0].Replace("urn:message:", "", StringComparison.Ordinal).Replace(':', '.')
            : "-";

    private static (string Queue, string Reason, long Count, DateTimeOffset At)? FirstDeath(IReadOnlyBasicProperties properties)
    {
        if (properties.Headers?.TryGetValue("x-death", out var deaths) != true
            || deaths is not IList<object> { Count: > 0 } list || list[0] is not IDictionary<string, object?> death)
            return null;
        return (
            Text(death.TryGetValue("queue", out var queue) ? queue : null) ?? "-",
            Text(death.TryGetValue("reason", out var reason) ? reason : null) ?? "-",
            death.TryGetValue("count", out var count) && count is long times ? times : 1,
            death.TryGetValue("time", out var time) && time is AmqpTimestamp stamp ? DateTimeOffset.FromUnixTimeSeconds(stamp.UnixTime) : default);
    }

    private static string LastSegment(string? address)
    {
        var path = address?.Split('?')[0] ?? "-";
        return path[(path.LastIndexOf('/') + 1)..];
    }

    // PostgreSQL takes no NUL in a text, and a header may quote anything.
    private static string? Text(object? value) => value switch
    {
        null => null,
        byte[] bytes => Encoding.UTF8.GetString(bytes).Replace("\0", "", StringComparison.Ordinal),
        string text => text.Replace("\0", "", StringComparison.Ordinal),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.GetType().Name,
    };

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
