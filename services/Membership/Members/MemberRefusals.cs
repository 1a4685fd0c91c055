using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Membership.Members;

/// <summary>Refusals that both a handler's check and the database's index give.</summary>
internal static class MemberRefusals
{
    public static RuleViolation UserNameTaken() => new("member.userNameTaken", "这个登录名已有人用，换一个", "The sign-in name is taken.");

    public static RuleViolation EmployeeNumberTaken() => new("member.employeeNumberTaken", "这个工号已在名册里", "The employee number is taken.");

    public static RuleViolation LastAdministrator() =>
        new("member.lastAdministrator", "这是最后一位管理员，先让另一位同志担任管理员", "This is the last administrator; appoint another one first.");
}
