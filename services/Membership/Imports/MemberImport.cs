using PartyPlatform.Contracts.Membership;
using PartyPlatform.ServiceDefaults.Problems;
using PartyPlatform.Tables;

namespace PartyPlatform.Membership.Imports;

/// <summary>An uploaded list of people: looked at first, taken over in one piece later.</summary>
internal sealed class MemberImport
{
    private MemberImport()
    {
    }

    public Guid Id { get; private set; }

    public string FileName { get; private set; } = "";

    public TableFormat Format { get; private set; }

    public ImportState State { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset? CommittedAt { get; private set; }

    /// <summary>Columns of the file whose headings say nothing to us.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; private set; } = [];

    public static MemberImport Preview(
        Guid id, string fileName, TableFormat format, IReadOnlyList<string> ignoredColumns, Guid createdBy, DateTimeOffset now) => new()
        {
            Id = id,
            FileName = fileName,
            Format = format,
            IgnoredColumns = ignoredColumns,
            CreatedBy = createdBy,
            CreatedAt = now,
        };

    public void Commit(DateTimeOffset now)
    {
        if (State != ImportState.Preview)
            throw Over();
        State = ImportState.Committed;
        CommittedAt = now;
    }

    public void Discard()
    {
        if (State != ImportState.Preview)
            throw Over();
        State = ImportState.Discarded;
    }

    private RuleViolation Over() => State == ImportState.Committed
        ? new RuleViolation("import.committed", "这次导入已经提交了", "The import has been committed.")
        : new RuleViolation("import.discarded", "这次导入已经放弃了，重新上传", "The import was discarded; upload the file again.");
}

internal enum ImportState
{
    Preview,
    Committed,
    Discarded,
}

internal enum RowOutcome
{
    New,
    Update,
    Unchanged,
    Error,
}

/// <summary>A row of the file: what it says, what it would do, and what is wrong with it.</summary>
internal sealed class MemberImportRow
{
    public Guid ImportId { get; init; }

    /// <summary>The number the person sees beside the row in Excel.</summary>
    public int Number { get; init; }

    public RowOutcome Outcome { get; private set; }

    /// <summary>The row as it stands in the file, by our names of the columns.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<RowProblem> Problems { get; private set; } = [];

    /// <summary>The row understood; null if it is wrong.</summary>
    public ImportedMember? Understood { get; private set; }

    public Guid? MemberId { get; private set; }

    /// <summary>The member's version that the preview was made from: if it moved on, the row is not applied blindly.</summary>
    public long? MemberVersion { get; private set; }

    public void WouldRegister(ImportedMember understood) => (Outcome, Understood) = (RowOutcome.New, understood);

    public void WouldChange(ImportedMember understood, Guid memberId, long version, bool anything) =>
        (Outcome, Understood, MemberId, MemberVersion) = (anything ? RowOutcome.Update : RowOutcome.Unchanged, understood, memberId, version);

    public void Fail(params IReadOnlyList<RowProblem> problems) =>
        (Outcome, Problems, Understood) = (RowOutcome.Error, [.. Problems, .. problems], null);
}

/// <summary>What is wrong with a row, and in which column.</summary>
internal sealed record RowProblem(string? Column, string Code, string MessageZh, string MessageEn);

/// <summary>A row understood. Null means that the file does not say, which leaves a known member as they are.</summary>
internal sealed record ImportedMember(
    string EmployeeNumber, string? Name, string? UserName, Guid? BranchId, Guid? GroupId, MemberStatus? Status,
    DateOnly? PoliticalBirthday, string? Position);
