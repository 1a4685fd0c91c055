using Microsoft.EntityFrameworkCore;
using PartyPlatform.Live;
using PartyPlatform.Media;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Oversight;

/// <summary>Oversight's own database.</summary>
public sealed class OversightDb(DbContextOptions<OversightDb> options) : DbContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddMessaging();
        modelBuilder.AddMemberCopy();
        modelBuilder.AddIdempotency();
        modelBuilder.AddLiveEvents();
        modelBuilder.AddPictures();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(OversightDb).Assembly);
    }
}
