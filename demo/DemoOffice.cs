using PartyPlatform.Contracts.Membership;

namespace PartyPlatform.Demo;

/// <summary>
/// The invented office that the demo data of all services are about: fixed ids, so that each service can load its part
/// without asking another. No person in it exists.
/// </summary>
public static class DemoOffice
{
    /// <summary>The version of every demo row; Membership's events carry the same, so a copy loaded twice stays one.</summary>
    public const long Version = 1;

    /// <summary>Which six rules the demo's conduct rules consist of.</summary>
    public static IReadOnlyList<string> ConductRules { get; } =
    [
        "只谈学习、工作和组织生活，不发与支部无关的内容",
        "不在平台上谈涉密事项、未公开的审计事项和被审计单位的名称",
        "转发要注明出处，不传没有核实的消息",
        "就事论事，有不同意见当面说、会上说，不点名指责",
        "晒现场不晒定位，拍到他人先征得同意",
        "看到不合适的内容先提醒，再告诉党务办公室",
    ];

    /// <summary>The org tree, parents first. Days are counted from the day of loading.</summary>
    public static IReadOnlyList<DemoUnit> Units { get; } =
    [
        new(Guid.Parse("01990000-0000-7000-8000-000000000100"), null, OrgUnitKind.Committee, "临江市审计局机关党委", "机关党委", false, null),
        new(Guid.Parse("01990000-0000-7000-8000-000000000101"), Guid.Parse("01990000-0000-7000-8000-000000000100"), OrgUnitKind.Branch, "第一党支部（综合处）", "第一党支部", false, null),
        new(Guid.Parse("01990000-0000-7000-8000-000000000102"), Guid.Parse("01990000-0000-7000-8000-000000000100"), OrgUnitKind.Branch, "第二党支部（财政审计处）", "第二党支部", false, null),
        new(Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000100"), OrgUnitKind.Branch, "第三党支部（投资审计处）", "第三党支部", false, null),
        new(Guid.Parse("01990000-0000-7000-8000-000000000104"), Guid.Parse("01990000-0000-7000-8000-000000000100"), OrgUnitKind.Branch, "第四党支部（农业农村审计处）", "第四党支部", false, null),
        new(Guid.Parse("01990000-0000-7000-8000-000000000105"), Guid.Parse("01990000-0000-7000-8000-000000000100"), OrgUnitKind.Branch, "滨河项目临时党支部", "滨河临时支部", true, 39),
        new(Guid.Parse("01990000-0000-7000-8000-000000000106"), Guid.Parse("01990000-0000-7000-8000-000000000100"), OrgUnitKind.Branch, "青岭水库项目临时党支部", "青岭临时支部", true, 120),
        new(Guid.Parse("01990000-0000-7000-8000-000000000107"), Guid.Parse("01990000-0000-7000-8000-000000000101"), OrgUnitKind.Group, "第一支部第一党小组", "第一小组", false, null),
        new(Guid.Parse("01990000-0000-7000-8000-000000000108"), Guid.Parse("01990000-0000-7000-8000-000000000102"), OrgUnitKind.Group, "第二支部第一党小组", "第一小组", false, null),
        new(Guid.Parse("01990000-0000-7000-8000-000000000109"), Guid.Parse("01990000-0000-7000-8000-000000000102"), OrgUnitKind.Group, "第二支部第二党小组", "第二小组", false, null),
        new(Guid.Parse("01990000-0000-7000-8000-000000000110"), Guid.Parse("01990000-0000-7000-8000-000000000103"), OrgUnitKind.Group, "第三支部第一党小组", "第一小组", false, null),
        new(Guid.Parse("01990000-0000-7000-8000-000000000111"), Guid.Parse("01990000-0000-7000-8000-000000000103"), OrgUnitKind.Group, "第三支部第二党小组", "第二小组", false, null),
        new(Guid.Parse("01990000-0000-7000-8000-000000000112"), Guid.Parse("01990000-0000-7000-8000-000000000104"), OrgUnitKind.Group, "第四支部第一党小组", "第一小组", false, null),
    ];

    /// <summary>The members of all roles.</summary>
    public static IReadOnlyList<DemoMember> Members { get; } =
    [
        new(Guid.Parse("01990000-0000-7000-8000-000000000200"), "xu.qinghe", "许清和", "LJ-1001", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000101"), Guid.Parse("01990000-0000-7000-8000-000000000107"), null, new DateOnly(2007, 10, 3), "党务办公室主任", [new RoleGrant(PartyRole.PartyOffice, null)]),
        new(Guid.Parse("01990000-0000-7000-8000-000000000201"), "cheng.yining", "程以宁", "LJ-1002", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000101"), Guid.Parse("01990000-0000-7000-8000-000000000107"), null, new DateOnly(2001, 9, 14), "信息化专员", [new RoleGrant(PartyRole.Administrator, null)]),
        new(Guid.Parse("01990000-0000-7000-8000-000000000202"), "lu.tinglan", "陆听澜", "LJ-1003", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000101"), Guid.Parse("01990000-0000-7000-8000-000000000107"), null, new DateOnly(2003, 6, 5), "党委书记", [new RoleGrant(PartyRole.Leader, null)]),
        new(Guid.Parse("01990000-0000-7000-8000-000000000203"), "gu.xingzhi", "顾行之", "LJ-1004", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000110"), null, new DateOnly(2013, 7, 2), "支部书记", [new RoleGrant(PartyRole.BranchSecretary, Guid.Parse("01990000-0000-7000-8000-000000000103"))]),
        new(Guid.Parse("01990000-0000-7000-8000-000000000204"), "zhou.wangshu", "周望舒", "LJ-1005", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000111"), null, new DateOnly(2019, 2, 25), "组织委员", [new RoleGrant(PartyRole.CommitteeMember, Guid.Parse("01990000-0000-7000-8000-000000000103"))]),
        new(Guid.Parse("01990000-0000-7000-8000-000000000205"), "lin.jianshan", "林见山", "LJ-1006", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000110"), null, new DateOnly(2015, 10, 26), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000206"), "shen.qinghe", "沈青禾", "LJ-1007", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000102"), Guid.Parse("01990000-0000-7000-8000-000000000108"), null, new DateOnly(2008, 6, 23), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000207"), "bai.ruoxi", "白若溪", "LJ-1008", MemberStatus.Probationary, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000111"), null, new DateOnly(2026, 6, 20), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000208"), "wen.yiheng", "温以恒", "LJ-1009", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000101"), Guid.Parse("01990000-0000-7000-8000-000000000107"), null, new DateOnly(2013, 10, 26), "运维工程师", [new RoleGrant(PartyRole.Operator, null)]),
        new(Guid.Parse("01990000-0000-7000-8000-000000000209"), "shao.jingming", "邵景明", "LJ-1010", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000101"), Guid.Parse("01990000-0000-7000-8000-000000000107"), null, new DateOnly(2012, 2, 27), "支部书记", [new RoleGrant(PartyRole.BranchSecretary, Guid.Parse("01990000-0000-7000-8000-000000000101"))]),
        new(Guid.Parse("01990000-0000-7000-8000-000000000210"), "ye.zhiqiu", "叶知秋", "LJ-1011", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000102"), Guid.Parse("01990000-0000-7000-8000-000000000108"), null, new DateOnly(2000, 5, 16), "支部书记", [new RoleGrant(PartyRole.BranchSecretary, Guid.Parse("01990000-0000-7000-8000-000000000102"))]),
        new(Guid.Parse("01990000-0000-7000-8000-000000000211"), "su.huaijin", "苏怀瑾", "LJ-1012", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000104"), Guid.Parse("01990000-0000-7000-8000-000000000112"), null, new DateOnly(2020, 11, 3), "支部书记", [new RoleGrant(PartyRole.BranchSecretary, Guid.Parse("01990000-0000-7000-8000-000000000104"))]),
        new(Guid.Parse("01990000-0000-7000-8000-000000000212"), "qin.anlan", "秦安澜", "LJ-1013", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000110"), Guid.Parse("01990000-0000-7000-8000-000000000105"), new DateOnly(1999, 12, 23), "临时支部书记", [new RoleGrant(PartyRole.BranchSecretary, Guid.Parse("01990000-0000-7000-8000-000000000105"))]),
        new(Guid.Parse("01990000-0000-7000-8000-000000000213"), "jiang.xiuyuan", "江修远", "LJ-1014", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000104"), Guid.Parse("01990000-0000-7000-8000-000000000112"), Guid.Parse("01990000-0000-7000-8000-000000000106"), new DateOnly(2007, 11, 19), "临时支部书记", [new RoleGrant(PartyRole.BranchSecretary, Guid.Parse("01990000-0000-7000-8000-000000000106"))]),
        new(Guid.Parse("01990000-0000-7000-8000-000000000214"), "member014", "骆听澜", "LJ-1015", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000101"), Guid.Parse("01990000-0000-7000-8000-000000000107"), null, new DateOnly(2019, 8, 10), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000215"), "member015", "尹思齐", "LJ-1016", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000102"), Guid.Parse("01990000-0000-7000-8000-000000000109"), null, new DateOnly(2020, 7, 22), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000216"), "member016", "沈以宁", "LJ-1017", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000102"), Guid.Parse("01990000-0000-7000-8000-000000000108"), null, new DateOnly(2009, 1, 15), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000217"), "member017", "范长宁", "LJ-1018", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000111"), null, new DateOnly(2009, 3, 20), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000218"), "member018", "周云舟", "LJ-1019", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000110"), null, new DateOnly(2001, 8, 2), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000219"), "member019", "白青禾", "LJ-1020", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000104"), Guid.Parse("01990000-0000-7000-8000-000000000112"), null, new DateOnly(2004, 5, 5), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000220"), "member020", "廖灵溪", "LJ-1021", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000101"), Guid.Parse("01990000-0000-7000-8000-000000000107"), Guid.Parse("01990000-0000-7000-8000-000000000105"), new DateOnly(2021, 4, 13), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000221"), "member021", "许青禾", "LJ-1022", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000102"), Guid.Parse("01990000-0000-7000-8000-000000000109"), Guid.Parse("01990000-0000-7000-8000-000000000105"), new DateOnly(2010, 8, 3), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000222"), "member022", "程临风", "LJ-1023", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000102"), Guid.Parse("01990000-0000-7000-8000-000000000108"), null, new DateOnly(2003, 8, 13), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000223"), "member023", "卓以宁", "LJ-1024", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000111"), null, new DateOnly(2015, 5, 5), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000224"), "member024", "温以宁", "LJ-1025", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000110"), Guid.Parse("01990000-0000-7000-8000-000000000105"), new DateOnly(2011, 9, 9), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000225"), "member025", "宫临风", "LJ-1026", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000104"), Guid.Parse("01990000-0000-7000-8000-000000000112"), Guid.Parse("01990000-0000-7000-8000-000000000106"), new DateOnly(2020, 7, 12), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000226"), "member026", "沈修远", "LJ-1027", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000101"), Guid.Parse("01990000-0000-7000-8000-000000000107"), null, new DateOnly(2019, 7, 8), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000227"), "member027", "白望舒", "LJ-1028", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000102"), Guid.Parse("01990000-0000-7000-8000-000000000109"), Guid.Parse("01990000-0000-7000-8000-000000000105"), new DateOnly(2002, 2, 6), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000228"), "member028", "温思齐", "LJ-1029", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000102"), Guid.Parse("01990000-0000-7000-8000-000000000108"), null, new DateOnly(2002, 4, 22), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000229"), "member029", "叶清野", "LJ-1030", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000111"), null, new DateOnly(2005, 1, 16), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000230"), "member030", "沈清野", "LJ-1031", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000110"), Guid.Parse("01990000-0000-7000-8000-000000000105"), new DateOnly(2016, 3, 9), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000231"), "member031", "白一诺", "LJ-1032", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000104"), Guid.Parse("01990000-0000-7000-8000-000000000112"), Guid.Parse("01990000-0000-7000-8000-000000000106"), new DateOnly(2007, 1, 5), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000232"), "member032", "沈知夏", "LJ-1033", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000101"), Guid.Parse("01990000-0000-7000-8000-000000000107"), null, new DateOnly(2011, 9, 12), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000233"), "member033", "沈长宁", "LJ-1034", MemberStatus.Probationary, Guid.Parse("01990000-0000-7000-8000-000000000102"), Guid.Parse("01990000-0000-7000-8000-000000000109"), null, new DateOnly(2026, 6, 5), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000234"), "member034", "方听澜", "LJ-1035", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000102"), Guid.Parse("01990000-0000-7000-8000-000000000108"), null, new DateOnly(2020, 9, 20), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000235"), "member035", "乔临风", "LJ-1036", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000111"), null, new DateOnly(2018, 11, 24), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000236"), "member036", "陆长宁", "LJ-1037", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000110"), null, new DateOnly(1999, 8, 28), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000237"), "member037", "周清野", "LJ-1038", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000104"), Guid.Parse("01990000-0000-7000-8000-000000000112"), Guid.Parse("01990000-0000-7000-8000-000000000106"), new DateOnly(2022, 11, 26), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000238"), "member038", "乔长宁", "LJ-1039", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000101"), Guid.Parse("01990000-0000-7000-8000-000000000107"), null, new DateOnly(2015, 7, 13), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000239"), "member039", "范怀瑾", "LJ-1040", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000102"), Guid.Parse("01990000-0000-7000-8000-000000000109"), null, new DateOnly(2010, 7, 4), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000240"), "member040", "顾望舒", "LJ-1041", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000102"), Guid.Parse("01990000-0000-7000-8000-000000000108"), null, new DateOnly(2013, 11, 13), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000241"), "member041", "白清野", "LJ-1042", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000111"), null, new DateOnly(1999, 4, 3), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000242"), "member042", "叶清和", "LJ-1043", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000110"), null, new DateOnly(2004, 8, 6), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000243"), "member043", "纪望舒", "LJ-1044", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000104"), Guid.Parse("01990000-0000-7000-8000-000000000112"), Guid.Parse("01990000-0000-7000-8000-000000000106"), new DateOnly(2001, 6, 20), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000244"), "member044", "宫书言", "LJ-1045", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000101"), Guid.Parse("01990000-0000-7000-8000-000000000107"), null, new DateOnly(1999, 2, 1), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000245"), "member045", "程清野", "LJ-1046", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000102"), Guid.Parse("01990000-0000-7000-8000-000000000109"), null, new DateOnly(2016, 3, 18), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000246"), "member046", "沈予安", "LJ-1047", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000102"), Guid.Parse("01990000-0000-7000-8000-000000000108"), null, new DateOnly(2001, 6, 20), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000247"), "member047", "许若溪", "LJ-1048", MemberStatus.Probationary, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000111"), null, new DateOnly(2026, 1, 3), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000248"), "member048", "苏长宁", "LJ-1049", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000110"), null, new DateOnly(2004, 10, 13), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000249"), "member049", "卓安澜", "LJ-1050", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000104"), Guid.Parse("01990000-0000-7000-8000-000000000112"), null, new DateOnly(2002, 11, 9), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000250"), "member050", "骆依云", "LJ-1051", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000101"), Guid.Parse("01990000-0000-7000-8000-000000000107"), null, new DateOnly(2009, 10, 12), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000251"), "member051", "白承泽", "LJ-1052", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000102"), Guid.Parse("01990000-0000-7000-8000-000000000109"), null, new DateOnly(2013, 2, 4), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000252"), "member052", "柳云舟", "LJ-1053", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000102"), Guid.Parse("01990000-0000-7000-8000-000000000108"), null, new DateOnly(2013, 8, 16), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000253"), "member053", "乔知夏", "LJ-1054", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000111"), null, new DateOnly(2013, 5, 3), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000254"), "member054", "戴行之", "LJ-1055", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000110"), null, new DateOnly(2002, 2, 24), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000255"), "member055", "江安澜", "LJ-1056", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000104"), Guid.Parse("01990000-0000-7000-8000-000000000112"), null, new DateOnly(2008, 12, 9), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000256"), "member056", "白南溪", "LJ-1057", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000101"), Guid.Parse("01990000-0000-7000-8000-000000000107"), null, new DateOnly(2013, 12, 6), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000257"), "member057", "钟若溪", "LJ-1058", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000102"), Guid.Parse("01990000-0000-7000-8000-000000000109"), null, new DateOnly(2014, 1, 7), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000258"), "member058", "石明川", "LJ-1059", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000102"), Guid.Parse("01990000-0000-7000-8000-000000000108"), null, new DateOnly(2014, 6, 5), "审计员", []),
        new(Guid.Parse("01990000-0000-7000-8000-000000000259"), "member059", "秦依云", "LJ-1060", MemberStatus.Full, Guid.Parse("01990000-0000-7000-8000-000000000103"), Guid.Parse("01990000-0000-7000-8000-000000000111"), null, new DateOnly(2020, 9, 1), "审计员", []),
    ];

    /// <summary>Another system that hears events, as the event of its registration tells it. Nobody knows its secret: rotating it gives one.</summary>
    public static ConnectedSystemChanged Dashboard { get; } =
        new("demo-dashboard", Version, "大厅看板（演示）", ["events:learning", "events:showcase", "events:oversight"], IsDisabled: false);

    /// <summary>The member as the event of its registration tells it.</summary>
    public static MemberSnapshot Snapshot(DemoMember member) => new(
        member.Id, Version, member.Name, member.EmployeeNumber, member.Status, IsActive: true,
        member.BranchId, member.GroupId, member.TemporaryBranchId, member.PoliticalBirthday, member.Roles);

    /// <summary>The unit as the event of its creation tells it.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="today">The day of loading, in Asia/Shanghai.</param>
    public static OrgUnitChanged Snapshot(DemoUnit unit, DateOnly today) => new(
        unit.Id, Version, unit.ParentId, unit.Kind, unit.Name, unit.ShortName, unit.IsTemporary,
        unit.EndsInDays is { } days ? today.AddDays(days) : null, ClosedOn: null);
}

/// <summary>A part of the demo's organisation.</summary>
/// <remarks><c>EndsInDays</c> counts days from loading until a temporary branch ends.</remarks>
public sealed record DemoUnit(Guid Id, Guid? ParentId, OrgUnitKind Kind, string Name, string ShortName, bool IsTemporary, int? EndsInDays);

/// <summary>An invented person.</summary>
public sealed record DemoMember(
    Guid Id,
    string UserName,
    string Name,
    string EmployeeNumber,
    MemberStatus Status,
    Guid BranchId,
    Guid GroupId,
    Guid? TemporaryBranchId,
    DateOnly PoliticalBirthday,
    string Position,
    IReadOnlyList<RoleGrant> Roles);
