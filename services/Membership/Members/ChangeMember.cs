using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Membership.Organisation;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Membership.Members;

/// <summary>What is known about a person; the branch is changed by a transfer.</summary>
public sealed record ChangeMemberRequest(
    [property: Required, StringLength(60)] string Name,
    [property: Required, StringLength(60), RegularExpression(MemberPatterns.UserName)] string UserName,
    [property: Required, StringLength(40), RegularExpression(MemberPatterns.EmployeeNumber)] string EmployeeNumber,
    MemberStatus Status,
    Guid? GroupId = null,
    DateOnly? PoliticalBirthday = null,
    [property: StringLength(60)] string? Position = null);

internal static class ChangeMember
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, ChangeMemberRequest request, [FromHeader(Name = EntityVersion.Header)] string? ifMatch,
        MembershipDb db, TimeProvider clock, Caller caller, HttpContext http, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var member = await db.Members.FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (member is null)
            return TypedResults.NotFound();
        EntityVersion.Require(ifMatch, member.Version);

        var details = new MemberDetails(request.Name, request.UserName, request.EmployeeNumber, request.Status, request.PoliticalBirthday, request.Position);
        await db.RefuseTakenAsync(details, except: id, cancellationToken);
        var group = request.GroupId is { } groupId ? await Placing.FindAsync(db, groupId, "groupId", cancellationToken) : null;
        var before = member.Described();
        member.Change(details, group, clock.BusinessToday());
        db.Record(member, caller.MemberId, HistoryKind.Changed, $"修改资料：{member.WhatChanged(before)}", clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        EntityVersion.Tag(http, member.Version);
        return TypedResults.NoContent();
    }

    /// <summary>The changeable parts with the words that staff read them by; the history names which changed, not what they were.</summary>
    internal static IReadOnlyList<(string Word, object? Value)> Described(this Member member) =>
    [
        ("姓名", member.Name), ("登录名", member.UserName), ("工号", member.EmployeeNumber), ("状态", member.Status),
        ("党小组", member.GroupId), ("政治生日", member.PoliticalBirthday), ("职务", member.Position),
    ];

    internal static string WhatChanged(this Member member, IReadOnlyList<(string Word, object? Value)> before)
    {
        var words = member.Described().Except(before).Select(part => part.Word).ToList();
        return words.Count == 0 ? "没有变化" : string.Join('、', words);
    }
}
