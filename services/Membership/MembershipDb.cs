using Microsoft.EntityFrameworkCore;
using PartyPlatform.Messaging;

namespace PartyPlatform.Membership;

/// <summary>Membership's own database.</summary>
public sealed class MembershipDb(DbContextOptions<MembershipDb> options) : DbContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddMessaging();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MembershipDb).Assembly);
    }
}
