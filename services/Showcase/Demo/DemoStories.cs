using PartyPlatform.Contracts.Showcase;
using PartyPlatform.Showcase.Stories;

namespace PartyPlatform.Showcase.Demo;

/// <summary>A story of the demo.</summary>
/// <param name="Author">Sign-in name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="State">How far it has come.</param>
/// <param name="DaysAgo">When it was begun.</param>
/// <param name="Title">Its title.</param>
/// <param name="Pictures">What its pictures show, one drawn for each.</param>
/// <param name="Body">Markdown.</param>
/// <param name="Comments">What the editor wrote when it was returned once.</param>
/// <param name="IsFeatured">Put before the others.</param>
/// <param name="Likes">How many like it.</param>
/// <param name="FirstBody">The text before it was returned, where that was another one.</param>
internal sealed record DemoStory(
    string Author, StoryKind Kind, StoryState State, int DaysAgo, string Title, IReadOnlyList<string> Pictures, string Body,
    string? Comments = null, bool IsFeatured = false, int Likes = 0, string? FirstBody = null);

/// <summary>Invented stories of invented people at invented sites.</summary>
internal static class DemoStories
{
    public static IReadOnlyList<DemoStory> All { get; } =
    [
        new("qin.anlan", StoryKind.Essay, StoryState.Approved, 2, "河堤上的三百二十步", ["滨河护坡，远处是一座斜拉桥", "傍晚的堤岸"],
            """
            图纸上写着护坡长 240 米。那天没有风，审计组沿着河堤一步一步量过去。

            第一遍，三百一十六步；第二遍，三百二十步。老秦把皮尺拉直，报出一个数：**252 米**，比图纸多了 12 米。

            ## 多出来的 12 米

            多不一定是好事。多出来的一段，是二十年前修的老堤，这次只是抹了一层新面。它被算进了新建的工程量里。

            > 不是不信图纸，是要让图纸对得起脚下的路。

            那天的工作底稿最后一行写着：已核实，已扣减，已告知。我们把老堤的那一段也拍了下来，放在底稿的附件里。
            """, IsFeatured: true, Likes: 27),
        new("gu.xingzhi", StoryKind.Practice, StoryState.Approved, 5, "把党课开到审计现场：一张小黑板的用法", ["项目部的一面墙，挂着一张小黑板"],
            """
            人分在三个工地，凑不齐一间会议室。我们的办法很简单：一张小黑板。

            1. 每周一，轮值的同志写一个问题，不超过二十个字。
            2. 谁路过，谁在下面写一句。
            3. 周五收工前，围着黑板站一刻钟，把这一周的话理一遍。

            三个月下来，黑板换了一次，问题写了十三个。**最有用的一条**：问题一定要和手上的活有关。

            - 适合：人少、分散、没有整块时间的支部
            - 要准备的：一张黑板、一盒粉笔、一个轮值表
            """, Likes: 19),
        new("ye.zhiqiu", StoryKind.Profile, StoryState.Approved, 9, "“老账本”带出来的三个徒弟", ["办公楼的灯光"],
            """
            师傅有三本旧台账，封皮磨得发亮。第一本记数，第二本记人，第三本记错。

            他说，前两本谁都会记，第三本最要紧。徒弟出师那天，他送的不是证书，是一本空白的第三本。

            如今三个徒弟都带了徒弟，第三本已经有九本。
            """, Comments: "结尾不用拔高，写写后来发生了什么。", Likes: 22,
            FirstBody: """
            师傅有三本旧台账，封皮磨得发亮。第一本记数，第二本记人，第三本记错。

            他说，前两本谁都会记，第三本最要紧。徒弟出师那天，他送的不是证书，是一本空白的第三本。

            这是何等崇高的境界！
            """),
        new("su.huaijin", StoryKind.Practice, StoryState.Approved, 13, "“一张表”管住项目党建：从七张变一张", [],
            """
            过去每月要填七张表，填完没人看。第四支部和项目组坐下来，只问一句：**这个数谁要用？**

            没人用的，删；两处都要的，合。最后剩一张表、十一个格子。每月省下来的半天，我们用来走一趟现场。
            """, Likes: 14),
        new("jiang.xiuyuan", StoryKind.Essay, StoryState.Approved, 17, "把党课讲到大坝边", ["水库大坝与远山"],
            """
            青岭水库的风大，喇叭声一出口就散了。小江干脆关了喇叭，请大家围近一点。

            他讲的是三十年前修这座坝的人。讲到一半，守坝的师傅接过话头，讲起他的父亲。那天的党课，后半堂是听众讲的。
            """, IsFeatured: true, Likes: 25),
        new("shen.qinghe", StoryKind.Essay, StoryState.Approved, 24, "数据比对里的较真", ["夜里的城市，窗户亮着灯"],
            """
            两个系统里的同一个人，名字差了一个点。机器说是两个人，补助就发了两份。

            三百多条“差一个点”，她一条一条打电话核。核到最后，真正重复的只有四条，另外的是录入时的习惯不同。

            > 错一条，是一个数；改一条，是一户人家的日子。
            """, Likes: 11),
        new("zhou.wangshu", StoryKind.Practice, StoryState.Submitted, 2, "主题党日前先发一张问卷", ["清晨的办公区"],
            """
            每次主题党日之前三天，组织委员发一张三道题的小问卷：想聊什么、能来多久、要不要带孩子。

            半年下来，到场率从六成到了九成。办法不难，难在**每次都做**。
            """),
        new("lin.jianshan", StoryKind.Essay, StoryState.Submitted, 3, "雨夜对账：一笔“零头”", ["雨夜的项目部", "两张签证单，单位名称已遮盖"],
            """
            审计组进驻滨河项目的第三周，雨下了整整两天。晚上九点，小会议室还亮着灯。

            差了 **41,260.50 元**。和整个项目的投资相比，确实只是个零头。施工方的会计解释，可能是两张签证单重复计了一次。

            核到凌晨一点，问题找到了：同一处护坡，在两个月里由两个标段各报了一次。后来，建设单位据此补上了“跨标段签证联查”这道手续。
            """, Comments: "金额写准确数字，不用“四万多”；删去与对方争执的描写，写清怎么核实。",
            FirstBody: """
            审计组进驻滨河项目的第三周，雨下了整整两天。晚上九点，小会议室还亮着灯。

            差了**四万多**。和整个项目的投资相比，确实只是个零头。施工方的会计劝我们算了，老秦当场把脸一沉，让对方下不来台。

            核到凌晨一点，问题找到了：同一处护坡，在两个月里由两个标段各报了一次。这件事值得每一个人学习。
            """),
        new("member017", StoryKind.Profile, StoryState.Submitted, 1, "食堂里的“第二会议室”", [],
            """
            项目部的食堂只有六张桌子。老范每天端着碗换一张桌子坐，一周下来，二十几个人都聊过一遍。

            支部的困难帮扶名单，有一半是在这六张桌子上定下来的。
            """),
        new("bai.ruoxi", StoryKind.Essay, StoryState.Returned, 4, "楼道口的那盏灯", ["改造小区的楼道口"],
            """
            改造清单上写着“照明修复 46 处”。傍晚七点，我们站在三号楼的楼道口，灯没有亮。

            王大爷摸着黑下楼，手里攥着一把手电。
            """, Comments: "第 2 段写清楚后来怎么核实、钱去了哪里；人物用化名，不写门牌号。"),
        new("lin.jianshan", StoryKind.Practice, StoryState.Draft, 1, "现场核实的五个小习惯", [],
            """
            1. 先看再问
            2. 量两遍
            3. 拍照带参照物
            """),
        new("member024", StoryKind.Practice, StoryState.Withdrawn, 20, "临时支部的周末值班表", ["工地旁的值班室"],
            """
            两个人一班，一班两天。值班的人负责三件事：接电话、巡一遍、把开水烧上。
            """, Likes: 3),
    ];
}
