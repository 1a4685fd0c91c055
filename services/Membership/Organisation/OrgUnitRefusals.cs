using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Membership.Organisation;

/// <summary>Refusals that both a handler's check and the database's index give.</summary>
internal static class OrgUnitRefusals
{
    public static RuleViolation NameTaken() =>
        new("orgUnit.nameTaken", "同一级已有同名组织，换个名称", "A unit of this name exists at the same place.");

    public static RuleViolation RootExists() =>
        new("orgUnit.rootExists", "已经有机关党委了，新组织请设在它下面", "There is a committee at the top already.");

    public static InputRejected Unknown(string field) =>
        new("orgUnit.unknown", "没有找到所选的组织，可能已被撤销", "The chosen unit does not exist.", field);
}
