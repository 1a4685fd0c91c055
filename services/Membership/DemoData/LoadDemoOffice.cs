using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Demo;
using PartyPlatform.Membership.Account;
using PartyPlatform.Membership.Conduct;
using PartyPlatform.Membership.Connect;
using PartyPlatform.Membership.Members;
using PartyPlatform.Membership.Organisation;
using PartyPlatform.Membership.Systems;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Membership.DemoData;

/// <summary>Loads the invented office, once: what is there already is left as it is. Development only, since everybody has the same password.</summary>
internal sealed partial class LoadDemoOffice(
    IServiceScopeFactory scopes, IHostEnvironment environment, IOptions<ConnectOptions> connect, TimeProvider clock, ILogger<LoadDemoOffice> logger) : IVerb
{
    /// <summary>Has not read the conduct rules yet, so that the demo can show how that goes.</summary>
    private const string YetToRead = "bai.ruoxi";

    public string Name => "demo";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
        {
            LogRefused(logger);
            return 1;
        }

        if (string.IsNullOrWhiteSpace(connect.Value.DemoPassword))
        {
            LogNoPassword(logger);
            return 1;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<SignInAccount>>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('membership demo'))", cancellationToken);
        var now = clock.GetUtcNow();
        var units = await LoadUnitsAsync(db, now, cancellationToken);
        var loaded = await LoadMembersAsync(db, units, hasher, now, cancellationToken);
        await LoadRulesAsync(db, loaded, now, cancellationToken);
        await LoadSystemAsync(db, scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>(), now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogLoaded(logger, loaded.Count);
        return 0;
    }

    private async Task<Dictionary<Guid, OrgUnit>> LoadUnitsAsync(MembershipDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = clock.BusinessToday();
        var units = await db.OrgUnits.ToDictionaryAsync(unit => unit.Id, cancellationToken);
        foreach (var demo in DemoOffice.Units.Where(demo => !units.ContainsKey(demo.Id)))
        {
            var parent = demo.ParentId is { } parentId ? units[parentId] : null;
            var unit = OrgUnit.Create(demo.Id, parent, demo.Kind, demo.Name, demo.ShortName, demo.IsTemporary,
                demo.EndsInDays is { } days ? today.AddDays(days) : null, today);
            units.Add(unit.Id, unit);
            db.OrgUnits.Add(unit);
            db.Publish(unit.ToEvent(), now);
        }

        return units;
    }

    private async Task<List<Member>> LoadMembersAsync(
        MembershipDb db, Dictionary<Guid, OrgUnit> units, IPasswordHasher<SignInAccount> hasher, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = (await db.Members.Select(member => member.Id).ToListAsync(cancellationToken)).ToHashSet();
        var missing = DemoOffice.Members.Where(demo => !known.Contains(demo.Id)).ToList();
        if (missing.Count == 0)
            return [];

        var hash = hasher.HashPassword(SignInAccount.For(Guid.Empty, now), connect.Value.DemoPassword!);
        var loaded = new List<Member>();
        foreach (var demo in missing)
        {
            var roles = demo.Roles.Select(grant => MemberRole.Of(
                Guid.CreateVersion7(now), demo.Id, grant.Role, grant.OrgUnitId is { } unit ? units[unit] : null, grantedBy: null, now));
            var member = Member.Register(demo.Id,
                new MemberDetails(demo.Name, demo.UserName, demo.EmployeeNumber, demo.Status, demo.PoliticalBirthday, demo.Position),
                new Placement(units[demo.BranchId], units[demo.GroupId], demo.TemporaryBranchId is { } temporary ? units[temporary] : null),
                clock.BusinessToday(), roles);
            var account = SignInAccount.For(demo.Id, now);
            account.TakeHash(hash);
            db.AddRange(member, account);
            db.Record(member, actorId: null, HistoryKind.Registered, $"登记到{units[demo.BranchId].Name}", now);
            loaded.Add(member);
        }

        return loaded;
    }

    private static async Task LoadRulesAsync(MembershipDb db, List<Member> loaded, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!await db.ConductRules.AnyAsync(cancellationToken))
        {
            db.ConductRules.Add(ConductRules.Publish(1, DemoOffice.ConductRules, publishedBy: null, now));
            db.Publish(new ConductRulesPublished(1, now), now);
        }

        foreach (var member in loaded.Where(member => member.UserName != YetToRead && member.Acknowledge(1)))
            db.Publish(new ConductRulesAcknowledged(member.Id, 1), now);
    }

    private static async Task LoadSystemAsync(
        MembershipDb db, IOpenIddictApplicationManager applications, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (dashboard, administrator) = (DemoOffice.Dashboard, DemoOffice.Members.First(member => member.Roles.Any(grant => grant.Role == PartyRole.Administrator)));
        if (!await db.Systems.AnyAsync(system => system.ClientId == dashboard.ClientId, cancellationToken))
            await RegisterSystem.AddAsync(
                db, applications, ConnectedSystem.Register(dashboard.ClientId, dashboard.Name, dashboard.Scopes, administrator.Id, now), cancellationToken);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Demo data are for Development only: all accounts share one password")]
    private static partial void LogRefused(ILogger logger);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Party:DemoPassword is not set; the demo accounts need one")]
    private static partial void LogNoPassword(ILogger logger);

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "The demo office is loaded, {Members} members new")]
    private static partial void LogLoaded(ILogger logger, int members);
}
