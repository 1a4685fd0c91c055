using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Membership.Access;
using PartyPlatform.ServiceDefaults.Time;
using PartyPlatform.Tables;

namespace PartyPlatform.Membership.Members;

/// <summary>Why the list is taken out of the platform.</summary>
public sealed record ExportReason([property: Required, StringLength(100, MinimumLength = 2)] string Purpose);

/// <summary>The filtered list as a workbook, of those members whose details the caller sees. Each export is written down.</summary>
internal static class ExportMembers
{
    public static async Task<FileContentHttpResult> Handle(
        [AsParameters] ExportReason reason, [AsParameters] MemberFilter filter,
        MembershipDb db, TimeProvider clock, Caller caller, CancellationToken cancellationToken)
    {
        var names = await UnitNames.LoadAsync(db, cancellationToken);
        var members = await ListMembers.Select(db, filter, names, caller).WithDetailsFor(caller)
            .OrderBy(member => member.EmployeeNumber).ToListAsync(cancellationToken);

        db.Note(caller.MemberId, caller.MemberId, HistoryKind.Exported, $"导出 {members.Count} 名成员：{reason.Purpose.Trim()}", clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);

        string[] header = ["姓名", "工号", "登录名", "党支部", "党小组", "党员类型", "政治生日", "职务", "临时党支部", "角色", "账号"];
        var rows = members.Select(member => (IReadOnlyList<string?>)
        [
            member.Name, member.EmployeeNumber, member.UserName, names[member.BranchId].Name,
            member.GroupId is { } group ? names[group].Name : "",
            member.Status == MemberStatus.Full ? "正式" : "预备",
            member.PoliticalBirthday?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            member.Position,
            member.TemporaryBranchId is { } temporary ? names[temporary].Name : "",
            string.Join('、', member.Roles.Select(role => RoleWords.Of(role.Role) + (role.OrgUnitId is { } unit ? $"（{names[unit].ShortName}）" : ""))),
            member.IsActive ? "启用" : "停用",
        ]);
        var content = Workbook.Write(new Sheet("成员", [12, 14, 18, 28, 20, 10, 14, 16, 24, 30, 8], rows.Prepend(header)));
        return TypedResults.File(content, Workbook.MediaType, $"members-{clock.BusinessToday():yyyyMMdd}.xlsx");
    }
}
