using PartyPlatform.Oversight.Entries;

namespace PartyPlatform.Oversight.Demo;

/// <summary>An entry of the demo's archived review.</summary>
/// <param name="Branch">The last digits of the branch's id.</param>
/// <param name="Minute">Minutes after the start.</param>
/// <param name="Section">The part of the report; null for a remark.</param>
/// <param name="Text">What was posted.</param>
/// <param name="IsKey">Whether it is a key point.</param>
/// <param name="Corrected">How it was put right.</param>
/// <param name="Picture">What its picture shows.</param>
internal sealed record DemoEntry(
    int Branch, int Minute, EntrySection? Section, string Text, bool IsKey = false, string? Corrected = null, DemoPicture? Picture = null);

internal static class ReviewDemoTexts
{
    public static IReadOnlyList<DemoEntry> Entries { get; } =
    [
        new(101, 2, EntrySection.Achievements, "党员大会开了 4 次，支委会 10 次，党课 3 次，两次在审计现场上。", true, Picture: DemoPicture.Meetings),
        new(101, 4, EntrySection.Achievements, "把谈心谈话排进项目进点和撤点两个时间，全年 46 人次。"),
        new(101, 6, EntrySection.Achievements, "线上微测试参与率 92%，平均得分率 87.2%。", Corrected: "线上微测试参与率 92%，平均得分率 82.7%。"),
        new(101, 8, EntrySection.Shortcomings, "谈心多在项目紧的时候补，听工作多，听难处少。", true),
        new(101, 9, EntrySection.Shortcomings, "两名长期在外的同志，三个月没有参加小组会。"),
        new(101, 11, EntrySection.Measures, "十二月起，在外同志每月一次线上小组会，组长点名到人，支委轮流参加。"),
        new(101, 14, null, "数字报得很全，问题说得太轻。八个人三个现场，谈心一次没少，可心里话听到几句？下次先讲没做好的。"),
        new(102, 17, EntrySection.Achievements, "建起“一项目一党小组”，进点当天成立，撤点当天总结，今年 6 个项目都这样做。", true),
        new(102, 19, EntrySection.Achievements, "主题党日 11 次，其中 4 次在审计现场，带着问题学制度。"),
        new(102, 21, EntrySection.Achievements, "青年党员讲微党课 9 场，讲稿都在展示平台上。"),
        new(102, 23, EntrySection.Shortcomings, "主题党日有两次并入项目例会，不足 40 分钟。", true),
        new(102, 24, EntrySection.Shortcomings, "小组会记录偏简单，有三次只记了议题，没有记发言。"),
        new(102, 26, EntrySection.Measures, "党日与例会分开，记录写清谁说了什么、议定什么，支委逐月抽看。"),
        new(102, 28, EntrySection.Measures, "给每个项目小组配一份记录样本，撤点前由支部书记看一遍。"),
        new(102, 31, null, "“一项目一党小组”是你们想出来的办法，要坚持。记录不是给检查看的，是给半年后的自己看的。"),
        new(103, 34, EntrySection.Achievements, "滨河、青岭两个临时支部按期成立，现场党员一个不漏编进小组。", true),
        new(103, 36, EntrySection.Achievements, "与社区支部结对，周末清理河岸 5 次，参加 63 人次。", Picture: DemoPicture.Riverbank),
        new(103, 38, EntrySection.Shortcomings, "临时支部的材料回收慢，两次会议记录晚了一个月才补齐。"),
        new(103, 40, EntrySection.Shortcomings, "预备党员的培养联系人常年在外，谈话次数不够。", true),
        new(103, 42, EntrySection.Measures, "会议记录当天拍照上传，七天内归档；给在外联系人配一名在家的联系人。"),
        new(103, 45, null, "问题说得实。措施里要看到谁来做、哪天做完，回去把每一条都写上名字和日子。"),
    ];

    public static IReadOnlyList<string> Comments { get; } =
    [
        "谈心放在进点和撤点，这个时间选得好。",
        "我们组也有两位长期在外，线上小组会想一起试试。",
        "先讲没做好的，赞成。",
        "微测试的错题能不能按支部汇总一下？",
        "“一项目一党小组”今年在我们项目上用了，管用。",
        "党日和例会分开，现场时间紧，能不能提前一周定下来？",
        "记录样本发一份给大家吧。",
        "微党课讲稿看过三篇，写得都是身边的事。",
        "临时支部的同志辛苦了。",
        "当天拍照上传这个办法简单，好执行。",
        "河岸清理下次叫上我们支部。",
        "在外联系人配一名在家的，早该这样。",
        "措施要写名字和日子，这句话我记下了。",
        "希望下一场先看这次的措施做得怎么样。",
    ];
}
