using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PartyPlatform.Samples.EventSubscriber;

/// <summary>One page of <c>GET /api/events</c>.</summary>
/// <param name="Items">CloudEvents in the order of their numbers.</param>
/// <param name="Through">Up to here everything is covered.</param>
/// <param name="Next">Null at the end.</param>
internal sealed record EventPage(IReadOnlyList<JsonElement> Items, string Through, string? Next);

/// <summary>Reads events again over HTTP, with a token of the system's own.</summary>
internal sealed class Replay(HttpClient client, Settings settings)
{
    private static readonly TimeSpan FreshEnough = TimeSpan.FromSeconds(30);

    private string? _token;
    private DateTimeOffset _tokenEnds;

    public async Task<EventPage> ReadAsync(string? after, CancellationToken cancellationToken)
    {
        var query = "limit=200" + (after is null ? "" : $"&after={after}") + (settings.Pattern is null ? "" : $"&type={Uri.EscapeDataString(settings.Pattern)}");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(settings.Platform, $"/api/events?{query}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellationToken));
        using var response = await client.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
            return (await response.Content.ReadFromJsonAsync<EventPage>(JsonSerializerOptions.Web, cancellationToken))!;

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        if (response.StatusCode == HttpStatusCode.Gone)
        {
            // Away for longer than the platform keeps events: whoever needs all of them has to compare with the API now.
            var oldest = long.Parse(problem.GetProperty("oldest").GetString()!, CultureInfo.InvariantCulture);
            await Console.Error.WriteLineAsync($"Events before {oldest} are gone.");
            var before = (oldest - 1).ToString("D20", CultureInfo.InvariantCulture);
            return new EventPage([], before, before);
        }

        throw new HttpRequestException($"{(int)response.StatusCode} {problem}", null, response.StatusCode);
    }

    private async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        if (_token is not null && _tokenEnds - TimeProvider.System.GetUtcNow() > FreshEnough)
            return _token;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = settings.ClientId,
            ["client_secret"] = settings.ClientSecret,
            ["scope"] = settings.Scopes,
        });
        using var response = await client.PostAsync(new Uri(settings.Platform, "/connect/token"), form, cancellationToken);
        response.EnsureSuccessStatusCode();
        var answer = (await response.Content.ReadFromJsonAsync<TokenAnswer>(cancellationToken))!;
        (_token, _tokenEnds) = (answer.AccessToken, TimeProvider.System.GetUtcNow().AddSeconds(answer.ExpiresIn));
        return _token;
    }

    private sealed record TokenAnswer([property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
