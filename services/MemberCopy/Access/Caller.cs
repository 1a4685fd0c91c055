using Microsoft.AspNetCore.Http;
using PartyPlatform.Contracts.Membership;

namespace PartyPlatform.MemberCopy.Access;

/// <summary>The member on whose behalf a request comes, with the roles that the service's own data give it now.</summary>
/// <param name="MemberId">The <c>sub</c> of the token.</param>
/// <param name="Name">Display name.</param>
/// <param name="BranchId">Home branch.</param>
/// <param name="Status">Full or probationary.</param>
/// <param name="Roles">Roles beside plain membership.</param>
/// <param name="AcknowledgedRulesVersion">The conduct rules the member has acknowledged; 0 if none.</param>
public sealed record Caller(
    Guid MemberId,
    string Name,
    Guid BranchId,
    MemberStatus Status,
    IReadOnlyList<RoleGrant> Roles,
    int AcknowledgedRulesVersion)
{
    private static readonly object Key = new();

    /// <summary>True if the member has the role for the whole office, or for any branch.</summary>
    public bool Has(PartyRole role) => Roles.Any(grant => grant.Role == role);

    /// <summary>True if the member has the role for this branch, or for the whole office.</summary>
    public bool Has(PartyRole role, Guid branchId) =>
        Roles.Any(grant => grant.Role == role && (grant.OrgUnitId is null || grant.OrgUnitId == branchId));

    /// <summary>The branches that the member leads as secretary or committee member.</summary>
    public IEnumerable<Guid> LedBranches => Roles
        .Where(grant => grant.Role is PartyRole.BranchSecretary or PartyRole.CommitteeMember && grant.OrgUnitId is not null)
        .Select(grant => grant.OrgUnitId!.Value)
        .Distinct();

    /// <summary>Lets a handler take the caller as a parameter; the route's policy has put it there.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    internal static Caller? Of(HttpContext context) => context.Items.TryGetValue(Key, out var caller) ? (Caller?)caller : null;

    internal void AttachTo(HttpContext context) => context.Items[Key] = this;
}

/// <summary>Where a service looks up who is calling: its local member copy, or in Membership the directory itself.</summary>
public interface ICallerDirectory
{
    /// <summary>The active member with this id, or null when there is none or it was deactivated.</summary>
    ValueTask<Caller?> FindAsync(Guid memberId, CancellationToken cancellationToken);
}
