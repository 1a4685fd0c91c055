using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Data;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Notifications;

/// <summary>Notifications' own database.</summary>
public sealed class NotificationsDb(DbContextOptions<NotificationsDb> options) : DbContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddMessaging();
        modelBuilder.AddMemberCopy();
        modelBuilder.AddIdempotency();
        modelBuilder.AddDatabaseClock();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(NotificationsDb).Assembly);
    }
}
