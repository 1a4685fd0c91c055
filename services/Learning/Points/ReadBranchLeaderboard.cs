using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Learning.Points;

/// <summary>The branches by the points of a month.</summary>
/// <param name="Month">Written <c>2026-11</c>.</param>
/// <param name="Items">Those with members, most points first; equals share a rank.</param>
/// <param name="Mine">The caller's own branch; null if it is not on the board.</param>
public sealed record LeaderboardResponse(string Month, IReadOnlyList<LeaderboardRow> Items, LeaderboardRow? Mine);

/// <summary>A branch on the board.</summary>
/// <param name="Rank">1, 2, 2, 4 …</param>
/// <param name="BranchId">The branch.</param>
/// <param name="BranchName">Its short name.</param>
/// <param name="Points">The sum of the month.</param>
/// <param name="Members">Active members whose home it is.</param>
/// <param name="Average">Points a member.</param>
public sealed record LeaderboardRow(int Rank, Guid BranchId, string BranchName, int Points, int Members, decimal Average);

internal static class ReadBranchLeaderboard
{
    public static async Task<Ok<LeaderboardResponse>> Handle(
        string? month, Caller caller, LearningDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var asked = BusinessMonth.Asked(month, clock);
        var branches = await db.Set<LocalOrgUnit>()
            .Where(unit => unit.Kind == OrgUnitKind.Branch)
            .Select(unit => new
            {
                unit.Id,
                unit.ShortName,
                Points = db.Set<PointEntry>().Where(entry => entry.Month == asked && entry.BranchId == unit.Id).Sum(entry => entry.Amount),
                Members = db.Set<LocalMember>().Count(member => member.BranchId == unit.Id && member.IsActive),
            })
            .Where(row => row.Members > 0 || row.Points != 0)
            .OrderByDescending(row => row.Points).ThenBy(row => row.ShortName)
            .ToListAsync(cancellationToken);

        var items = branches.ConvertAll(row => new LeaderboardRow(
            1 + branches.Count(other => other.Points > row.Points), row.Id, row.ShortName, row.Points, row.Members,
            row.Members == 0 ? 0 : Math.Round((decimal)row.Points / row.Members, 1)));
        return TypedResults.Ok(new LeaderboardResponse(BusinessMonth.Text(asked), items, items.Find(row => row.BranchId == caller.BranchId)));
    }
}
