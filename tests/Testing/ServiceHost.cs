using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Demo;
using PartyPlatform.MemberCopy;
using Xunit;

namespace PartyPlatform.Testing;

/// <summary>
/// A service as it really runs — its own database, its own virtual host on a real broker — reached over HTTP. One host
/// serves a whole class of tests; a test makes its own data in it.
/// </summary>
/// <typeparam name="TContext">The service's DbContext, which also tells the assembly to start.</typeparam>
public abstract class ServiceHost<TContext>(string connectionName) : WebApplicationFactory<TContext>, IAsyncLifetime
    where TContext : DbContext
{
    private string _database = "";
    private string _broker = "";

    /// <summary>The connection string of this host's database.</summary>
    public string Database => _database;

    /// <summary>The AMQP address of this host's virtual host.</summary>
    public string Broker => _broker;

    /// <inheritdoc />
    public virtual async ValueTask InitializeAsync()
    {
        _database = await TestServers.Shared.CreateDatabaseAsync(connectionName);
        _broker = await TestServers.Shared.CreateVirtualHostAsync();
        await InScopeAsync(db => db.Database.MigrateAsync());
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting($"ConnectionStrings:{connectionName}", _database);
        builder.UseSetting("ConnectionStrings:rabbitmq", _broker);
        builder.UseSetting("ConnectionStrings:redis", TestServers.Shared.Redis);
        builder.UseSetting("RabbitMq:Management", TestServers.Shared.RabbitmqManagement);
        builder.UseSetting("Party:PublicAddress", TestTokens.Issuer);
        // No Membership runs beside a service under test; the request would wait in the outbox and be counted there.
        builder.UseSetting("MemberCopy:AskAtStart", "false");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.ConfigureServices(TestTokens.Trust);
    }

    /// <summary>A client without a token.</summary>
    public HttpClient Anonymous() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>A client that speaks for a member.</summary>
    public HttpClient As(Guid memberId)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestTokens.For(memberId));
        return client;
    }

    /// <summary>A client that speaks for a person of the demo office, by sign-in name.</summary>
    public HttpClient As(string userName) => As(DemoOffice.Members.Single(member => member.UserName == userName).Id);

    /// <summary>Puts the demo office into the local member copy, as Membership's events would.</summary>
    public Task LoadOfficeAsync() => InScopeAsync(async db =>
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        foreach (var unit in DemoOffice.Units)
            await MemberCopyWriter.ApplyAsync(db, DemoOffice.Snapshot(unit, today), CancellationToken.None);
        foreach (var member in DemoOffice.Members)
            await MemberCopyWriter.ApplyAsync(db, DemoOffice.Snapshot(member), CancellationToken.None);
    });

    /// <summary>Runs something on the host's own database.</summary>
    public async Task InScopeAsync(Func<TContext, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<TContext>());
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await TestServers.Shared.DropDatabaseAsync(_database);
        await TestServers.Shared.DropVirtualHostAsync(_broker);
        GC.SuppressFinalize(this);
    }
}
