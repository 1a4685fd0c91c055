using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Gateway.Session;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;

namespace PartyPlatform.Gateway;

/// <summary>
/// The gateway's own small database: web sessions and the keys that encrypt what is in them, and a copy of the members, which
/// tells who may look at the messages that failed here.
/// </summary>
public sealed class GatewayDb(DbContextOptions<GatewayDb> options) : DbContext(options), IDataProtectionKeyContext
{
    /// <inheritdoc />
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    internal DbSet<WebSession> WebSessions => Set<WebSession>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddMessaging();
        modelBuilder.AddMemberCopy();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(GatewayDb).Assembly);
    }
}
