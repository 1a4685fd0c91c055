using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Membership.Members;
using PartyPlatform.Membership.Organisation;
using PartyPlatform.ServiceDefaults.Time;
using PartyPlatform.Tables;

namespace PartyPlatform.Membership.Imports;

/// <summary>Understands the rows of a list against the directory as it is now.</summary>
internal sealed partial class ReadRows
{
    private readonly ImportColumns _columns;
    private readonly Dictionary<string, Member> _byNumber;
    private readonly Dictionary<string, Member> _byUserName;
    private readonly List<OrgUnit> _units;
    private readonly DateOnly _today;

    private ReadRows(ImportColumns columns, List<Member> members, List<OrgUnit> units, DateOnly today)
    {
        _columns = columns;
        _byNumber = members.ToDictionary(member => member.EmployeeNumber, StringComparer.OrdinalIgnoreCase);
        _byUserName = members.ToDictionary(member => member.UserName, StringComparer.OrdinalIgnoreCase);
        _units = units;
        _today = today;
    }

    public static async Task<ReadRows> AgainstAsync(MembershipDb db, ImportColumns columns, TimeProvider clock, CancellationToken cancellationToken) => new(
        columns,
        await db.Members.AsNoTracking().ToListAsync(cancellationToken),
        await db.OrgUnits.AsNoTracking().Where(unit => unit.ClosedOn == null).ToListAsync(cancellationToken),
        clock.BusinessToday());

    public List<MemberImportRow> Read(Guid importId, IEnumerable<TableRow> rows)
    {
        var read = rows.Select(row => Read(importId, row)).ToList();
        FindConflicts(read, row => row.Understood?.EmployeeNumber, ImportColumns.EmployeeNumber);
        FindSharedLogins(read);
        return read;
    }

    private MemberImportRow Read(Guid importId, TableRow source)
    {
        var row = new MemberImportRow { ImportId = importId, Number = source.Number, Values = _columns.Values(source) };
        var problems = new List<RowProblem>();
        var number = Text(source, ImportColumns.EmployeeNumber, 40, problems);
        if (number is null)
            problems.Add(Problem(ImportColumns.EmployeeNumber, "row.required", "没有工号", "The employee number is missing."));
        else if (!EmployeeNumberPattern().IsMatch(number))
            problems.Add(Problem(ImportColumns.EmployeeNumber, "row.employeeNumber", "工号只能有字母、数字和 . _ -", "The employee number has characters that are not allowed."));
        var known = number is null ? null : _byNumber.GetValueOrDefault(number);

        var userName = Text(source, ImportColumns.UserName, 60, problems);
        CheckUserName(userName, number, known, problems);
        var branch = Branch(source, problems);
        var understood = new ImportedMember(
            number?.ToUpperInvariant() ?? "", Text(source, ImportColumns.Name, 60, problems), userName?.ToLowerInvariant(),
            branch?.Id, Group(source, branch?.Id ?? known?.BranchId, problems)?.Id, Status(source, problems),
            PoliticalBirthday(source, problems), Text(source, ImportColumns.Position, 60, problems));
        if (known is null)
            RequireForNew(understood, branch, source, problems);
        else if (!known.IsActive)
            problems.Add(Problem(ImportColumns.EmployeeNumber, "row.deactivated", "这位党员的账号已停用，先恢复再导入", "The account is deactivated."));

        if (problems.Count > 0)
            row.Fail([.. problems]);
        else if (known is null)
            row.WouldRegister(understood);
        else
            row.WouldChange(understood, known.Id, known.Version, Changes(known, understood));
        return row;
    }

    /// <summary>True if the row says anything else than the directory.</summary>
    internal static bool Changes(Member known, ImportedMember row) =>
        (row.Name is { } name && name != known.Name)
        || (row.UserName is { } userName && userName != known.UserName)
        || (row.BranchId is { } branch && branch != known.BranchId)
        || (row.GroupId is { } group && group != known.GroupId)
        || (row.Status is { } status && status != known.Status)
        || (row.PoliticalBirthday is { } birthday && birthday != known.PoliticalBirthday)
        || (row.Position is { } position && position != known.Position);

    private void RequireForNew(ImportedMember row, OrgUnit? branch, TableRow source, List<RowProblem> problems)
    {
        if (row.Name is null)
            problems.Add(Problem(ImportColumns.Name, "row.required", "新党员要有姓名", "A new member needs a name."));
        if (branch is null && _columns.Value(source, ImportColumns.Branch).Length == 0)
            problems.Add(Problem(ImportColumns.Branch, "row.required", "新党员要写明党支部", "A new member needs a branch."));
        if (row is { UserName: null, EmployeeNumber: { Length: > 0 } number })
        {
            if (number.Length < 3)
                problems.Add(Problem(ImportColumns.UserName, "row.required", "工号太短，不能当登录名，请另写登录名", "The employee number is too short to sign in with; give a sign-in name."));
            else if (_byUserName.ContainsKey(number))
                problems.Add(Problem(ImportColumns.EmployeeNumber, "row.userNameTaken", "工号和别人的登录名一样，请另写登录名", "The employee number is somebody's sign-in name."));
        }
    }

    private void CheckUserName(string? userName, string? number, Member? known, List<RowProblem> problems)
    {
        if (userName is null)
            return;
        if (!UserNamePattern().IsMatch(userName))
            problems.Add(Problem(ImportColumns.UserName, "row.userName", "登录名至少 3 位，只能有字母、数字和 . _ -", "The sign-in name needs three or more letters, digits or . _ -"));
        else if (_byUserName.TryGetValue(userName, out var owner) && owner.Id != known?.Id)
            problems.Add(Problem(ImportColumns.UserName, "row.userNameTaken", "这个登录名已有人用", "The sign-in name is taken."));
        else if (_byNumber.TryGetValue(userName, out owner) && owner.Id != known?.Id)
            problems.Add(Problem(ImportColumns.UserName, "row.userNameTaken", "这个登录名是别人的工号", "The sign-in name is somebody's employee number."));
        else if (number is not null && _byUserName.TryGetValue(number, out owner) && owner.Id != known?.Id)
            problems.Add(Problem(ImportColumns.EmployeeNumber, "row.userNameTaken", "这个工号是别人的登录名", "The employee number is somebody's sign-in name."));
    }

    private OrgUnit? Branch(TableRow source, List<RowProblem> problems)
    {
        var text = _columns.Value(source, ImportColumns.Branch);
        if (text.Length == 0)
            return null;
        var found = _units.Where(unit => unit.Kind == OrgUnitKind.Branch && Named(unit, text)).ToList();
        if (found is [{ IsTemporary: true }])
            problems.Add(Problem(ImportColumns.Branch, "row.branchTemporary", $"“{text}”是临时党支部，这里要写组织关系所在的党支部", "A temporary branch cannot be the home branch."));
        else if (found.Count == 0)
            problems.Add(Problem(ImportColumns.Branch, "row.branchUnknown", $"没有叫“{text}”的党支部", "There is no branch of this name."));
        else if (found.Count > 1)
            problems.Add(Problem(ImportColumns.Branch, "row.branchAmbiguous", $"有 {found.Count} 个支部叫“{text}”，写全称", "Several branches have this name; write it in full."));
        return found is [{ IsTemporary: false } branch] ? branch : null;
    }

    private OrgUnit? Group(TableRow source, Guid? branchId, List<RowProblem> problems)
    {
        var text = _columns.Value(source, ImportColumns.Group);
        if (text.Length == 0 || branchId is null)
            return null;
        var group = _units.FirstOrDefault(unit => unit.Kind == OrgUnitKind.Group && unit.ParentId == branchId && Named(unit, text));
        if (group is null)
            problems.Add(Problem(ImportColumns.Group, "row.groupUnknown", $"这个党支部里没有叫“{text}”的党小组", "The branch has no group of this name."));
        return group;
    }

    private static bool Named(OrgUnit unit, string text) => unit.Name.Replace('（', '(').Replace('）', ')') == text.Replace('（', '(').Replace('）', ')') || unit.ShortName == text;

    private MemberStatus? Status(TableRow source, List<RowProblem> problems)
    {
        switch (_columns.Value(source, ImportColumns.Status))
        {
            case "":
                return null;
            case "正式" or "正式党员" or "Full":
                return MemberStatus.Full;
            case "预备" or "预备党员" or "Probationary":
                return MemberStatus.Probationary;
            case var text:
                problems.Add(Problem(ImportColumns.Status, "row.status", $"党员类型只认“正式”和“预备”，这里写的是“{text}”", "The status is 正式 or 预备."));
                return null;
        }
    }

    private DateOnly? PoliticalBirthday(TableRow source, List<RowProblem> problems)
    {
        var text = _columns.Value(source, ImportColumns.PoliticalBirthday);
        if (text.Length == 0)
            return null;
        if (ParseDate(text) is not { } date)
            problems.Add(Problem(ImportColumns.PoliticalBirthday, "row.date", $"看不懂日期“{text}”，写成 2026-07-01", "The date cannot be read; write it as 2026-07-01."));
        else if (date > _today)
            problems.Add(Problem(ImportColumns.PoliticalBirthday, "row.dateFuture", "政治生日晚于今天", "The political birthday is in the future."));
        else if (date < new DateOnly(1921, 7, 1))
            problems.Add(Problem(ImportColumns.PoliticalBirthday, "row.dateEarly", "政治生日早于 1921-07-01", "The political birthday is before 1 July 1921."));
        else
            return date;
        return null;
    }

    /// <summary>2026-07-01, 2026/7/1, 2026.7.1, 2026年7月1日, 20260701.</summary>
    internal static DateOnly? ParseDate(string text)
    {
        var match = DatePattern().Match(text);
        if (!match.Success)
            return null;
        int Part(string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
        var (year, month, day) = (Part("y"), Part("m"), Part("d"));
        return month is >= 1 and <= 12 && year >= 1 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private string? Text(TableRow source, string column, int longest, List<RowProblem> problems)
    {
        var text = _columns.Value(source, column);
        if (text.Length > longest)
            problems.Add(Problem(column, "row.tooLong", $"{ImportColumns.WordOf(column)}最多 {longest} 个字", $"At most {longest} characters."));
        return text.Length == 0 ? null : text.Length > longest ? text[..longest] : text;
    }

    /// <summary>The same person twice: a true repetition is skipped, a contradiction stops both rows.</summary>
    private static void FindConflicts(List<MemberImportRow> rows, Func<MemberImportRow, string?> key, string column)
    {
        foreach (var same in rows.Where(row => row.Outcome != RowOutcome.Error && key(row) is { Length: > 0 }).GroupBy(key, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).ToList())
        {
            var (first, others) = (same.First(), same.Skip(1).ToList());
            if (others.All(row => row.Understood == first.Understood))
            {
                foreach (var row in others)
                    row.Fail(Problem(column, "row.duplicate", $"和第 {first.Number} 行重复", $"The same as row {first.Number}."));
                continue;
            }

            var numbers = string.Join('、', same.Select(row => row.Number));
            foreach (var row in same.ToList())
                row.Fail(Problem(column, "row.conflict", $"第 {numbers} 行的{ImportColumns.WordOf(column)}相同，内容却不同，留对的那一行",
                    $"Rows {numbers} have the same {column} and differ."));
        }
    }

    /// <summary>
    /// People type their sign-in name or their number into the same field, and who is given no name signs in with the number:
    /// none of a row's may be another row's.
    /// </summary>
    private static void FindSharedLogins(List<MemberImportRow> rows)
    {
        var shared = rows.Where(row => row.Understood is not null)
            .SelectMany(row => LoginsOf(row.Understood!).Select(login => (Login: login, Row: row)))
            .GroupBy(claim => claim.Login, claim => claim.Row).Where(claimed => claimed.Count() > 1).ToList();
        foreach (var claimed in shared)
        {
            var numbers = string.Join('、', claimed.Select(row => row.Number));
            foreach (var row in claimed)
                row.Fail(Problem(ImportColumns.UserName, "row.conflict", $"第 {numbers} 行都会用“{claimed.Key}”登录（没写登录名的用工号），给其中的另写一个登录名",
                    $"Rows {numbers} would sign in with the same {claimed.Key}; without a sign-in name the number is used."));
        }
    }

    private static IEnumerable<string> LoginsOf(ImportedMember row) =>
        new[] { Member.NormalizeUserName(row.EmployeeNumber), row.UserName }.OfType<string>().Distinct();

    private static RowProblem Problem(string column, string code, string zh, string en) => new(column, code, zh, en);

    [GeneratedRegex(MemberPatterns.EmployeeNumber)]
    private static partial Regex EmployeeNumberPattern();

    [GeneratedRegex(MemberPatterns.UserName)]
    private static partial Regex UserNamePattern();

    [GeneratedRegex(@"^(?:(?<y>\d{4})\s*[-/.年]\s*(?<m>\d{1,2})\s*[-/.月]\s*(?<d>\d{1,2})\s*日?|(?<y>\d{4})(?<m>\d{2})(?<d>\d{2}))(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$")]
    private static partial Regex DatePattern();
}
