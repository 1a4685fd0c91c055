using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Membership.Members;

/// <summary>What a member sees about themselves.</summary>
internal static class ShowMe
{
    internal sealed record RulesState(int CurrentVersion, int? AcknowledgedVersion);

    internal sealed record MeResponse(
        Guid Id, string Name, string UserName, string EmployeeNumber, MemberStatus Status,
        UnitReference Branch, UnitReference? Group, TemporaryBranchReference? TemporaryBranch,
        DateOnly? PoliticalBirthday, DateOnly JoinedOn, string? Position,
        IReadOnlyList<RoleResponse> Roles, RulesState ConductRules, bool MustChangePassword, long Version);

    public static async Task<Ok<MeResponse>> Handle(MembershipDb db, Caller caller, CancellationToken cancellationToken)
    {
        var member = await db.Members.AsNoTracking().FirstAsync(candidate => candidate.Id == caller.MemberId, cancellationToken);
        var names = await UnitNames.LoadAsync(db, cancellationToken);
        var rules = await db.ConductRules.MaxAsync(candidate => (int?)candidate.Version, cancellationToken) ?? 0;
        var mustChange = await db.Accounts.AnyAsync(account => account.MemberId == member.Id && account.OneTimeHash != null, cancellationToken);
        return TypedResults.Ok(new MeResponse(
            member.Id, member.Name, member.UserName, member.EmployeeNumber, member.Status,
            names.Reference(member.BranchId),
            member.GroupId is { } group ? names.Reference(group) : null,
            member.TemporaryBranchId is { } temporary ? names.Temporary(temporary) : null,
            member.PoliticalBirthday, member.JoinedOn, member.Position,
            [.. member.Roles.Select(names.Role)],
            new RulesState(rules, member.AcknowledgedRulesVersion == 0 ? null : member.AcknowledgedRulesVersion),
            mustChange, member.Version));
    }
}
