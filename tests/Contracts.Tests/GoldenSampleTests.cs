using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Messaging;

namespace PartyPlatform.Contracts.Tests;

/// <summary>
/// Events lie in outboxes, queues and event logs and are sent again months later: what was once written must be read for
/// ever. A golden sample is therefore added with its event and never changed or removed; an event that has got a new
/// member gets a second sample beside the first.
/// </summary>
public sealed class GoldenSampleTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "golden");

    /// <summary>Samples by path, "Membership/MemberChanged.json" or "Membership/MemberChanged.2.json".</summary>
    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)).Order()];

    /// <summary>Every event: the records that no other record is made of.</summary>
    private static IReadOnlyList<Type> Events
    {
        get
        {
            var records = typeof(MemberChanged).Assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false } && !type.IsSubclassOf(typeof(Attribute))).ToList();
            var parts = records.SelectMany(type => type.GetProperties()).SelectMany(property => PartsOf(property.PropertyType)).ToHashSet();
            return [.. records.Where(type => !parts.Contains(type))];
        }
    }

    [Fact]
    public void Every_event_has_a_golden_sample()
    {
        var sampled = Samples.Select(sample => TypeOf(sample.Data)).ToHashSet();
        Assert.Empty(Events.Where(type => !sampled.Contains(type)).Select(type => type.FullName));
    }

    [Fact]
    public void No_event_of_a_golden_sample_has_vanished_and_no_sample_of_the_list_either()
    {
        // The list is written by hand: a sample that somebody deletes together with its event is missed here.
        var listed = File.ReadAllLines(Path.Combine(Folder, "all.txt")).Where(line => line.Length > 0).ToHashSet();
        var present = Samples.Select(sample => sample.Data.Replace('\\', '/')).ToHashSet();
        Assert.Equal(listed.Order(), present.Order());
    }

    [Theory, MemberData(nameof(Samples))]
    public void A_golden_sample_is_read_in_full(string sample)
    {
        var type = TypeOf(sample);
        var written = File.ReadAllText(Path.Combine(Folder, sample));

        var message = JsonSerializer.Deserialize(written, type, MessagingJson.Options)!;

        // What is written again holds everything that the sample said, with the same values.
        var again = JsonSerializer.SerializeToNode(message, type, MessagingJson.Options);
        Assert.Empty(Lost(JsonNode.Parse(written), again, ""));
    }

    [Theory, MemberData(nameof(Samples))]
    public void Members_of_a_newer_version_are_skipped(string sample)
    {
        var type = TypeOf(sample);
        var newer = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, sample)))!.AsObject();
        newer["addedLater"] = new JsonObject { ["deep"] = new JsonArray(1, 2, 3) };

        Assert.Equal(
            JsonSerializer.Serialize(JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(Folder, sample)), type, MessagingJson.Options), type, MessagingJson.Options),
            JsonSerializer.Serialize(newer.Deserialize(type, MessagingJson.Options), type, MessagingJson.Options));
    }

    [Fact]
    public void An_enum_value_that_this_version_does_not_know_is_refused_instead_of_taken_for_another()
    {
        // Refused, it waits among the failed messages until the consumer knows it and staff send it again. Read as the
        // first value, a role nobody was given would hold. So consumers learn a value before producers write it.
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<RoleGrant>("""{"role":"Archivist","orgUnitId":null}""", MessagingJson.Options));
    }

    [Fact]
    public void The_comparison_notices_what_gets_lost()
    {
        Assert.Equal([".a"], Lost(JsonNode.Parse("""{"a":1}"""), JsonNode.Parse("""{"a":2}"""), ""));
        Assert.Equal([".b"], Lost(JsonNode.Parse("""{"a":1,"b":2}"""), JsonNode.Parse("""{"a":1}"""), ""));
        Assert.Equal([".c[0].d"], Lost(JsonNode.Parse("""{"c":[{"d":1}]}"""), JsonNode.Parse("""{"c":[{}]}"""), ""));
        Assert.Empty(Lost(JsonNode.Parse("""{"at":"2026-11-23T08:05:57.12Z"}"""), JsonNode.Parse("""{"at":"2026-11-23T08:05:57.12+00:00"}"""), ""));
    }

    private static Type TypeOf(string sample)
    {
        var area = Path.GetDirectoryName(sample)!;
        var name = Path.GetFileName(sample).Split('.')[0];
        return Events.SingleOrDefault(type => type.FullName == $"PartyPlatform.Contracts.{area}.{name}")
            ?? throw new InvalidOperationException($"{area}.{name} has a golden sample and is no event any more; it must be readable for ever.");
    }

    private static IEnumerable<string> Lost(JsonNode? expected, JsonNode? actual, string path) => (expected, actual) switch
    {
        (JsonObject left, JsonObject right) => left.SelectMany(member => Lost(member.Value, right[member.Key], $"{path}.{member.Key}")),
        (JsonArray left, JsonArray right) when left.Count == right.Count => left.SelectMany((item, index) => Lost(item, right[index], $"{path}[{index}]")),
        (null, null) => [],
        (JsonValue left, JsonValue right) when JsonNode.DeepEquals(left, right) || SameInstant(left, right) => [],
        _ => [path],
    };

    private static bool SameInstant(JsonValue left, JsonValue right) =>
        left.TryGetValue<DateTimeOffset>(out var one) && right.TryGetValue<DateTimeOffset>(out var other) && one == other;

    private static IEnumerable<Type> PartsOf(Type type) =>
        type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments() : [Nullable.GetUnderlyingType(type) ?? type];
}
