using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PartyPlatform.Notifications.Events;

/// <summary>How data of public events are written.</summary>
internal static class PublicJson
{
    /// <summary>camelCase, enums as strings, what is not there is left out.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        // The documents are made from these options too, perhaps before anything was written with them.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false), new UtcTimes() },
    };

    /// <summary>A moment in UTC, to the millisecond: the same form inside the data and around them.</summary>
    public static string TimeOf(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private sealed class UtcTimes : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(TimeOf(value));
    }
}

/// <summary>An event in the form of CloudEvents 1.0, structured JSON: the same bytes on the exchange and in the replay.</summary>
internal static class CloudEvent
{
    public const string ContentType = "application/cloudevents+json; charset=utf-8";

    /// <summary>Digits of a sequence: padded, so that texts compare as the numbers do.</summary>
    private const int SequenceDigits = 20;

    /// <summary>Larger data are refused when they are archived: with its envelope no event has more than 20 KB.</summary>
    public const int MostDataBytes = 19_000;

    public static string SequenceOf(long sequence) => sequence.ToString(CultureInfo.InvariantCulture).PadLeft(SequenceDigits, '0');

    /// <summary>Where the schema of a type's data is, on the public address.</summary>
    public static string SchemaOf(string publicAddress, string type) => $"{publicAddress.TrimEnd('/')}/schemas/{type}.json";

    public static byte[] Write(PublicEvent row, string publicAddress)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", row.Id);
            json.WriteString("source", EventType.SourceOf(row.Area));
            json.WriteString("type", row.Type);
            json.WriteString("subject", row.Subject);
            json.WriteString("time", PublicJson.TimeOf(row.Time));
            json.WriteString("datacontenttype", "application/json");
            json.WriteString("dataschema", SchemaOf(publicAddress, row.Type));
            json.WriteString("sequence", SequenceOf(row.Sequence));
            if (row.TraceParent is not null)
                json.WriteString("traceparent", row.TraceParent);
            json.WritePropertyName("data");
            json.WriteRawValue(row.Data);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
