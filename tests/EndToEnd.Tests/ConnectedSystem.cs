using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace PartyPlatform.EndToEnd.Tests;

/// <summary>Another system that an administrator registered, with all areas, as it reads what was told so far.</summary>
internal sealed record ConnectedSystem(Platform Platform, string ClientId, string Secret)
{
    private static readonly string[] Scopes = ["events:learning", "events:showcase", "events:oversight", "events:membership"];

    /// <summary>Registers it and waits until the events' side knows of it.</summary>
    public static async Task<ConnectedSystem> RegisterAsync(Platform platform, Member administrator)
    {
        var clientId = $"walk-{Guid.CreateVersion7().ToString("N")[^8..]}";
        var system = (await administrator.InsistAsync(HttpMethod.Post, "api/membership/systems", new { clientId, name = "走查系统", scopes = Scopes }))!;
        await Eventually.Async(async () => Assert.Contains(
            (await administrator.InsistAsync(HttpMethod.Get, "api/notifications/subscribers/systems"))!["items"]!.AsArray(), known => known!["clientId"]!.GetValue<string>() == clientId));
        return new ConnectedSystem(platform, clientId, system["clientSecret"]!.GetValue<string>());
    }

    /// <summary>Everything that is kept, in the order of the numbers.</summary>
    /// <param name="type">Only this type.</param>
    public async Task<List<JsonNode>> EventsAsync(string? type = null)
    {
        using var client = new HttpClient { BaseAddress = Platform.Gateway };
        using var token = await client.PostAsync("connect/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = ClientId,
            ["client_secret"] = Secret,
            ["scope"] = string.Join(' ', Scopes),
        }));
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await token.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!.GetValue<string>());
        var (all, after) = (new List<JsonNode>(), (string?)"");
        while (after is not null)
        {
            var page = (await client.GetFromJsonAsync<JsonNode>($"api/events?limit=500{(type is null ? "" : $"&type={type}")}{(after.Length == 0 ? "" : $"&after={after}")}"))!;
            all.AddRange(page["items"]!.AsArray().Select(item => item!));
            after = page["next"]?.GetValue<string>();
        }

        return all;
    }
}
