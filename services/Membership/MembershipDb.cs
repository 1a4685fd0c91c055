using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PartyPlatform.Membership.Account;
using PartyPlatform.Membership.Conduct;
using PartyPlatform.Membership.Connect;
using PartyPlatform.Membership.Members;
using PartyPlatform.Membership.Organisation;
using PartyPlatform.Membership.Systems;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Membership;

/// <summary>Membership's own database.</summary>
public sealed class MembershipDb(DbContextOptions<MembershipDb> options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>The keys that protect cookies, forms and the signing keys; shared by all replicas.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    internal DbSet<OrgUnit> OrgUnits => Set<OrgUnit>();

    internal DbSet<Member> Members => Set<Member>();

    internal DbSet<MemberRole> Roles => Set<MemberRole>();

    internal DbSet<HistoryEntry> History => Set<HistoryEntry>();

    internal DbSet<ConductRules> ConductRules => Set<ConductRules>();

    internal DbSet<SignInAccount> Accounts => Set<SignInAccount>();

    internal DbSet<SignInFailures> SignInFailures => Set<SignInFailures>();

    internal DbSet<AddressFailures> AddressFailures => Set<AddressFailures>();

    internal DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    internal DbSet<ConnectedSystem> Systems => Set<ConnectedSystem>();

    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException
        {
            SqlState: PostgresErrorCodes.UniqueViolation,
            ConstraintName: { } constraint,
        } && OnlyOnce(constraint) is { } violation)
        {
            // Two requests raced past the check in the handler; the index decided, and the loser hears the same reason.
            throw violation;
        }
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddMessaging();
        modelBuilder.AddIdempotency();
        modelBuilder.UseOpenIddict<Guid>();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MembershipDb).Assembly);
    }

    private static RuleViolation? OnlyOnce(string constraint) => constraint switch
    {
        MemberMapping.UserNameOnce => MemberRefusals.UserNameTaken(),
        MemberMapping.EmployeeNumberOnce => MemberRefusals.EmployeeNumberTaken(),
        MemberMapping.RoleOnce => new RuleViolation("member.roleHeld", "这位党员已经有这个角色了", "The member holds this role already."),
        OrgUnitMapping.NameOnce => OrgUnitRefusals.NameTaken(),
        OrgUnitMapping.OneRoot => OrgUnitRefusals.RootExists(),
        "pk_conduct_rules" => new RuleViolation("conductRules.raced", "刚有人发布了新版群规，请先看看再发布", "Somebody else has just published a version."),
        _ => null,
    };
}
