using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.Demo;

/// <summary>Questions written for the demo, after the Party constitution of 2022 and the regulations named as sources.</summary>
internal static class DemoQuestions
{
    private const string Constitution = "《中国共产党章程》（2022 年修改）";
    private const string BranchWork = "《中国共产党支部工作条例（试行）》";
    private const string Admission = "《中国共产党发展党员工作细则》";
    private const string Discipline = "《中国共产党纪律处分条例》";

    private const string Basics = "党章党规";
    private const string Life = "组织生活";
    private const string Growth = "党员发展";
    private const string Rules = "党的纪律";

    public static IReadOnlyList<DemoQuestion> All { get; } =
    [
        new(Single("党的根本宗旨是（ ）。", "B", ["从严治党", "全心全意为人民服务", "实现共产主义", "民主集中制"], "全心全意为人民服务是党的根本宗旨，也是每个党员的行动准则。"), Basics, "总纲", Difficulty.Easy, Constitution),
        new(Single("党的最高理想和最终目标是（ ）。", "A", ["实现共产主义", "全面建成小康社会", "实现祖国统一", "建成世界一流强国"]), Basics, "总纲", Difficulty.Easy, Constitution),
        new(Single("中国共产党党徽由（ ）组成。", "C", ["镰刀和斧头", "五星和齿轮", "镰刀和锤头", "麦穗和五星"]), Basics, "党徽党旗", Difficulty.Easy, Constitution),
        new(Single("申请入党的人须年满（ ）。", "B", ["十六岁", "十八岁", "二十岁", "二十二岁"], "党章第一条。"), Growth, "入党条件", Difficulty.Easy, Constitution),
        new(Single("发展党员，必须有（ ）正式党员作介绍人。", "B", ["一名", "两名", "三名", "五名"], "党章第五条：要有两名正式党员作介绍人。"), Growth, "入党程序", Difficulty.Easy, Constitution),
        new(Single("预备党员的预备期为（ ）。", "B", ["半年", "一年", "一年半", "两年"], "党章第七条：预备期为一年，从支部大会通过他为预备党员之日算起。"), Growth, "预备期", Difficulty.Easy, Constitution),
        new(Single("党员的党龄，从（ ）算起。", "C", ["递交入党申请书之日", "支部大会通过为预备党员之日", "预备期满转为正式党员之日", "入党宣誓之日"], "党龄和预备期的起算日不同：党龄从转正之日算起，预备期从支部大会通过之日算起。"), Growth, "预备期", Difficulty.Medium, Constitution),
        new(Single("党员没有正当理由，连续（ ）不参加党的组织生活，就被认为是自行脱党。", "C", ["两个月", "三个月", "六个月", "一年"], "党章第九条。不交纳党费、不做党所分配的工作，时间达到六个月的也一样。"), Basics, "党员义务与权利", Difficulty.Easy, Constitution),
        new(Single("凡是有正式党员（ ）以上的基层单位，都应当成立党的基层组织。", "A", ["三人", "五人", "七人", "十人"]), Basics, "基层组织", Difficulty.Easy, Constitution),
        new(Single("党支部党员大会一般（ ）召开 1 次。", "B", ["每月", "每季度", "每半年", "每年"], "党支部委员会会议和党小组会一般每月召开 1 次，党员大会一般每季度召开 1 次。"), Life, "三会一课", Difficulty.Easy, BranchWork),
        new(Single("党支部委员会会议一般（ ）召开 1 次。", "A", ["每月", "每两个月", "每季度", "每半年"]), Life, "三会一课", Difficulty.Easy, BranchWork),
        new(Single("党支部党员人数一般不超过（ ）。", "C", ["20 人", "30 人", "50 人", "100 人"]), Life, "支部设置", Difficulty.Medium, BranchWork),
        new(Single("党支部一般每年召开（ ）组织生活会。", "B", ["至多 1 次", "至少 1 次", "至少 3 次", "至少 4 次"]), Life, "组织生活会", Difficulty.Medium, BranchWork),
        new(Single("临时党支部的书记、副书记和委员由（ ）产生。", "D", ["临时党支部党员选举", "项目负责人提名并任命", "派出单位推荐、党员表决", "批准其成立的党组织指定"], "临时党支部一般不进行选举，班子由批准其成立的党组织指定，任务完成后自然撤销。"), Life, "临时党支部", Difficulty.Hard, BranchWork),
        new(Single("留党察看最长不超过（ ）。", "B", ["一年", "两年", "三年", "五年"]), Rules, "纪律处分", Difficulty.Medium, Constitution),
        new(Single("党内最高的纪律处分是（ ）。", "D", ["严重警告", "撤销党内职务", "留党察看", "开除党籍"]), Rules, "纪律处分", Difficulty.Easy, Constitution),

        new(Multiple("下列属于“四个服从”的有（ ）。", "ABCD", ["党员个人服从党的组织", "少数服从多数", "下级组织服从上级组织", "全党各个组织和全体党员服从党的全国代表大会和中央委员会", "支部服从党小组"], "民主集中制的第一条原则。党小组由支部划分，在支部领导下开展活动。"), Basics, "民主集中制", Difficulty.Medium, Constitution),
        new(Multiple("“三会一课”中的“三会”是指（ ）。", "ABC", ["党员大会", "支部委员会会议", "党小组会", "民主生活会"]), Life, "三会一课", Difficulty.Easy, BranchWork),
        new(Multiple("党的纪律包括（ ）。", "ABCDEF", ["政治纪律", "组织纪律", "廉洁纪律", "群众纪律", "工作纪律", "生活纪律"]), Rules, "六项纪律", Difficulty.Easy, Constitution),
        new(Multiple("按照党章规定，对党员的纪律处分包括（ ）。", "ABCDE", ["警告", "严重警告", "撤销党内职务", "留党察看", "开除党籍", "记过"], "党纪处分一共五种；记过是政务处分。"), Rules, "纪律处分", Difficulty.Medium, Constitution),
        new(Multiple("与正式党员相比，预备党员没有（ ）。", "ABC", ["表决权", "选举权", "被选举权", "参加党的会议的权利", "对党的工作提出建议的权利"], "党章第七条：除了没有表决权、选举权和被选举权以外，权利同正式党员一样。"), Growth, "预备期", Difficulty.Medium, Constitution),
        new(Multiple("党的三大优良作风是（ ）。", "ABD", ["理论联系实际", "密切联系群众", "厉行勤俭节约", "批评与自我批评"]), Basics, "党的作风", Difficulty.Easy, Constitution),
        new(Multiple("关于临时党支部，下列说法正确的有（ ）。", "ABD", ["党员的组织关系不转接", "一般不发展党员", "负责收缴党费", "任务完成后自然撤销"], "临时党支部主要组织党员开展政治学习，教育、管理、监督党员，不收缴党费。"), Life, "临时党支部", Difficulty.Hard, BranchWork),
        new(Multiple("“四个意识”包括（ ）。", "ABCD", ["政治意识", "大局意识", "核心意识", "看齐意识", "竞争意识"]), Basics, "总纲", Difficulty.Easy, Constitution),
        new(Multiple("党支部应当经常开展谈心谈话，一般在（ ）之间进行。", "ABC", ["班子成员", "班子成员和党员", "党员和党员", "党员和被审计单位"]), Life, "谈心谈话", Difficulty.Medium, BranchWork),
        new(Multiple("处分违犯党纪的党员，应当坚持的方针和要求有（ ）。", "ABC", ["惩前毖后、治病救人", "党纪面前一律平等", "实事求是", "有错必开除"]), Rules, "纪律处分", Difficulty.Medium, Discipline),
        new(Multiple("下列属于党员义务的有（ ）。", "ABD", ["带头参加改革开放和社会主义现代化建设", "自觉遵守党的纪律", "在党的会议上参加表决", "密切联系群众"], "参加表决是权利，不是义务。"), Basics, "党员义务与权利", Difficulty.Hard, Constitution),

        new(Judge("入党宣誓由预备党员面向党旗进行。", true), Growth, "入党程序", Difficulty.Easy, Constitution),
        new(Judge("预备党员在支部大会讨论接收新党员时有表决权。", false, "预备党员没有表决权、选举权和被选举权。"), Growth, "预备期", Difficulty.Easy, Constitution),
        new(Judge("党的基层组织可以吸收非党员参加党小组会并行使表决权。", false), Life, "三会一课", Difficulty.Easy, BranchWork),
        new(Judge("党员对党的决议和政策有不同意见的，在坚决执行的前提下，可以声明保留。", true, "党章第四条第七项。"), Basics, "党员义务与权利", Difficulty.Medium, Constitution),
        new(Judge("每个党员，不论职务高低，都必须编入党的一个支部、小组或其他特定组织。", true), Basics, "党员义务与权利", Difficulty.Easy, Constitution),
        new(Judge("担任领导职务的党员可以不参加所在党支部的组织生活。", false, "党员领导干部要落实双重组织生活制度。"), Life, "组织生活会", Difficulty.Easy, BranchWork),
        new(Judge("党支部每月相对固定 1 天开展主题党日。", true), Life, "主题党日", Difficulty.Easy, BranchWork),
        new(Judge("党员大会进行表决时，到会有表决权的党员只要达到应到会人数的三分之一即可。", false, "到会人数必须超过应到会有表决权党员的半数。"), Life, "三会一课", Difficulty.Medium, BranchWork),
        new(Judge("党员有退党的自由。", true, "党章第九条。党员要求退党，应当经支部大会讨论后宣布除名，并报上级党组织备案。"), Basics, "党员义务与权利", Difficulty.Medium, Constitution),
        new(Judge("对党员的纪律处分，一般必须经过支部大会讨论决定，报党的基层委员会批准。", true), Rules, "纪律处分", Difficulty.Medium, Constitution),
        new(Judge("党员受到留党察看处分期间，仍然享有表决权。", false, "留党察看期间没有表决权、选举权和被选举权。"), Rules, "纪律处分", Difficulty.Medium, Constitution),
        new(Judge("入党积极分子的培养教育和考察，时间应当在一年以上。", true), Growth, "入党程序", Difficulty.Medium, Admission),
        new(Judge("民主评议党员一般每年开展 1 次。", true), Life, "民主评议", Difficulty.Easy, BranchWork),
        new(Judge("党员个人可以代表党组织对外发表与中央决定不同的意见。", false), Basics, "民主集中制", Difficulty.Easy, Constitution),

        new(Fill("入党誓词的最后一句是：随时准备为党和人民牺牲一切，____。", "永不叛党"), Growth, "入党程序", Difficulty.Easy, Constitution),
        new(Fill("党的三大优良作风是理论联系实际、密切联系群众和____。", "批评与自我批评|批评和自我批评"), Basics, "党的作风", Difficulty.Easy, Constitution),
        new(Fill("党的组织原则是____。", "民主集中制|民主集中"), Basics, "民主集中制", Difficulty.Easy, Constitution),
        new(Fill("党支部委员会会议、党小组会一般每____召开 1 次，党员大会一般每____召开 1 次。", "月|个月", "季度|个季度|季"), Life, "三会一课", Difficulty.Medium, BranchWork),
        new(Fill("党的全国代表大会每____年举行一次。", "五|5"), Basics, "中央组织", Difficulty.Easy, Constitution),
        new(Fill("对待犯错误的同志，坚持惩前毖后、____的方针。", "治病救人"), Rules, "纪律处分", Difficulty.Easy, Discipline),

        new(Single("为发展对象举办的短期集中培训，时间一般不少于（ ）。", "B", ["一天", "三天", "七天", "十五天"], "或者不少于二十四个学时。"), Growth, "入党程序", Difficulty.Hard, Admission, QuestionState.Draft),
        new(Judge("党小组组长由党支部指定或者由所在党小组党员推荐产生。", true), Life, "支部设置", Difficulty.Medium, BranchWork, QuestionState.Draft),
        new(Single("党旗为旗面缀有（ ）党徽图案的红旗。", "A", ["金黄色", "红色", "白色", "银色"]), Basics, "党徽党旗", Difficulty.Easy, Constitution, QuestionState.Suspended),
    ];

    private static QuestionContent Single(string stem, string answer, string[] options, string? why = null) =>
        QuestionContent.Of(QuestionType.SingleChoice, stem, Lettered(options), [answer], why);

    private static QuestionContent Multiple(string stem, string answer, string[] options, string? why = null) =>
        QuestionContent.Of(QuestionType.MultipleChoice, stem, Lettered(options), answer.Select(key => key.ToString()), why);

    private static QuestionContent Judge(string stem, bool isRight, string? why = null) =>
        QuestionContent.Of(QuestionType.TrueFalse, stem, [], [isRight ? QuestionContent.True : QuestionContent.False], why);

    private static QuestionContent Fill(string stem, params string[] blanks) => QuestionContent.Of(QuestionType.FillIn, stem, [], blanks, null);

    private static IEnumerable<QuestionOption> Lettered(string[] options) =>
        options.Select((text, index) => new QuestionOption(((char)('A' + index)).ToString(), text));
}
