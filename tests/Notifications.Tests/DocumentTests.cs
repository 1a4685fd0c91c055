using System.Text.Json.Nodes;
using PartyPlatform.Notifications.Events;

namespace PartyPlatform.Notifications.Tests;

public sealed class DocumentTests(NotificationsHost host)
{
    [Fact]
    public async Task Every_type_has_its_schema_and_its_channel()
    {
        var document = await GetAsync("/asyncapi.json");

        Assert.Equal("3.0.0", (string?)document["asyncapi"]);
        Assert.Equal(EventTypes.All.Select(type => type.RoutingKey).Order(), document["channels"]!.AsObject().Select(channel => (string)channel.Value!["address"]!).Order());
        foreach (var type in EventTypes.All)
        {
            var schema = await GetAsync($"/schemas/{type.Name}.json");
            Assert.Equal($"{NotificationsHost.PublicAddress}/schemas/{type.Name}.json", (string?)schema["$id"]);
            Assert.Equal("object", (string?)schema["type"]);
            Assert.All(schema["properties"]!.AsObject(), property => Assert.NotNull((string?)property.Value!["description"]));
            Assert.Equal($"#/components/schemas/{type.RoutingKey}", (string?)document["components"]!["messages"]![type.RoutingKey]!["payload"]!["properties"]!["data"]!["$ref"]);
        }

        await host.Anonymous().GetAsync(new Uri("/schemas/party.learning.quiz.completed.v2.json", UriKind.Relative)).RefusedAsync(404, "resource.notFound");
    }

    [Fact]
    public async Task Every_reference_inside_the_document_leads_somewhere()
    {
        var document = await GetAsync("/asyncapi.json");

        var references = References(document).ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.NotNull(Resolve(document, reference)));
    }

    [Fact]
    public async Task A_member_of_the_data_is_required_unless_it_may_be_left_out()
    {
        var schema = await GetAsync("/schemas/party.learning.quiz.completed.v1.json");

        Assert.Equal(["quizId", "branchId"], schema["required"]!.AsArray().Select(name => (string)name!));
        Assert.Equal("boolean", (string?)schema["properties"]!["passed"]!["type"]);
        Assert.Equal("uuid", (string?)schema["properties"]!["quizId"]!["format"]);
    }

    [Fact]
    public async Task A_time_is_a_date_time_in_the_schema_and_in_utc_in_the_data()
    {
        var schema = await GetAsync("/schemas/party.learning.quiz.published.v1.json");
        Assert.Equal(["quizId", "opensAt"], schema["required"]!.AsArray().Select(name => (string)name!));
        Assert.All(["opensAt", "closesAt"], name => Assert.Equal(("string", "date-time"),
            ((string)schema["properties"]![name]!["type"]!, (string)schema["properties"]![name]!["format"]!)));

        var json = System.Text.Json.JsonSerializer.Serialize(
            new QuizPublishedData(Guid.Empty, Told.At.ToOffset(TimeSpan.FromHours(8)), null, null), PublicJson.Options);
        Assert.Equal("""{"quizId":"00000000-0000-0000-0000-000000000000","opensAt":"2026-11-23T08:05:57.120Z"}""", json);
    }

    [Theory]
    [InlineData("learning.quiz.*.v1", "learning.quiz.completed.v1", true)]
    [InlineData("learning.#", "learning.quiz.completed.v1", true)]
    [InlineData("#", "learning", true)]
    [InlineData("learning.#.v1", "learning.quiz.completed.v1", true)]
    [InlineData("learning.#", "learning", true)]
    [InlineData("learning.*", "learning.quiz.completed.v1", false)]
    [InlineData("learning.quiz.completed", "learning.quiz.completed.v1", false)]
    [InlineData("#.v2", "learning.quiz.completed.v1", false)]
    public void Patterns_match_as_the_broker_matches_them(string pattern, string routingKey, bool matches) =>
        Assert.Equal(matches, RoutingPattern.Matches(pattern, routingKey));

    private Task<JsonNode> GetAsync(string path) => host.Anonymous().GetAsync(new Uri(path, UriKind.Relative)).JsonAsync();

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject all => all.SelectMany(member => member is { Key: "$ref", Value: { } path } ? [(string)path!] : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };

    private static JsonNode? Resolve(JsonNode document, string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode?)document, (node, part) => node?[part]);
}
