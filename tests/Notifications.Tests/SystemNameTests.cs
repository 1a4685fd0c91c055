using System.Text.Json.Nodes;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Notifications.Subscribers;
using PartyPlatform.Testing;

namespace PartyPlatform.Notifications.Tests;

/// <summary>The name of another system, which Membership's event brings, is shown as the text it is.</summary>
public sealed class SystemNameTests(NotificationsHost host)
{
    [Fact]
    public async Task Scripts_in_the_names_of_systems_stay_text()
    {
        // What a database cannot keep never becomes a name.
        var names = SharedStrings.Read().Select(text => SharedStrings.Cut(text, 60)).Where(text => !text.Contains('\0', StringComparison.Ordinal)).ToList();
        await host.InScopeAsync(async db =>
        {
            foreach (var (name, index) in names.Select((name, index) => (name, index)))
                await RecordSystem.ApplyAsync(db, new ConnectedSystemChanged($"naughty-{index:D4}", 1, name, ["events:learning"], IsDisabled: false), CancellationToken.None);
        });

        var answer = await host.As(People.Administrator).GetAsync(new Uri("/api/notifications/subscribers/systems", UriKind.Relative));

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(names, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["items"]!.AsArray()
            .Where(system => system!["clientId"]!.GetValue<string>().StartsWith("naughty-", StringComparison.Ordinal)).Select(system => system!["name"]!.GetValue<string>()));
    }
}
