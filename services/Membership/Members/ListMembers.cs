using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Membership.Access;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Membership.Members;

/// <summary>Which members to list.</summary>
/// <param name="Q">Part of the name; of sign-in name or employee number too where the caller sees them.</param>
/// <param name="OrgUnitId">A unit; those below it are included.</param>
/// <param name="Status">Full or probationary.</param>
/// <param name="Role">A role held anywhere.</param>
/// <param name="State">Active or deactivated; both unless told.</param>
/// <param name="Sort"><c>name</c> (the default), <c>employeeNumber</c> for callers who see those of all in the list; with a minus for the other direction.</param>
public sealed record MemberFilter(
    [property: StringLength(60)] string? Q = null,
    Guid? OrgUnitId = null,
    MemberStatus? Status = null,
    PartyRole? Role = null,
    MemberState? State = null,
    string? Sort = null);

internal static class ListMembers
{
    public static async Task<Ok<PagedResponse<MemberResponse>>> Handle(
        [AsParameters] MemberFilter filter, [AsParameters] PageRequest page, MembershipDb db, Caller caller, CancellationToken cancellationToken)
    {
        // The order, and a cursor that anybody can make up, would tell what the rows hide.
        if (filter.Sort is "employeeNumber" or "-employeeNumber" && !caller.SeesDetailsOfAllVisible())
            throw new InputRejected("paging.sort", "工号不是对你都可见，不能按它排序", "Not all employee numbers are visible to you, so the list is not sorted by them.", "sort");

        var names = await UnitNames.LoadAsync(db, cancellationToken);
        var found = await MemberPage.ReadAsync(Select(db, filter, names, caller), filter.Sort, page, cancellationToken);
        return TypedResults.Ok(new PagedResponse<MemberResponse>(
            [.. found.Items.Select(member => names.Describe(member, caller))], found.Next, found.Previous));
    }

    /// <summary>The members that the filter finds for this caller; the export asks the same.</summary>
    internal static IQueryable<Member> Select(MembershipDb db, MemberFilter filter, UnitNames names, Caller caller)
    {
        var all = db.Members.AsNoTracking();
        var members = filter is { Status: null, Role: null, State: null } ? all.VisibleTo(caller) : all.WithDetailsFor(caller);
        if (!string.IsNullOrWhiteSpace(filter.Q))
        {
            var pattern = $"%{Escape(filter.Q.Trim())}%";
            var detailed = all.WithDetailsFor(caller).Select(member => member.Id);
            members = members.Where(member => EF.Functions.ILike(member.Name, pattern, "\\")
                || (detailed.Contains(member.Id)
                    && (EF.Functions.ILike(member.EmployeeNumber, pattern, "\\") || EF.Functions.ILike(member.UserName, pattern, "\\"))));
        }

        if (filter.OrgUnitId is { } unit)
        {
            var units = names.Below(unit);
            // A temporary branch counts only for those who may see that somebody is there.
            var there = all.WithDetailsFor(caller).Where(member => member.TemporaryBranchId == unit).Select(member => member.Id);
            members = members.Where(member => units.Contains(member.BranchId) || member.GroupId == unit || there.Contains(member.Id));
        }

        if (filter.Status is { } status)
            members = members.Where(member => member.Status == status);
        if (filter.Role is { } role)
            members = members.Where(member => member.Roles.Any(held => held.Role == role));
        if (filter.State is { } state)
            members = members.Where(member => member.DeactivatedAt == null == (state == MemberState.Active));
        return members;
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}

/// <summary>Reads a page of members by keyset, in the order of a Chinese dictionary or of the employee numbers.</summary>
internal static class MemberPage
{
    private const string Chinese = "zh-x-icu";

    private sealed record Key(string Value, Guid Id);

    public static async Task<PagedResponse<Member>> ReadAsync(
        IQueryable<Member> members, string? sort, PageRequest page, CancellationToken cancellationToken)
    {
        var (byNumber, descending) = sort switch
        {
            null or "" or "name" => (false, false),
            "-name" => (false, true),
            "employeeNumber" => (true, false),
            "-employeeNumber" => (true, true),
            _ => throw new InputRejected("paging.sort", "不支持按这一列排序", "This list is not sorted by that.", "sort"),
        };
        var back = page is { Before: not null, After: null };
        var forward = descending == back;
        if ((page.After ?? page.Before) is { } cursor)
            members = Behind(members, Cursor.Decode<Key>(cursor), byNumber, forward);

        var rows = await Order(members, byNumber, forward).Take(page.Size + 1).ToListAsync(cancellationToken);
        var more = rows.Count > page.Size;
        rows = rows[..Math.Min(rows.Count, page.Size)];
        if (back)
            rows.Reverse();

        string KeyOf(Member member) => Cursor.Encode(new Key(byNumber ? member.EmployeeNumber : member.Name, member.Id));
        return new PagedResponse<Member>(rows,
            rows.Count > 0 && (back || more) ? KeyOf(rows[^1]) : null,
            rows.Count > 0 && (back ? more : page.After is not null) ? KeyOf(rows[0]) : null);
    }

    private static IQueryable<Member> Behind(IQueryable<Member> members, Key key, bool byNumber, bool forward) => (byNumber, forward) switch
    {
        (true, true) => members.Where(m => string.Compare(m.EmployeeNumber, key.Value) > 0),
        (true, false) => members.Where(m => string.Compare(m.EmployeeNumber, key.Value) < 0),
        (false, true) => members.Where(m => string.Compare(EF.Functions.Collate(m.Name, Chinese), key.Value) > 0
            || (m.Name == key.Value && m.Id > key.Id)),
        (false, false) => members.Where(m => string.Compare(EF.Functions.Collate(m.Name, Chinese), key.Value) < 0
            || (m.Name == key.Value && m.Id < key.Id)),
    };

    private static IQueryable<Member> Order(IQueryable<Member> members, bool byNumber, bool forward) => (byNumber, forward) switch
    {
        (true, true) => members.OrderBy(m => m.EmployeeNumber),
        (true, false) => members.OrderByDescending(m => m.EmployeeNumber),
        (false, true) => members.OrderBy(m => EF.Functions.Collate(m.Name, Chinese)).ThenBy(m => m.Id),
        (false, false) => members.OrderByDescending(m => EF.Functions.Collate(m.Name, Chinese)).ThenByDescending(m => m.Id),
    };
}
