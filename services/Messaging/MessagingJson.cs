using System.Text.Json;
using System.Text.Json.Serialization;

namespace PartyPlatform.Messaging;

/// <summary>How events are written. Unlike requests, unknown members are accepted: a newer producer may add some.</summary>
public static class MessagingJson
{
    /// <summary>camelCase, enums as strings, unknown members skipped.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };
}
