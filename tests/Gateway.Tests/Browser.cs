using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartyPlatform.Gateway.Tests;

/// <summary>
/// Keeps cookies as browsers do, secure ones for loopback too (HttpClient's own container would not send them), and goes to
/// the gateway's real port when an address is the public one.
/// </summary>
internal sealed class Browser(Uri gateway)
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 64 }) { Timeout = TimeSpan.FromSeconds(20) };

    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>Every Set-Cookie line that came.</summary>
    public List<string> SetCookies { get; } = [];

    public string? CsrfToken { get; set; }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        var address = new Uri(new Uri(GatewayHost.PublicAddress), request.RequestUri!);
        Assert.Equal(new Uri(GatewayHost.PublicAddress).Authority, address.Authority);
        request.RequestUri = new Uri(gateway, address.PathAndQuery);
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (response.Headers.TryGetValues("Set-Cookie", out var lines))
            lock (Cookies)
                foreach (var line in lines)
                    Keep(line);
        return response;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>A change, as the web client makes it: with the anti-forgery header.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, object? body = null) => SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
    {
        Headers = { { "X-CSRF-Token", CsrfToken ?? "" } },
        Content = body is null ? null : JsonContent.Create(body),
    });

    public async Task<JsonNode> SessionAsync()
    {
        var session = (await (await GetAsync("/session")).Content.ReadFromJsonAsync<JsonNode>())!;
        CsrfToken = session["csrfToken"]?.GetValue<string>();
        return session;
    }

    /// <summary>Goes to an address and wherever it leads, up to the first answer that is no redirect.</summary>
    public async Task<(HttpResponseMessage Response, List<string> Way)> FollowAsync(string address)
    {
        var way = new List<string>();
        while (true)
        {
            way.Add(address);
            Assert.True(way.Count < 12, "Redirects go round in circles.");
            var response = await GetAsync(address);
            if (response.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.RedirectKeepVerb))
                return (response, way);
            address = response.Headers.Location!.OriginalString;
        }
    }

    public async Task<List<string>> SignInAsync(Guid member, string returnUrl = "/")
    {
        Cookies["issuer-member"] = member.ToString();
        var (response, way) = await FollowAsync($"/session/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        response.Dispose();
        Assert.True((await SessionAsync())["signedIn"]!.GetValue<bool>(), $"The sign-in ended at {way[^1]} with {(int)response.StatusCode}.");
        return way;
    }

    private void Keep(string line)
    {
        SetCookies.Add(line);
        var pair = line.Split(';')[0].Split('=', 2);
        if (line.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
            Cookies.Remove(pair[0]);
        else
            Cookies[pair[0]] = pair[1];
    }
}

internal static class Answers
{
    public static async Task<Seen> SeenAsync(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {text}");
        return JsonSerializer.Deserialize<Seen>(text, JsonSerializerOptions.Web)!;
    }

    /// <summary>Asserts a refusal in the form of the house and returns it.</summary>
    public static async Task<JsonNode> RefusedAsync(this HttpResponseMessage response, int status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var problem = JsonNode.Parse(text)!;
        Assert.Equal(code, problem["code"]!.GetValue<string>());
        Assert.Matches("[\u4e00-\u9fff]", problem["title"]!.GetValue<string>());
        Assert.Matches("^[A-Z]", problem["titleEn"]!.GetValue<string>());
        Assert.Matches("^[0-9a-f]{32}$", problem["traceId"]!.GetValue<string>());
        return problem;
    }
}

internal static class WebRootFolder
{
    public static readonly string Script = "console.log(" + new string('1', 3000) + ")";

    public static string Create()
    {
        var root = Directory.CreateTempSubdirectory("party-web-").FullName;
        Directory.CreateDirectory(Path.Combine(root, "console"));
        Directory.CreateDirectory(Path.Combine(root, "assets"));
        Directory.CreateDirectory(Path.Combine(root, ".vite"));
        File.WriteAllText(Path.Combine(root, "index.html"), "<!doctype html><title>member</title>");
        File.WriteAllText(Path.Combine(root, "console", "index.html"), "<!doctype html><title>console</title>");
        File.WriteAllText(Path.Combine(root, "assets", "main-1a2b3c4d.js"), Script);
        File.WriteAllText(Path.Combine(root, "assets", "built-1a2b3c4d.js"), "original");
        File.WriteAllText(Path.Combine(root, "assets", "built-1a2b3c4d.js.br"), "made by the build");
        File.WriteAllText(Path.Combine(root, "favicon.svg"), "<svg/>");
        File.WriteAllText(Path.Combine(root, "csp-hashes.json"), """{"script-src":["'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='"]}""");
        File.WriteAllText(Path.Combine(root, ".vite", "manifest.json"), "{}");
        File.WriteAllText(Path.Combine(root, ".vite", "local-ca.crt"), "-----BEGIN CERTIFICATE-----");
        return root;
    }
}
