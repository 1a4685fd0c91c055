using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using PartyPlatform.ServiceDefaults;

namespace PartyPlatform.Notifications.Events;

/// <summary>The AsyncAPI 3.0 document of the public events, made from the list of types and their records.</summary>
internal static class AsyncApiDocument
{
    public static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ContentHttpResult Handle(IOptions<PartyOptions> party, IOptions<PublicEventOptions> options, IConfiguration configuration) =>
        TypedResults.Text(Of(party.Value.PublicAddress, BrokerOf(options.Value, configuration), options.Value.VirtualHost).ToJsonString(Readable), "application/json; charset=utf-8");

    private static JsonObject Of(string publicAddress, Uri broker, string virtualHost) => new()
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = new JsonObject
        {
            ["title"] = "PartyPlatform events",
            ["version"] = "1.0.0",
            ["description"] = "Thin CloudEvents 1.0 for other internal systems: references and figures, no persons. See docs/integration.md.",
        },
        ["defaultContentType"] = CloudEvent.ContentType,
        ["servers"] = new JsonObject
        {
            ["broker"] = new JsonObject
            {
                ["host"] = $"{broker.Host}:{(broker.Port > 0 ? broker.Port : 5672)}",
                ["pathname"] = $"/{virtualHost}",
                ["protocol"] = broker.Scheme,
                ["protocolVersion"] = "0-9-1",
            },
        },
        ["channels"] = Each(type => new JsonObject
        {
            ["address"] = type.RoutingKey,
            ["title"] = $"{type.Chinese} / {type.English}",
            ["messages"] = new JsonObject { [type.RoutingKey] = Reference($"components/messages/{type.RoutingKey}") },
            ["bindings"] = new JsonObject
            {
                ["amqp"] = new JsonObject
                {
                    ["is"] = "routingKey",
                    ["exchange"] = new JsonObject { ["name"] = Broker.PublicBroker.Exchange, ["type"] = "topic", ["durable"] = true, ["autoDelete"] = false, ["vhost"] = virtualHost },
                    ["bindingVersion"] = "0.3.0",
                },
            },
        }),
        ["operations"] = Each(type => new JsonObject
        {
            ["action"] = "send",
            ["summary"] = type.English,
            ["channel"] = Reference($"channels/{type.RoutingKey}"),
            ["messages"] = new JsonArray(Reference($"channels/{type.RoutingKey}/messages/{type.RoutingKey}")),
        }),
        ["components"] = new JsonObject
        {
            ["messages"] = Each(type => new JsonObject
            {
                ["name"] = type.Name,
                ["title"] = type.Name,
                ["summary"] = $"{type.Chinese} / {type.English}",
                ["contentType"] = CloudEvent.ContentType,
                ["payload"] = Envelope(type, publicAddress),
            }),
            ["schemas"] = Each(type => EventSchemas.Of(type.Data)),
        },
    };

    private static JsonObject Envelope(EventType type, string publicAddress) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema", "sequence", "data"),
        ["properties"] = new JsonObject
        {
            ["specversion"] = new JsonObject { ["const"] = "1.0" },
            ["id"] = new JsonObject { ["type"] = "string", ["format"] = "uuid" },
            ["source"] = new JsonObject { ["const"] = type.Source },
            ["type"] = new JsonObject { ["const"] = type.Name },
            ["subject"] = new JsonObject { ["type"] = "string" },
            ["time"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" },
            ["datacontenttype"] = new JsonObject { ["const"] = "application/json" },
            ["dataschema"] = new JsonObject { ["const"] = CloudEvent.SchemaOf(publicAddress, type.Name) },
            ["sequence"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{20}$" },
            ["traceparent"] = new JsonObject { ["type"] = "string" },
            ["data"] = Reference($"components/schemas/{type.RoutingKey}"),
        },
    };

    private static JsonObject Each(Func<EventType, JsonObject> make) =>
        new(EventTypes.All.Select(type => KeyValuePair.Create<string, JsonNode?>(type.RoutingKey, make(type))));

    private static JsonObject Reference(string path) => new() { ["$ref"] = $"#/{path}" };

    private static Uri BrokerOf(PublicEventOptions options, IConfiguration configuration) =>
        new(options.BrokerAddress ?? Broker.PublicBroker.AddressOf(configuration).GetLeftPart(UriPartial.Scheme) + Broker.PublicBroker.AddressOf(configuration).Authority);
}
