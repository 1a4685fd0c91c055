using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartyPlatform.Membership.Conduct;

internal sealed class ConductRulesMapping : IEntityTypeConfiguration<ConductRules>
{
    public void Configure(EntityTypeBuilder<ConductRules> rules)
    {
        rules.ToTable("conduct_rules");
        rules.HasKey(r => r.Version);
        rules.Property(r => r.Version).ValueGeneratedNever();
        rules.PrimitiveCollection(r => r.Rules).HasColumnType("text[]");
    }
}
