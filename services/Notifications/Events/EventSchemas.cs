using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using PartyPlatform.ServiceDefaults;

namespace PartyPlatform.Notifications.Events;

/// <summary>The JSON Schema of each type's data, made from the record that the data are written from.</summary>
internal static class EventSchemas
{
    private static readonly JsonSchemaExporterOptions Exporter = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = static (context, schema) =>
        {
            // Written by a converter of our own, which the exporter cannot look into.
            if (Nullable.GetUnderlyingType(context.TypeInfo.Type) == typeof(DateTimeOffset))
                schema = new JsonObject { ["type"] = new JsonArray("string", "null"), ["format"] = "date-time" };
            else if (context.TypeInfo.Type == typeof(DateTimeOffset))
                schema = new JsonObject { ["type"] = "string", ["format"] = "date-time" };
            if (context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), false) is [DescriptionAttribute { Description: var text }, ..]
                && schema is JsonObject described)
                described["description"] = text;
            return schema;
        },
    };

    public static Results<ContentHttpResult, NotFound> Handle(string file, IOptions<PartyOptions> party) =>
        file.EndsWith(".json", StringComparison.Ordinal) && EventTypes.Find(file[..^".json".Length]) is { } type
            ? TypedResults.Text(Document(type, party.Value.PublicAddress).ToJsonString(AsyncApiDocument.Readable), "application/schema+json; charset=utf-8")
            : TypedResults.NotFound();

    /// <summary>The schema as a document of its own.</summary>
    public static JsonObject Document(EventType type, string publicAddress)
    {
        var document = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = CloudEvent.SchemaOf(publicAddress, type.Name),
            ["title"] = type.Name,
            ["description"] = $"{type.Chinese} / {type.English}",
        };
        foreach (var (name, value) in Of(type.Data).ToList())
            document[name] = value?.DeepClone();
        return document;
    }

    /// <summary>The schema of a record. What can be null is left out when it is, so it is not required and never null.</summary>
    public static JsonObject Of(Type data)
    {
        var schema = (JsonObject)PublicJson.Options.GetJsonSchemaAsNode(data, Exporter);
        var required = new JsonArray();
        foreach (var (name, property) in (JsonObject)schema["properties"]!)
            if (!TakeNull((JsonObject)property!))
                required.Add(name);
        schema["type"] = "object";
        schema["required"] = required;
        return schema;
    }

    private static bool TakeNull(JsonObject property)
    {
        if (property["type"] is not JsonArray types)
            return false;
        var left = types.Select(type => type!.GetValue<string>()).Where(type => type != "null").ToList();
        property["type"] = left is [var only] ? only : new JsonArray([.. left.Select(type => JsonValue.Create(type))]);
        return left.Count < types.Count;
    }
}
