using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using PartyPlatform.Membership.Connect;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Data;
using PartyPlatform.Testing;

namespace PartyPlatform.Membership.Tests;

/// <summary>Membership with its own database and broker, migrated and with the demo office, as <c>migrate demo</c> leaves it.</summary>
public sealed class MembershipHost() : ServiceHost<MembershipDb>("membershipdb")
{
    public const string Administrator = "cheng.yining";
    public const string Office = "xu.qinghe";
    public const string Secretary = "gu.xingzhi";
    public const string Member = "lin.jianshan";
    public const string OtherBranch = "shen.qinghe";
    public const string DemoPassword = "松风过涧-demo-2026";
    public const string WebSecret = "web-client-secret-of-the-tests";

    public static readonly Guid ThirdBranch = Guid.Parse("01990000-0000-7000-8000-000000000103");
    public static readonly Guid SecondBranch = Guid.Parse("01990000-0000-7000-8000-000000000102");
    public static readonly Guid FourthBranch = Guid.Parse("01990000-0000-7000-8000-000000000104");
    public static readonly Guid TemporaryBranch = Guid.Parse("01990000-0000-7000-8000-000000000105");
    public static readonly Guid Committee = Guid.Parse("01990000-0000-7000-8000-000000000100");

    private readonly string _keyCertificate = KeyCertificateFile.Create();
    private int _next;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var follower in Services.GetServices<IAfterMigration>())
            await follower.RunAsync(CancellationToken.None);
        Assert.Equal(0, await RunVerbAsync("demo"));
    }

    public Task<int> RunVerbAsync(string name) =>
        Services.GetServices<IVerb>().Single(verb => verb.Name == name).RunAsync([], CancellationToken.None);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        // Nobody listens in these tests, so the events stay in the outbox, and the relay and the bus say so again and again.
        builder.UseSetting("Logging:LogLevel:MassTransit", "None");
        builder.UseSetting("Logging:LogLevel:PartyPlatform.Messaging", "None");
        builder.UseSetting("Party:DemoPassword", DemoPassword);
        builder.UseSetting("Party:WebClientSecret", WebSecret);
        builder.UseSetting("Party:KeyCertificate", _keyCertificate);
        builder.UseSetting("Party:KeyCertificatePassword", KeyCertificateFile.Password);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IStartupFilter, GatewayInFront>();
            services.PostConfigure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
            services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
                .PostConfigure<KeyRing>((jwt, ring) => jwt.TokenValidationParameters.IssuerSigningKeyResolver = (_, _, _, _) => ring.Signing);
        });
    }

    /// <summary>A client that speaks for a member, with a token signed by Membership's own key.</summary>
    public new HttpClient As(Guid memberId)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TokenFor(memberId.ToString()));
        return client;
    }

    public new HttpClient As(string userName) => As(Id(userName));

    public static Guid Id(string userName) => Demo.DemoOffice.Members.Single(member => member.UserName == userName).Id;

    public string TokenFor(string subject, TimeSpan? lifetime = null, string type = "at+jwt", string issuer = TestTokens.Issuer + "/", string audience = PartyOptions.Audience,
        string clientId = "test", string scope = "") =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            TokenType = type,
            Issuer = issuer,
            Audience = audience,
            Claims = new Dictionary<string, object> { ["sub"] = subject, ["client_id"] = clientId, ["scope"] = scope },
            NotBefore = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-10),
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime + (lifetime ?? TimeSpan.FromMinutes(5)),
            SigningCredentials = new SigningCredentials(Services.GetRequiredService<KeyRing>().Signing[0], SecurityAlgorithms.RsaSha256),
        });

    /// <summary>A person of their own for a test that changes people.</summary>
    public async Task<NewMember> RegisterAsync(Guid? branchId = null, string? name = null)
    {
        var number = $"T-{Interlocked.Increment(ref _next):0000}";
        var response = await As(Administrator).PostAsJsonAsync("/api/membership/members",
            new { name = name ?? $"试{number}", employeeNumber = number, userName = $"user.{number}", status = "Full", branchId = branchId ?? FourthBranch });
        var body = await response.JsonAsync(HttpStatusCode.Created);
        return new NewMember(body["member"]!["id"]!.GetValue<Guid>(), number, $"user.{number}".ToLowerInvariant(), body["oneTimePassword"]!.GetValue<string>());
    }

    /// <summary>What waits in the outbox or was published, newest last, of one kind.</summary>
    public async Task<List<T>> EventsAsync<T>()
    {
        List<string> bodies = [];
        await InScopeAsync(async db => bodies = await db.Set<OutboxMessage>().AsNoTracking()
            .Where(message => message.EventType == typeof(T).FullName).OrderBy(message => message.OccurredAt).ThenBy(message => message.Id)
            .Select(message => message.Body).ToListAsync());
        return [.. bodies.Select(body => JsonSerializer.Deserialize<T>(body, MessagingJson.Options)!)];
    }

    public sealed record NewMember(Guid Id, string EmployeeNumber, string UserName, string OneTimePassword);

    /// <summary>Requests arrive as from the gateway on this machine, which says in X-Forwarded-For whom it speaks for.</summary>
    private sealed class GatewayInFront : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers["X-Test-Peer"].FirstOrDefault() ?? "127.0.0.1");
                return go(context);
            });
            next(app);
        };
    }
}

/// <summary>All tests share one host, one after the other: starting it takes longer than any of them.</summary>
[CollectionDefinition(Name)]
public sealed class OneHost : ICollectionFixture<MembershipHost>
{
    public const string Name = "membership";
}
