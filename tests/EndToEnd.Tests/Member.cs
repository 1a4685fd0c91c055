using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PartyPlatform.EndToEnd.Tests;

/// <summary>A person with an application: signs in as a mobile client does (code and PKCE) and calls the APIs through the gateway.</summary>
public sealed partial class Member : IDisposable
{
    private const string Redirect = "http://127.0.0.1:7777/callback";

    private readonly HttpClient _client;

    private Member(Uri gateway, string accessToken, string refreshToken)
    {
        _client = new HttpClient { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(20) };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        RefreshToken = refreshToken;
    }

    /// <summary>The refresh token of the sign-in.</summary>
    public string RefreshToken { get; }

    /// <summary>The client that carries the access token.</summary>
    public HttpClient Http => _client;

    /// <summary>Signs a demo account in.</summary>
    public static async Task<Member> SignInAsync(Platform platform, string userName)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var browser = new HttpClient(handler) { BaseAddress = platform.Gateway };
        var cookies = new Dictionary<string, string>();
        var verifier = Base64Url(RandomNumberGenerator.GetBytes(32));
        var challenge = Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var address = new Uri(platform.Gateway, "connect/authorize?" + string.Join('&',
            "client_id=mobile", "response_type=code", $"redirect_uri={Uri.EscapeDataString(Redirect)}",
            "scope=" + Uri.EscapeDataString("openid offline_access"), "code_challenge_method=S256", $"code_challenge={challenge}", "state=s"));

        using var form = await FollowAsync(browser, cookies, new HttpRequestMessage(HttpMethod.Get, address));
        var page = await form.Content.ReadAsStringAsync();
        var action = WebUtility.HtmlDecode(FormAction().Match(page).Groups[1].Value);
        var fields = Inputs().Matches(page).Select(match => match.Value).Where(input => Attribute(input, "name") is not "")
            .GroupBy(input => Attribute(input, "name"))
            .ToDictionary(group => group.Key, group => Attribute(group.First(), "type") switch
            {
                "password" => platform.PasswordOf(userName),
                "hidden" => Attribute(group.First(), "value"),
                "checkbox" => "",
                _ => userName,
            });
        var post = new HttpRequestMessage(HttpMethod.Post, new Uri(form.RequestMessage!.RequestUri!, action.Length == 0 ? form.RequestMessage.RequestUri!.PathAndQuery : action))
        {
            Content = new FormUrlEncodedContent(fields.Where(field => field.Value.Length > 0)),
        };
        using var done = await FollowAsync(browser, cookies, post);
        var code = CodeInAddress().Match(done.Headers.Location?.ToString() ?? "");
        Assert.True(code.Success, $"{userName} was not signed in: {(int)done.StatusCode} {await done.Content.ReadAsStringAsync()}");

        using var answer = await browser.PostAsync("connect/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = "mobile",
            ["redirect_uri"] = Redirect,
            ["code"] = Uri.UnescapeDataString(code.Groups[1].Value),
            ["code_verifier"] = verifier,
        }));
        var tokens = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        return new Member(platform.Gateway, tokens["access_token"]!.GetValue<string>(), tokens["refresh_token"]!.GetValue<string>());
    }

    /// <summary>Asks again until the platform acknowledges, as an application on a weak network does; a refusal fails the test.</summary>
    public async Task<JsonNode?> InsistAsync(HttpMethod method, string path, object? body = null, string? key = null)
    {
        var last = "";
        for (var deadline = Environment.TickCount64 + 75_000; Environment.TickCount64 < deadline; await Task.Delay(400))
        {
            try
            {
                using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
                if (key is not null)
                    request.Headers.Add("Idempotency-Key", key);
                using var response = await _client.SendAsync(request);
                var text = await response.Content.ReadAsStringAsync();
                if (response.IsSuccessStatusCode)
                    return text.Length == 0 ? null : JsonNode.Parse(text);
                last = $"{(int)response.StatusCode} {text}";
                Assert.True((int)response.StatusCode is >= 500 or 429 or 408, $"{method} {path} was refused: {last}");
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                last = exception.Message;
            }
        }

        Assert.Fail($"{method} {path} was not acknowledged within 75 s: {last}");
        return null;
    }

    /// <summary>Changes something as it was read last: <c>If-Match</c> carries the version of the answer before.</summary>
    /// <returns>The answer and its version.</returns>
    public async Task<(JsonNode Body, string Version)> ChangeAsync(HttpMethod method, string path, object? body = null, string? version = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (version is not null)
            request.Headers.TryAddWithoutValidation("If-Match", version);
        using var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return (JsonNode.Parse(text)!, response.Headers.ETag?.ToString() ?? "");
    }

    /// <summary>The kinds of the messages in the inbox that are about something.</summary>
    public async Task<List<string>> NoticesAboutAsync(string subject) =>
        [.. (await InsistAsync(HttpMethod.Get, "api/notifications/my/inbox"))!["items"]!.AsArray()
            .Where(notice => notice!["subjectId"]!.GetValue<string>() == subject).Select(notice => notice!["kind"]!.GetValue<string>())];

    /// <summary>Uploads a picture.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> UploadPictureAsync(string path, byte[] picture)
    {
        using var file = new ByteArrayContent(picture);
        using var form = new MultipartFormDataContent { { file, "file", "picture.png" } };
        using var response = await _client.PostAsync(path, form);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!["id"]!.GetValue<string>();
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    // Follows redirects inside the platform; the one to the application's own address is returned.
    private static async Task<HttpResponseMessage> FollowAsync(HttpClient browser, Dictionary<string, string> cookies, HttpRequestMessage request)
    {
        for (var hop = 0; hop < 10; hop++)
        {
            // Secure cookies on http://localhost are what browsers keep; HttpClient's own container would not send them.
            if (cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            var response = await browser.SendAsync(request);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var cookie in set.Select(value => value.Split(';')[0].Split('=', 2)))
                    cookies[cookie[0]] = cookie[1];
            if (response.Headers.Location is not { } location || location.OriginalString.StartsWith(Redirect, StringComparison.Ordinal))
                return response;
            request = new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri!, location));
        }

        throw new InvalidOperationException("The sign-in goes round in circles.");
    }

    private static string Attribute(string input, string name) =>
        WebUtility.HtmlDecode(Regex.Match(input, name + "=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value);

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    [GeneratedRegex("<form[^>]*action=\"([^\"]*)\"")]
    private static partial Regex FormAction();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("[?&]code=([^&]+)")]
    private static partial Regex CodeInAddress();
}
