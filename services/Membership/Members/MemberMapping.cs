using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartyPlatform.Membership.Organisation;

namespace PartyPlatform.Membership.Members;

internal sealed class MemberMapping :
    IEntityTypeConfiguration<Member>, IEntityTypeConfiguration<MemberRole>, IEntityTypeConfiguration<HistoryEntry>
{
    public const string UserNameOnce = "ix_members_user_name_once";
    public const string EmployeeNumberOnce = "ix_members_employee_number_once";
    public const string RoleOnce = "ix_member_roles_once";

    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.ToTable("members");
        member.Property(m => m.Id).ValueGeneratedNever();
        member.Property(m => m.Name).HasMaxLength(60);
        member.Property(m => m.UserName).HasMaxLength(60);
        member.Property(m => m.EmployeeNumber).HasMaxLength(40);
        member.Property(m => m.Status).HasConversion<string>().HasMaxLength(20);
        member.Property(m => m.Position).HasMaxLength(60);
        member.Ignore(m => m.IsActive);
        member.Property<uint>("xmin").IsRowVersion();
        member.HasIndex(m => m.UserName).HasDatabaseName(UserNameOnce).IsUnique();
        member.HasIndex(m => m.EmployeeNumber).HasDatabaseName(EmployeeNumberOnce).IsUnique();
        member.HasIndex(m => m.BranchId);
        member.HasIndex(m => m.TemporaryBranchId);
        member.HasOne<OrgUnit>().WithMany().HasForeignKey(m => m.BranchId).OnDelete(DeleteBehavior.Restrict);
        member.HasOne<OrgUnit>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Restrict);
        member.HasOne<OrgUnit>().WithMany().HasForeignKey(m => m.TemporaryBranchId).OnDelete(DeleteBehavior.Restrict);
        member.HasMany(m => m.Roles).WithOne().HasForeignKey(r => r.MemberId);
        member.Navigation(m => m.Roles).HasField("_roles").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<MemberRole> role)
    {
        role.ToTable("member_roles");
        role.Property(r => r.Id).ValueGeneratedNever();
        role.Property(r => r.Role).HasConversion<string>().HasMaxLength(20);
        role.HasIndex(r => new { r.MemberId, r.Role, r.OrgUnitId }).HasDatabaseName(RoleOnce).IsUnique().AreNullsDistinct(false);
        role.HasIndex(r => r.OrgUnitId);
        role.HasOne<OrgUnit>().WithMany().HasForeignKey(r => r.OrgUnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HistoryEntry> entry)
    {
        entry.ToTable("member_history");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Kind).HasConversion<string>().HasMaxLength(30);
        entry.Property(e => e.What).HasMaxLength(400);
        entry.HasIndex(e => new { e.MemberId, e.At });
    }
}
