using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;

namespace PartyPlatform.Gateway.Tests;

/// <summary>The events that the gateway could not handle, as staff see them: with a session or a token, and a role of the gateway's own copy.</summary>
public sealed class FailedMessageTests(SharedGateway gateway)
{
    private const string Api = "/api/gateway/failed-messages";

    [Fact]
    public async Task Staff_see_and_settle_what_failed_here()
    {
        var staff = Guid.CreateVersion7();
        await KnowAsync(staff, PartyRole.Operator);
        var browser = await gateway.SignedInAsync(staff);
        var id = await FailAsync();

        using var list = await browser.GetAsync($"{Api}?limit=100");
        Assert.Contains((await list.Content.ReadFromJsonAsync<JsonNode>())!["items"]!.AsArray(), failed => failed!["id"]!.GetValue<Guid>() == id);

        using var phone = gateway.Plain();
        phone.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", gateway.Issuer.AccessToken(staff));
        using (var read = await phone.GetAsync($"{Api}/{id}"))
            Assert.Equal("out of order", (await read.Content.ReadFromJsonAsync<JsonNode>())!["reason"]!.GetValue<string>());

        using (var forged = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"{Api}/{id}?reason=test")))
            await forged.RefusedAsync(403, "session.csrf");
        using (var given = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"{Api}/{id}?reason=test") { Headers = { { "X-CSRF-Token", browser.CsrfToken } } }))
            Assert.Equal(HttpStatusCode.NoContent, given.StatusCode);
        using var settled = await browser.GetAsync($"{Api}/{id}");
        Assert.Equal(staff.ToString(), (await settled.Content.ReadFromJsonAsync<JsonNode>())!["settled"]!["by"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(PartyRole.Administrator, 200)]
    [InlineData(PartyRole.PartyOffice, 200)]
    [InlineData(PartyRole.BranchSecretary, 403)]
    [InlineData(null, 403)]
    public async Task The_role_decides(PartyRole? role, int status)
    {
        var member = Guid.CreateVersion7();
        await KnowAsync(member, role);
        var browser = await gateway.SignedInAsync(member);
        using var response = await browser.GetAsync(Api);
        if (status == 200)
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        else
            await response.RefusedAsync(status, "auth.forbidden");
    }

    [Fact]
    public async Task Nobody_else_sees_them()
    {
        using var anonymous = gateway.Plain();
        using (var response = await anonymous.GetAsync(Api))
            await response.RefusedAsync(401, "auth.required");
        var unknown = await gateway.SignedInAsync();
        using (var response = await unknown.GetAsync(Api))
            await response.RefusedAsync(403, "auth.forbidden");
        unknown.Cookies["__Host-party"] = new string('A', 43);
        using (var response = await unknown.GetAsync(Api))
            await response.RefusedAsync(401, "session.ended");
    }

    [Fact]
    public async Task A_role_that_is_taken_away_in_the_directory_ends_here_too()
    {
        var member = Guid.CreateVersion7();
        await PublishAsync(new MemberRegistered(Snapshot(member, 1, PartyRole.Operator)));
        using var phone = gateway.Plain();
        phone.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", gateway.Issuer.AccessToken(member));
        await AnswersAsync(phone, HttpStatusCode.OK);
        await PublishAsync(new MemberChanged(Snapshot(member, 2, null)));
        await AnswersAsync(phone, HttpStatusCode.Forbidden);
    }

    private static async Task AnswersAsync(HttpClient client, HttpStatusCode expected)
    {
        for (var waited = 0; ; waited++)
        {
            using var response = await client.GetAsync(Api);
            if (response.StatusCode == expected)
                return;
            Assert.True(waited < 300, $"{response.StatusCode} after 30 s");
            await Task.Delay(100);
        }
    }

    private static MemberSnapshot Snapshot(Guid id, long version, PartyRole? role) => new(
        id, version, "试", "T-1", MemberStatus.Full, true, Guid.CreateVersion7(), null, null, null,
        role is { } held ? [new RoleGrant(held, null)] : []);

    private Task KnowAsync(Guid member, PartyRole? role) => gateway.InScopeAsync(services =>
        MemberCopyWriter.ApplyAsync(services.GetRequiredService<GatewayDb>(), Snapshot(member, 1, role), CancellationToken.None));

    private Task PublishAsync<TEvent>(TEvent message) where TEvent : class => gateway.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<GatewayDb>();
        db.Publish(message, TimeProvider.System.GetUtcNow());
        await db.SaveChangesAsync();
    });

    private async Task<Guid> FailAsync()
    {
        var id = Guid.CreateVersion7();
        await gateway.InScopeAsync(services => services.GetRequiredService<GatewayDb>().Database.ExecuteSqlAsync($"""
            insert into failed_messages (id, queue, event_type, message_id, failed_at, attempts, reason, exception_type, body, headers, fingerprint)
            values ({id}, 'gateway-member-deactivated', 'PartyPlatform.Contracts.Membership.MemberDeactivated', {Guid.CreateVersion7()}, now(), 5,
                'out of order', 'System.InvalidOperationException', {"{}"u8.ToArray()}, {"{}"}::jsonb, {id.ToByteArray()})
            """));
        return id;
    }
}
