using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartyPlatform.Notifications.Subscribers;

/// <summary>This service's copy of a registered system and of what it may ask for; kept by Membership's events.</summary>
internal sealed class KnownSystem
{
    /// <summary>Scopes that open events begin with this; the area follows.</summary>
    public const string ScopePrefix = "events:";

    private KnownSystem()
    {
    }

    public string ClientId { get; private set; } = "";

    public long Version { get; private set; }

    public string Name { get; private set; } = "";

    public IReadOnlyList<string> Scopes { get; private set; } = [];

    public bool IsDisabled { get; private set; }

    /// <summary>The areas whose events the system may have.</summary>
    public IEnumerable<string> Areas => Scopes.Where(scope => scope.StartsWith(ScopePrefix, StringComparison.Ordinal)).Select(scope => scope[ScopePrefix.Length..]);
}

internal sealed class KnownSystemMapping : IEntityTypeConfiguration<KnownSystem>
{
    public void Configure(EntityTypeBuilder<KnownSystem> system)
    {
        system.ToTable("known_systems");
        system.HasKey(s => s.ClientId);
        system.Property(s => s.ClientId).HasMaxLength(60);
        system.Property(s => s.Name).HasMaxLength(80);
        system.PrimitiveCollection(s => s.Scopes).HasColumnType("text[]");
        system.Ignore(s => s.Areas);
    }
}
