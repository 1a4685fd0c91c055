using Microsoft.EntityFrameworkCore;
using PartyPlatform.Media;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Showcase;

/// <summary>Showcase's own database.</summary>
public sealed class ShowcaseDb(DbContextOptions<ShowcaseDb> options) : DbContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddMessaging();
        modelBuilder.AddMemberCopy();
        modelBuilder.AddIdempotency();
        modelBuilder.AddPictures();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ShowcaseDb).Assembly);
    }
}
