using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Tables;

namespace PartyPlatform.Membership.Imports;

/// <summary>Each row of the file with what became of it, to be corrected and uploaded again.</summary>
internal static class DownloadReport
{
    public static async Task<Results<FileContentHttpResult, NotFound>> Handle(Guid id, MembershipDb db, CancellationToken cancellationToken)
    {
        if (!await db.Set<MemberImport>().AnyAsync(import => import.Id == id, cancellationToken))
            return TypedResults.NotFound();
        var rows = await db.Set<MemberImportRow>().AsNoTracking().Where(row => row.ImportId == id).OrderBy(row => row.Number).ToListAsync(cancellationToken);

        string[] columns =
        [
            ImportColumns.Name, ImportColumns.EmployeeNumber, ImportColumns.UserName, ImportColumns.Branch,
            ImportColumns.Group, ImportColumns.Status, ImportColumns.PoliticalBirthday, ImportColumns.Position,
        ];
        string?[] header = ["行", "结果", "说明", .. columns.Select(ImportColumns.WordOf)];
        var lines = rows.Select(row => (IReadOnlyList<string?>)
        [
            $"{row.Number}", WordOf(row.Outcome), string.Join('；', row.Problems.Select(problem => problem.MessageZh)),
            .. columns.Select(column => row.Values.GetValueOrDefault(column)),
        ]);
        return TypedResults.File(
            Workbook.Write(new Sheet("导入结果", [6, 10, 40, 12, 14, 18, 28, 20, 10, 14, 16], lines.Prepend(header))), Workbook.MediaType, "import-report.xlsx");
    }

    private static string WordOf(RowOutcome outcome) => outcome switch
    {
        RowOutcome.New => "新增",
        RowOutcome.Update => "更新",
        RowOutcome.Unchanged => "没有变化",
        _ => "有错误",
    };
}

/// <summary>An empty list with the headings that are understood, and a second sheet that says how to fill it in.</summary>
internal static class DownloadTemplate
{
    public static FileContentHttpResult Handle()
    {
        string?[] header = [.. ImportColumns.Words];
        return TypedResults.File(Workbook.Write(
            new Sheet("党员名单", [12, 14, 18, 28, 20, 10, 14, 16], [header, ["张三", "LJ-2001", "zhang.san", "第一党支部", "第一小组", "正式", "2016-07-01", "审计员"]]),
            new Sheet("填写说明", [14, 60],
            [
                ["列", "怎么填"],
                ["姓名", "新党员必填"],
                ["工号", "必填；名册里有这个工号就更新，没有就新增"],
                ["登录名", "可不填，不填就用工号登录"],
                ["党支部", "新党员必填，全称或简称；写了不同的支部就是转接组织关系"],
                ["党小组", "可不填；要属于所写的党支部"],
                ["党员类型", "正式或预备，不填算正式"],
                ["政治生日", "支部大会通过为预备党员的日子，如 2016-07-01"],
                ["空着的格子", "名册里已有的内容保持不变"],
            ])), Workbook.MediaType, "member-template.xlsx");
    }
}
