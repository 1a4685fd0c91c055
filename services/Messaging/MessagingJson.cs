using System.Text.Json;
using System.Text.Json.Serialization;

namespace PartyPlatform.Messaging;

/// <summary>How events are written. Unlike requests, unknown members are accepted: a newer producer may add some.</summary>
public static class MessagingJson
{
    /// <summary>camelCase, enums as strings, unknown members skipped.</summary>
    public static JsonSerializerOptions Options { get; } = Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    internal static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = true;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip;
        options.Converters.Add(new JsonStringEnumConverter());
        return options;
    }
}
