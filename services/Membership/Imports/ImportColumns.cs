using System.Globalization;
using System.Text;
using PartyPlatform.ServiceDefaults.Problems;
using PartyPlatform.Tables;

namespace PartyPlatform.Membership.Imports;

/// <summary>Which column of the file is which, by the headings that offices use.</summary>
internal sealed class ImportColumns
{
    public const string Name = "name";
    public const string EmployeeNumber = "employeeNumber";
    public const string UserName = "userName";
    public const string Branch = "branch";
    public const string Group = "group";
    public const string Status = "status";
    public const string PoliticalBirthday = "politicalBirthday";
    public const string Position = "position";

    private static readonly (string Column, string Word, string[] Aliases)[] Known =
    [
        (Name, "姓名", ["姓名", "名字", "党员姓名", "name"]),
        (EmployeeNumber, "工号", ["工号", "员工编号", "人员编号", "职工号", "编号", "employeenumber", "employeeno"]),
        (UserName, "登录名", ["登录名", "用户名", "账号", "登录账号", "username"]),
        (Branch, "党支部", ["党支部", "支部", "所在支部", "所在党支部", "支部名称", "branch"]),
        (Group, "党小组", ["党小组", "小组", "所在小组", "所在党小组", "group"]),
        (Status, "党员类型", ["党员类型", "类型", "状态", "党员状态", "人员类别", "正式或预备", "status"]),
        (PoliticalBirthday, "政治生日", ["政治生日", "入党日期", "入党时间", "加入党组织日期", "politicalbirthday"]),
        (Position, "职务", ["职务", "党内职务", "岗位", "position"]),
    ];

    private readonly Dictionary<string, int> _at = [];

    private ImportColumns()
    {
    }

    /// <summary>Headings that say nothing to us.</summary>
    public List<string> Ignored { get; } = [];

    /// <summary>Finds the row with the headings: lists often begin with a title or two.</summary>
    public static (ImportColumns Columns, int HeaderIndex) Find(IReadOnlyList<TableRow> rows)
    {
        for (var index = 0; index < Math.Min(rows.Count, 10); index++)
        {
            var columns = new ImportColumns();
            columns.Take(rows[index]);
            if (!columns._at.ContainsKey(EmployeeNumber))
                continue;
            return (columns, index);
        }

        throw new InputRejected("import.header", "没找到表头：第一行要有“姓名”“工号”“党支部”，可先下载模板看看",
            "No header row: it needs at least 姓名, 工号 and 党支部.", "file");
    }

    public static string WordOf(string column) => Known.First(known => known.Column == column).Word;

    public static IEnumerable<string> Words => Known.Select(known => known.Word);

    public bool Has(string column) => _at.ContainsKey(column);

    public string Value(TableRow row, string column) => _at.TryGetValue(column, out var at) ? Clean(row[at]) : "";

    public Dictionary<string, string> Values(TableRow row) => _at.Keys.ToDictionary(column => column, column => Value(row, column), StringComparer.Ordinal);

    private void Take(TableRow header)
    {
        for (var at = 0; at < header.Cells.Count; at++)
        {
            var heading = Bare(header.Cells[at]);
            if (heading.Length == 0)
                continue;
            var known = Known.FirstOrDefault(candidate => candidate.Aliases.Contains(heading, StringComparer.OrdinalIgnoreCase)).Column;
            if (known is null)
                Ignored.Add(Clean(header.Cells[at]) is var text && text.Length > 40 ? text[..40] : text);
            else if (!_at.TryAdd(known, at))
                throw new InputRejected("import.headerDoubled", $"表头里“{WordOf(known)}”出现了两次，留一列", $"Two columns are both {known}.", "file");
        }
    }

    /// <summary>Full-width letters and spaces become ordinary ones; invisible characters from web pages go.</summary>
    private static string Clean(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)).Trim();

    // “姓 名*（必填）” is still 姓名.
    private static string Bare(string heading)
    {
        var text = Clean(heading);
        var bracket = text.IndexOfAny(['(', '[', '【']);
        return string.Concat((bracket > 0 ? text[..bracket] : text).Where(c => !char.IsWhiteSpace(c) && c is not '*' and not ':'));
    }
}
