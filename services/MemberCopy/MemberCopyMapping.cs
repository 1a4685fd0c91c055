using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Messaging;

namespace PartyPlatform.MemberCopy;

/// <summary>Maps the copy into a service's own database.</summary>
public static class MemberCopyMapping
{
    /// <summary>Adds the tables of the copy; call it in <c>OnModelCreating</c>.</summary>
    public static void AddMemberCopy(this ModelBuilder model)
    {
        model.Entity<LocalMember>(member =>
        {
            member.ToTable("local_members");
            member.Property(m => m.Id).ValueGeneratedNever();
            member.Property(m => m.Name).HasMaxLength(60);
            member.Property(m => m.Status).HasConversion<string>().HasMaxLength(20);
            member.Property(m => m.Roles).HasColumnType("jsonb").HasConversion(
                roles => JsonSerializer.Serialize(roles, MessagingJson.Options),
                json => JsonSerializer.Deserialize<List<RoleGrant>>(json, MessagingJson.Options)!,
                new ValueComparer<IReadOnlyList<RoleGrant>>(
                    (left, right) => left!.SequenceEqual(right!), roles => roles.Count, roles => roles.ToList()));
            member.HasIndex(m => m.BranchId);
            member.HasIndex(m => m.TemporaryBranchId);
        });
        model.Entity<LocalOrgUnit>(unit =>
        {
            unit.ToTable("local_org_units");
            unit.Property(u => u.Id).ValueGeneratedNever();
            unit.Property(u => u.Kind).HasConversion<string>().HasMaxLength(20);
            unit.Property(u => u.Name).HasMaxLength(80);
            unit.Property(u => u.ShortName).HasMaxLength(40);
        });
        model.Entity<RulesAcknowledgement>(acknowledgement =>
        {
            acknowledgement.ToTable("local_rules_acknowledgements");
            acknowledgement.HasKey(a => a.MemberId);
            acknowledgement.Property(a => a.MemberId).ValueGeneratedNever();
        });
        model.Entity<LocalConductRules>(rules =>
        {
            rules.ToTable("local_conduct_rules");
            rules.HasKey(r => r.Version);
            rules.Property(r => r.Version).ValueGeneratedNever();
        });
    }
}
