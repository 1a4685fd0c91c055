using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace PartyPlatform.Membership.Tests;

/// <summary>Somebody at the sign-in page: keeps cookies, fills in forms, follows what it is told by hand.</summary>
internal sealed partial class Browser(MembershipHost host, string address = "203.0.113.7")
{
    private readonly Dictionary<string, string> _cookies = [];

    public const string WebCallback = "http://localhost:8080/session/callback";

    public async Task<HttpResponseMessage> GetAsync(string path) => await SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Opens a page with a form and sends it with these values and its hidden ones.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, params (string Name, string Value)[] values)
    {
        var html = await (await GetAsync(page)).Content.ReadAsStringAsync();
        return await PostFormAsync(page.Split('?')[0], [.. Hidden().Matches(html).Select(field => (field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value))), .. values]);
    }

    public Task<HttpResponseMessage> PostFormAsync(string path, params (string Name, string Value)[] values) => SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent(values.Select(value => KeyValuePair.Create(value.Name, value.Value))),
    });

    public Task<HttpResponseMessage> SignInAsync(string login, string password, string returnUrl = "/") =>
        SubmitAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", ("login", login), ("password", password));

    /// <summary>The address that starts a sign-in for the web client.</summary>
    public static string AuthorizeAddress(string challenge, string scope = "openid profile offline_access", string client = "web", string callback = WebCallback, string extra = "") =>
        $"/connect/authorize?response_type=code&client_id={client}&redirect_uri={Uri.EscapeDataString(callback)}&scope={Uri.EscapeDataString(scope)}&state=s1&nonce=n1&code_challenge={challenge}&code_challenge_method=S256{extra}";

    /// <summary>From the first redirect to the code that the client is called back with.</summary>
    public async Task<Grant> SignInForCodeAsync(string login, string password, string client = "web", string callback = WebCallback)
    {
        var verifier = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var start = await GetAsync(AuthorizeAddress(ChallengeOf(verifier), client: client, callback: callback));
        Assert.Equal(HttpStatusCode.Redirect, start.StatusCode);
        var page = start.Headers.Location!.OriginalString;
        Assert.StartsWith("/account/sign-in?returnUrl=", page);
        var signedIn = await SubmitAsync(page, ("login", login), ("password", password));
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        var called = await GetAsync(signedIn.Headers.Location!.OriginalString);
        Assert.True(called.StatusCode == HttpStatusCode.Redirect, await called.Content.ReadAsStringAsync());
        var location = called.Headers.Location!;
        Assert.StartsWith(callback, location.OriginalString);
        var query = QueryHelpers.ParseQuery(location.Query);
        Assert.Equal("s1", query["state"]);
        return new Grant(query["code"]!, verifier, client, callback);
    }

    public async Task<Tokens> TokensAsync(string login, string password) => await TokensAsync(await SignInForCodeAsync(login, password));

    public async Task<Tokens> TokensAsync(Grant grant)
    {
        var answer = await (await RedeemAsync(grant)).JsonAsync();
        return new Tokens(answer["access_token"]!.GetValue<string>(), answer["refresh_token"]?.GetValue<string>() ?? "", answer["id_token"]?.GetValue<string>() ?? "", answer);
    }

    public Task<HttpResponseMessage> RedeemAsync(Grant grant) => TokenAsync(
        [("grant_type", "authorization_code"), ("code", grant.Code), ("code_verifier", grant.Verifier), ("redirect_uri", grant.Callback)], grant.Client);

    public Task<HttpResponseMessage> RefreshAsync(string refreshToken, string client = "web") =>
        TokenAsync([("grant_type", "refresh_token"), ("refresh_token", refreshToken)], client);

    public Task<HttpResponseMessage> TokenAsync((string, string)[] values, string client, string? secret = null, string path = "/connect/token")
    {
        (string, string)[] identity = client == "web" || secret is not null
            ? [("client_id", client), ("client_secret", secret ?? MembershipHost.WebSecret)]
            : [("client_id", client)];
        return PostFormAsync(path, [.. values, .. identity]);
    }

    public static string ChallengeOf(string verifier) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    public HttpClient Bearer(string accessToken)
    {
        var client = host.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return client;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (_cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        request.Headers.Add("X-Forwarded-For", address);
        var response = await host.Anonymous().SendAsync(request);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
        {
            var parts = set.Split(';')[0].Split('=', 2);
            if (parts[1].Length == 0)
                _cookies.Remove(parts[0]);
            else
                _cookies[parts[0]] = parts[1];
        }

        return response;
    }

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)">""")]
    private static partial Regex Hidden();

    internal sealed record Grant(string Code, string Verifier, string Client, string Callback);

    internal sealed record Tokens(string Access, string Refresh, string Id, JsonNode Answer);
}
