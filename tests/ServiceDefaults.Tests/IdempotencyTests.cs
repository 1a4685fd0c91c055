using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PartyPlatform.ServiceDefaults.Data;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.Testing;

namespace PartyPlatform.ServiceDefaults.Tests;

/// <summary>A database with idempotency keys.</summary>
public sealed class KeysDb(DbContextOptions<KeysDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddIdempotency();
}

public sealed class IdempotencyTests
{
    [Fact]
    public async Task Every_service_forgets_the_keys_that_are_older_than_a_day_and_keeps_the_others()
    {
        var database = await TestServers.Shared.CreateDatabaseAsync("keysdb");
        await using var keys = await IssuerKeys.StartAsync();
        await using (var service = await ProbeService.StartAsync(
            keys, more: builder => builder.AddServiceDatabase<KeysDb>("keysdb"), settings: ("ConnectionStrings:keysdb", database)))
        {
            await using var scope = service.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<KeysDb>();
            await db.Database.EnsureCreatedAsync();
            var (caller, made) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            var now = TimeProvider.System.GetUtcNow();
            IdempotencyKey.Remember(db, caller, "stories", "young", null, made, now.AddHours(-23));
            IdempotencyKey.Remember(db, caller, "stories", "old", null, made, now.AddHours(-25));
            await db.SaveChangesAsync();

            var forgetting = Assert.Single(service.Services.GetServices<IHostedService>().OfType<ForgetOldKeys<KeysDb>>());
            Assert.Equal(1, await forgetting.ForgetAsync(CancellationToken.None));

            Assert.Equal(made, await IdempotencyKey.FindAsync(db, caller, "stories", "young", null, CancellationToken.None));
            Assert.Null(await IdempotencyKey.FindAsync(db, caller, "stories", "old", null, CancellationToken.None));
        }

        await TestServers.Shared.DropDatabaseAsync(database);
    }

    [Fact]
    public async Task A_service_without_keys_has_none_to_forget()
    {
        var database = await TestServers.Shared.CreateDatabaseAsync("probedb");
        await using var keys = await IssuerKeys.StartAsync();
        await using (var service = await ProbeService.StartAsync(
            keys, more: builder => builder.AddServiceDatabase<ProbeDb>("probedb"), settings: ("ConnectionStrings:probedb", database)))
            Assert.Equal(0, await service.Services.GetRequiredService<ForgetOldKeys<ProbeDb>>().ForgetAsync(CancellationToken.None));
        await TestServers.Shared.DropDatabaseAsync(database);
    }
}
