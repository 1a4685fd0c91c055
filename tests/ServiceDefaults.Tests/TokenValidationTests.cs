using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace PartyPlatform.ServiceDefaults.Tests;

public sealed class TokenValidationTests : IAsyncLifetime
{
    private IssuerKeys _keys = null!;
    private ProbeService _service = null!;

    public async ValueTask InitializeAsync()
    {
        _keys = await IssuerKeys.StartAsync();
        _service = await ProbeService.StartAsync(_keys);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _keys.DisposeAsync();
    }

    [Fact]
    public async Task A_good_token_says_who_calls_and_the_keys_are_fetched_once()
    {
        for (var request = 0; request < 3; request++)
            using (var response = await _service.GetAsync("/mine", _keys.Token()))
                Assert.Equal("0199f3c2-8a51-7c1e-9d55-6a2f0b7c4e10", await response.Content.ReadAsStringAsync());
        using var withoutSlash = await _service.GetAsync("/mine", _keys.Token(issuer: IssuerKeys.Issuer));
        Assert.Equal(HttpStatusCode.OK, withoutSlash.StatusCode);
        Assert.Equal(1, _keys.Asked);
    }

    public static TheoryData<string> Wrong => ["none", "garbage", "expired", "early", "issuer", "audience", "id token", "other key", "same key id", "no algorithm", "public key as secret"];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_token_with_anything_wrong_is_nobodys(string what)
    {
        var token = what switch
        {
            "none" => null,
            "garbage" => "a.b.c",
            "expired" => _keys.Token(expiresIn: TimeSpan.FromSeconds(-10)),
            "early" => _keys.Token(validIn: TimeSpan.FromSeconds(30)),
            "issuer" => _keys.Token(issuer: "http://evil.example/"),
            "audience" => _keys.Token(audience: "web"),
            "id token" => _keys.Token(type: "JWT"),
            "other key" => _keys.Token(key: IssuerKeys.NewKey("other")),
            "same key id" => _keys.Token(key: IssuerKeys.NewKey(_keys.Signing.KeyId)),
            "no algorithm" => Unsigned(_keys.Token()),
            _ => _keys.Token(key: new SymmetricSecurityKey(_keys.Signing.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = _keys.Signing.KeyId }, algorithm: SecurityAlgorithms.HmacSha256),
        };
        using var response = await _service.GetAsync("/mine", token);
        await response.RefusedAsync(401, "auth.required");
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task A_few_seconds_of_difference_between_clocks_are_forgiven()
    {
        using var warm = await _service.GetAsync("/mine", _keys.Token());
        using var late = await _service.GetAsync("/mine", _keys.Token(expiresIn: TimeSpan.FromSeconds(-1)));
        using var early = await _service.GetAsync("/mine", _keys.Token(validIn: TimeSpan.FromSeconds(2)));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (late.StatusCode, early.StatusCode));
    }

    [Fact]
    public async Task A_key_that_was_not_known_is_fetched_and_the_old_one_still_serves()
    {
        var old = _keys.Token();
        using (var response = await _service.GetAsync("/mine", old))
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        _keys.Rotate();
        var status = HttpStatusCode.Unauthorized;
        for (var waited = 0; status != HttpStatusCode.OK && waited < 50; waited++, await Task.Delay(100))
            using (var response = await _service.GetAsync("/mine", _keys.Token()))
                status = response.StatusCode;
        Assert.Equal(HttpStatusCode.OK, status);
        using var still = await _service.GetAsync("/mine", old);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task Known_keys_serve_on_while_the_issuer_is_away()
    {
        using (var response = await _service.GetAsync("/mine", _keys.Token()))
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        _keys.IsAway = true;
        using var later = await _service.GetAsync("/mine", _keys.Token());
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task A_route_without_a_policy_answers_nobody()
    {
        using var anonymous = await _service.GetAsync("/unmarked");
        await anonymous.RefusedAsync(401, "auth.required");
        using var signedIn = await _service.GetAsync("/unmarked", _keys.Token());
        await signedIn.RefusedAsync(403, "auth.forbidden");
        using var nothing = await _service.GetAsync("/nothing", _keys.Token());
        await nothing.RefusedAsync(404, "resource.notFound");
        using var open = await _service.GetAsync("/open");
        Assert.Equal("open", await open.Content.ReadAsStringAsync());
    }

    private static string Unsigned(string token) =>
        $"{WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes("""{"alg":"none","typ":"at+jwt"}"""))}.{token.Split('.')[1]}.";
}

public sealed class IssuerAwayTests
{
    [Fact]
    public async Task A_service_that_starts_before_the_issuer_refuses_and_recovers()
    {
        await using var keys = await IssuerKeys.StartAsync();
        keys.IsAway = true;
        await using var service = await ProbeService.StartAsync(keys);
        using (var response = await service.GetAsync("/mine", keys.Token()))
            Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
        keys.IsAway = false;
        var status = HttpStatusCode.Unauthorized;
        for (var waited = 0; status != HttpStatusCode.OK && waited < 100; waited++, await Task.Delay(100))
            using (var response = await service.GetAsync("/mine", keys.Token()))
                status = response.StatusCode;
        Assert.Equal(HttpStatusCode.OK, status);
    }
}
