using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Gateway.Tests;
using PartyPlatform.Testing;

[assembly: AssemblyFixture(typeof(SharedGateway))]

namespace PartyPlatform.Gateway.Tests;

/// <summary>
/// The gateway on a real port, a real database and a real broker, in front of small servers that stand for the services
/// and for the issuer.
/// </summary>
public abstract class GatewayHost : WebApplicationFactory<GatewayDb>, IAsyncLifetime
{
    /// <summary>The address that browsers see; the host itself listens on a random port.</summary>
    public const string PublicAddress = "http://localhost:8080";

    private readonly List<Backend> _backends = [];
    private string _database = "";
    private string _broker = "";

    protected GatewayHost() => UseKestrel(0);

    internal Issuer Issuer { get; private set; } = null!;

    internal IReadOnlyList<Backend> Learning { get; private set; } = [];

    internal string Database => _database;

    internal string Broker => _broker;

    /// <summary>Where the gateway really listens.</summary>
    internal Uri Address => ClientOptions.BaseAddress;

    protected virtual int Replicas => 1;

    /// <summary>Starts what stands behind the gateway besides the small servers; the issuer runs already.</summary>
    protected virtual Task StartServicesAsync() => Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        _database = await TestServers.Shared.CreateDatabaseAsync("gatewaydb");
        _broker = await TestServers.Shared.CreateVirtualHostAsync();
        Issuer = await Issuer.StartAsync();
        await StartServicesAsync();
        for (var replica = 0; replica < Replicas; replica++)
            _backends.Add(await Backend.StartAsync($"learning-{replica}"));
        Learning = _backends;
        await using (var migrating = new GatewayDb(new DbContextOptionsBuilder<GatewayDb>().UseNpgsql(_database).UseSnakeCaseNamingConvention().Options))
            await migrating.Database.MigrateAsync();
        StartServer();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:gatewaydb", _database);
        builder.UseSetting("ConnectionStrings:rabbitmq", _broker);
        builder.UseSetting("ConnectionStrings:redis", TestServers.Shared.Redis);
        builder.UseSetting("RabbitMq:Management", TestServers.Shared.RabbitmqManagement);
        builder.UseSetting("Party:PublicAddress", PublicAddress);
        builder.UseSetting("Party:WebClientSecret", Issuer.ClientSecret);
        builder.UseSetting("services:membership:http:0", Issuer.Address.ToString());
        for (var replica = 0; replica < Learning.Count; replica++)
            builder.UseSetting($"services:learning:http:{replica}", Learning[replica].Address.ToString());
        builder.UseSetting("services:showcase:http:0", "http://localhost:1");
        builder.UseSetting("services:oversight:http:0", "http://localhost:1");
        builder.UseSetting("services:notifications:http:0", "http://localhost:1");
        // The tests announce here what Membership would; the other services that react to it do not run.
        builder.UseSetting("Messaging:LongestWaitForListeners", "00:00:00");
        // Membership is not there to answer.
        builder.UseSetting("MemberCopy:AskAtStart", "false");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.UseSetting("Logging:LogLevel:Yarp", "Error");
        foreach (var (name, value) in Settings())
            builder.UseSetting(name, value);
    }

    protected virtual IEnumerable<(string Name, string Value)> Settings() => [];

    /// <summary>A client without cookies that follows nothing, and without tracing: the host's would otherwise reach into it.</summary>
    internal HttpClient Plain() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(20) };

    internal Browser Browser() => new(Address);

    internal async Task<Browser> SignedInAsync(Guid? member = null)
    {
        var browser = Browser();
        await browser.SignInAsync(member ?? Guid.CreateVersion7());
        return browser;
    }

    internal async Task<bool> HasSessionsAsync(Guid member)
    {
        var any = false;
        await InScopeAsync(async services => any = await services.GetRequiredService<GatewayDb>().WebSessions.AnyAsync(session => session.MemberId == member));
        return any;
    }

    internal async Task InScopeAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Issuer.DisposeAsync();
        foreach (var backend in _backends)
            await backend.DisposeAsync();
        await TestServers.Shared.DropDatabaseAsync(_database);
        await TestServers.Shared.DropVirtualHostAsync(_broker);
        GC.SuppressFinalize(this);
    }
}

/// <summary>The host that most tests share; each signs in members of its own.</summary>
public sealed class SharedGateway : GatewayHost
{
    internal static readonly string WebRoot = WebRootFolder.Create();

    /// <summary>Stands for the certificate that <c>./run --https</c> makes.</summary>
    internal static readonly string LocalAuthority = Path.Combine(WebRoot, ".vite", "local-ca.crt");

    protected override IEnumerable<(string Name, string Value)> Settings() =>
    [
        ("Gateway:WebRoot", WebRoot), ("Gateway:LocalAuthority", LocalAuthority), ("Gateway:Session:BelievedFor", "00:00:00.200"),
        ("Party:KeyCertificate", KeyCertificateFile.Create()), ("Party:KeyCertificatePassword", KeyCertificateFile.Password),
    ];
}
