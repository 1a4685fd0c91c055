using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Membership.Account;
using PartyPlatform.Membership.Members;
using PartyPlatform.Membership.Organisation;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Membership.Imports;

/// <summary>
/// Takes a preview over, all in one transaction. A row whose member changed since the preview is not applied and is
/// reported. Committing twice is committing once.
/// </summary>
internal static class CommitImport
{
    /// <summary>First passwords are shown by the commit that made them and never again.</summary>
    internal sealed record FirstPassword(int Number, string Name, string UserName, string OneTimePassword);

    internal sealed record CommitResponse(ImportCounts Counts, IReadOnlyList<FirstPassword> FirstPasswords);

    public static async Task<Results<Ok<CommitResponse>, NotFound>> Handle(
        Guid id, MembershipDb db, TimeProvider clock, Caller caller, HttpContext http, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var import = await db.Set<MemberImport>().FromSql($"select *, xmin from member_imports where id = {id} for update").SingleOrDefaultAsync(cancellationToken);
        if (import is null)
            return TypedResults.NotFound();
        List<FirstPassword> passwords = [];
        if (import.State != ImportState.Committed)
        {
            var now = clock.GetUtcNow();
            import.Commit(now);
            passwords = await ApplyAsync(db, id, caller.MemberId, clock.BusinessToday(), now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new CommitResponse(await ShowImport.CountAsync(db, id, cancellationToken), passwords));
    }

    private static async Task<List<FirstPassword>> ApplyAsync(
        MembershipDb db, Guid importId, Guid actorId, DateOnly today, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await db.Set<MemberImportRow>()
            .Where(row => row.ImportId == importId && (row.Outcome == RowOutcome.New || row.Outcome == RowOutcome.Update))
            .OrderBy(row => row.Number).ToListAsync(cancellationToken);
        // Held to the end: no unit is closed while people are being placed in it.
        var units = await db.OrgUnits.FromSql($"select *, xmin from org_units for share").ToDictionaryAsync(unit => unit.Id, cancellationToken);
        var ids = rows.Select(row => row.MemberId).OfType<Guid>().ToList();
        var known = await db.Members.Where(member => ids.Contains(member.Id)).ToDictionaryAsync(member => member.Id, cancellationToken);
        var taken = await TakenNamesAsync(db, rows, cancellationToken);

        var passwords = new List<FirstPassword>();
        foreach (var row in rows)
        {
            var understood = row.Understood!;
            if (new[] { understood.BranchId, understood.GroupId }.OfType<Guid>().Any(unit => !units[unit].IsOpen))
                row.Fail(new RowProblem(ImportColumns.Branch, "row.unitClosed", "预览之后，所写的支部或小组撤销了", "The branch or group was closed since the preview."));
            else if (row.Outcome == RowOutcome.New)
                Register(db, row, understood, units, taken, actorId, today, now, passwords);
            else if (!known.TryGetValue(row.MemberId!.Value, out var member) || member.Version != row.MemberVersion || !member.IsActive)
                row.Fail(Stale());
            else
                Change(db, member, understood, units, actorId, today, now);
        }

        return passwords;
    }

    private static async Task<HashSet<string>> TakenNamesAsync(MembershipDb db, List<MemberImportRow> rows, CancellationToken cancellationToken)
    {
        var numbers = rows.Where(row => row.Outcome == RowOutcome.New).Select(row => row.Understood!.EmployeeNumber).ToList();
        var names = rows.Where(row => row.Outcome == RowOutcome.New).Select(UserNameOf).ToList();
        var taken = await db.Members.AsNoTracking()
            .Where(member => numbers.Contains(member.EmployeeNumber) || names.Contains(member.UserName))
            .Select(member => new { member.EmployeeNumber, member.UserName }).ToListAsync(cancellationToken);
        return taken.SelectMany(member => new[] { member.EmployeeNumber, member.UserName }).ToHashSet(StringComparer.Ordinal);
    }

    private static void Register(
        MembershipDb db, MemberImportRow row, ImportedMember understood, Dictionary<Guid, OrgUnit> units, HashSet<string> taken,
        Guid actorId, DateOnly today, DateTimeOffset now, List<FirstPassword> passwords)
    {
        var userName = UserNameOf(row);
        if (taken.Contains(understood.EmployeeNumber) || taken.Contains(userName))
        {
            row.Fail(Stale());
            return;
        }

        var placement = new Placement(units[understood.BranchId!.Value], understood.GroupId is { } group ? units[group] : null, Temporary: null);
        var member = Member.Register(Guid.CreateVersion7(now),
            new MemberDetails(understood.Name!, userName, understood.EmployeeNumber, understood.Status ?? MemberStatus.Full, understood.PoliticalBirthday, understood.Position),
            placement, today);
        var account = SignInAccount.For(member.Id, now);
        passwords.Add(new FirstPassword(row.Number, member.Name, member.UserName, account.ResetToOneTime(now)));
        db.AddRange(member, account);
        db.Record(member, actorId, HistoryKind.Registered, $"批量导入，登记到{placement.Branch.Name}", now);
    }

    private static void Change(
        MembershipDb db, Member member, ImportedMember understood, Dictionary<Guid, OrgUnit> units, Guid actorId, DateOnly today, DateTimeOffset now)
    {
        var before = member.Described();
        var branch = units[understood.BranchId ?? member.BranchId];
        var moved = branch.Id != member.BranchId;
        // A group of the old branch does not follow to the new one.
        var group = understood.GroupId is { } named ? units[named] : !moved && member.GroupId is { } kept ? units[kept] : null;
        if (moved)
            member.Transfer(new Placement(branch, group, member.TemporaryBranchId is { } temporary ? units[temporary] : null), today);
        member.Change(new MemberDetails(understood.Name ?? member.Name, understood.UserName ?? member.UserName, member.EmployeeNumber,
            understood.Status ?? member.Status, understood.PoliticalBirthday ?? member.PoliticalBirthday, understood.Position ?? member.Position), group, today);
        var what = moved ? $"批量导入，组织关系转到{branch.Name}" : $"批量导入，修改资料：{member.WhatChanged(before)}";
        db.Record(member, actorId, moved ? HistoryKind.Transferred : HistoryKind.Changed, what, now);
    }

    private static string UserNameOf(MemberImportRow row) => Member.NormalizeUserName(row.Understood!.UserName ?? row.Understood.EmployeeNumber);

    private static RowProblem Stale() =>
        new(ImportColumns.EmployeeNumber, "row.stale", "预览之后有人改过这位党员，没有导入这一行，请重新上传", "The member has changed since the preview; the row was not applied.");
}
