using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartyPlatform.Gateway.Session;

internal sealed class WebSessionMapping : IEntityTypeConfiguration<WebSession>
{
    public void Configure(EntityTypeBuilder<WebSession> session)
    {
        session.ToTable("web_sessions");
        session.HasKey(s => s.SecretHash);
        session.Property(s => s.SecretHash).HasMaxLength(32).ValueGeneratedNever();
        session.Property(s => s.AccessToken).HasMaxLength(16_000);
        session.Property(s => s.RefreshToken).HasMaxLength(16_000);
        // A deactivated member's sessions are found by it.
        session.HasIndex(s => s.MemberId);
        session.HasIndex(s => s.LastSeenAt);
    }
}
