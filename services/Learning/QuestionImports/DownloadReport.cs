using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Learning.Questions;
using PartyPlatform.Tables;

namespace PartyPlatform.Learning.QuestionImports;

/// <summary>Every row of the file with what became of it and why, to be put right in the file.</summary>
internal static class DownloadReport
{
    public static async Task<Results<FileContentHttpResult, NotFound>> Handle(Guid importId, LearningDb db, CancellationToken cancellationToken)
    {
        if (!await db.Set<QuestionImport>().AnyAsync(import => import.Id == importId, cancellationToken))
            return TypedResults.NotFound();

        var rows = await db.Set<QuestionImportRow>().AsNoTracking().Where(row => row.ImportId == importId)
            .OrderBy(row => row.Number).ToListAsync(cancellationToken);
        string?[] header = ["题号", "位置", "结果", "说明", "处理", "题型", "题干", "选项", "答案", "解析"];
        return TypedResults.File(
            Workbook.Write(new Sheet("导入结果", [8, 16, 10, 40, 10, 8, 60, 40, 14, 40], rows.Select(Line).Prepend(header))),
            Workbook.MediaType, "question-import-report.xlsx");
    }

    private static IReadOnlyList<string?> Line(QuestionImportRow row) =>
    [
        $"{row.Number}", row.Location, WordOf(row.Outcome), string.Join('；', Remarks(row)), WordOf(row.Effective(RowDecision.Skip)),
        row.Type is { } type ? WordOf(type) : "", row.Stem, string.Join('\n', row.Options.Select(option => $"{option.Key}、{option.Text}")),
        row.RawAnswer, row.Explanation,
    ];

    private static IEnumerable<string> Remarks(QuestionImportRow row)
    {
        if (row.DuplicateOf is { } other)
            yield return $"与{(other.QuestionNumber is null ? $"第 {other.RowNumber} 题" : $" {other.QuestionNumber} ")}题干相同，答案{(other.SameAnswer ? "相同" : $"不同（那里是“{other.OtherAnswer}”）")}";
        foreach (var problem in row.Problems)
            yield return problem.MessageZh;
    }

    private static string WordOf(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Importable => "可导入",
        RowOutcome.Duplicate => "重复",
        _ => "有错误",
    };

    private static string WordOf(RowDecision decision) => decision switch
    {
        RowDecision.Import => "导入",
        RowDecision.NewVersion => "新版本",
        _ => "跳过",
    };

    internal static string WordOf(QuestionType type) => type switch
    {
        QuestionType.SingleChoice => "单选",
        QuestionType.MultipleChoice => "多选",
        QuestionType.TrueFalse => "判断",
        _ => "填空",
    };
}

/// <summary>An empty table with the headings that are understood, an example of each type, and how to fill it in.</summary>
internal static class DownloadTemplate
{
    public static FileContentHttpResult Handle() => TypedResults.File(Workbook.Write(
        new Sheet("题目", [8, 50, 20, 20, 20, 20, 20, 20, 12, 40, 8, 16],
        [
            ["题型", "题干", "选项A", "选项B", "选项C", "选项D", "选项E", "选项F", "答案", "解析", "难度", "分类"],
            ["单选", "预备党员的预备期为（ ）。", "半年", "一年", "两年", "三年", "", "", "B", "党章第一章第七条。", "易", "党员发展"],
            ["多选", "下列属于“四个服从”的有（ ）。", "党员个人服从党的组织", "少数服从多数", "下级组织服从上级组织", "支部服从党小组", "", "", "ABC", "", "中", "民主集中制"],
            ["判断", "预备党员有表决权。", "", "", "", "", "", "", "错", "", "易", "党员发展"],
            ["填空", "党的三大优良作风是理论联系实际、密切联系群众、____。", "", "", "", "", "", "", "批评与自我批评|批评和自我批评", "", "中", "党的作风"],
        ]),
        new Sheet("填写说明", [12, 70],
        [
            ["列", "怎么填"],
            ["题型", "单选、多选、判断或填空；不填时按答案判断"],
            ["题干", "必填，最多 2000 字；填空题用下划线或空括号表示空"],
            ["选项A—F", "单选和多选至少两个，中间不要空着"],
            ["答案", "必填。选择题写字母，如 B、ABD；判断题写对或错；填空题有几个空就用分号隔开，同一空的几种写法用 | 隔开"],
            ["解析", "可不填，交卷后显示给党员"],
            ["难度", "易、中或难；不填时用导入时选的"],
            ["分类", "题库里已有的分类或知识点名称；不填时用导入时选的"],
        ])), Workbook.MediaType, "question-template.xlsx");
}
