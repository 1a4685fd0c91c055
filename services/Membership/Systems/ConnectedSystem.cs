using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Membership.Systems;

/// <summary>Another internal system that calls the platform with its own secret and scopes.</summary>
internal sealed class ConnectedSystem
{
    private ConnectedSystem()
    {
    }

    public Guid Id { get; private set; }

    public string ClientId { get; private set; } = "";

    public string Name { get; private set; } = "";

    public IReadOnlyList<string> Scopes { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset SecretChangedAt { get; private set; }

    public DateTimeOffset? DisabledAt { get; private set; }

    public static ConnectedSystem Register(string clientId, string name, IReadOnlyList<string> scopes, Guid createdBy, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ClientId = clientId,
        Name = name.Trim(),
        Scopes = scopes,
        CreatedBy = createdBy,
        CreatedAt = now,
        SecretChangedAt = now,
    };

    /// <remarks>Scopes are given once, so a system has two states that others care about: registered and disabled.</remarks>
    public ConnectedSystemChanged ToEvent() => new(ClientId, DisabledAt is null ? 1 : 2, Name, Scopes, DisabledAt is not null);

    public void RotateSecret(DateTimeOffset now)
    {
        if (DisabledAt is not null)
            throw new RuleViolation("system.disabled", "这个系统已停用", "The system is disabled.");
        SecretChangedAt = now;
    }

    public void Disable(DateTimeOffset now)
    {
        if (DisabledAt is not null)
            throw new RuleViolation("system.disabled", "这个系统已停用", "The system is disabled.");
        DisabledAt = now;
    }
}

internal sealed class ConnectedSystemMapping : IEntityTypeConfiguration<ConnectedSystem>
{
    public void Configure(EntityTypeBuilder<ConnectedSystem> system)
    {
        system.ToTable("connected_systems");
        system.Property(s => s.Id).ValueGeneratedNever();
        system.Property(s => s.ClientId).HasMaxLength(60);
        system.Property(s => s.Name).HasMaxLength(80);
        system.PrimitiveCollection(s => s.Scopes).HasColumnType("text[]");
        system.HasIndex(s => s.ClientId).IsUnique();
    }
}
