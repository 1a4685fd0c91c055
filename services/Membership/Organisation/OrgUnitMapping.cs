using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartyPlatform.Membership.Organisation;

internal sealed class OrgUnitMapping : IEntityTypeConfiguration<OrgUnit>
{
    public const string OneRoot = "ix_org_units_one_root";
    public const string NameOnce = "ix_org_units_name_once";

    public void Configure(EntityTypeBuilder<OrgUnit> unit)
    {
        unit.ToTable("org_units");
        unit.Property(u => u.Id).ValueGeneratedNever();
        unit.Property(u => u.Kind).HasConversion<string>().HasMaxLength(20);
        unit.Property(u => u.Name).HasMaxLength(80);
        unit.Property(u => u.ShortName).HasMaxLength(40);
        unit.Property<uint>("xmin").IsRowVersion();
        unit.HasOne<OrgUnit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
        unit.HasIndex(u => u.Kind).HasDatabaseName(OneRoot).IsUnique().HasFilter("parent_id is null and closed_on is null");
        unit.HasIndex(u => new { u.ParentId, u.Name }).HasDatabaseName(NameOnce).IsUnique().HasFilter("closed_on is null");
        unit.HasIndex(u => u.EndsOn).HasFilter("is_temporary and closed_on is null");
    }
}
