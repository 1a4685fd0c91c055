using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;

namespace PartyPlatform.Oversight;

/// <summary>Oversight's own database.</summary>
public sealed class OversightDb(DbContextOptions<OversightDb> options) : DbContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddMessaging();
        modelBuilder.AddMemberCopy();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(OversightDb).Assembly);
    }
}
