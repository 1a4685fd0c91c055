using PartyPlatform.Learning.QuestionImports.Reading;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.QuestionImports;

/// <summary>What has become of an uploaded file.</summary>
public enum ImportState
{
    /// <summary>Shown and perhaps corrected; nothing is in the bank.</summary>
    Preview,

    /// <summary>Its questions are in the bank.</summary>
    Committed,

    /// <summary>Thrown away, or left lying too long.</summary>
    Discarded,
}

/// <summary>What a commit did.</summary>
/// <param name="Imported">New questions.</param>
/// <param name="NewVersions">Questions of the bank that got a new version.</param>
/// <param name="Skipped">Sound rows that were left out: duplicates and what somebody chose to skip.</param>
/// <param name="Errors">Rows that could not be imported.</param>
public sealed record ImportResult(int Imported, int NewVersions, int Skipped, int Errors);

/// <summary>An uploaded file on its way into the bank.</summary>
internal sealed class QuestionImport
{
    /// <summary>How long a preview waits for somebody to decide.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private QuestionImport()
    {
    }

    public Guid Id { get; private set; }

    public string FileName { get; private set; } = "";

    /// <summary>Bytes as uploaded.</summary>
    public long Size { get; private set; }

    public ImportFormat Format { get; private set; }

    public ImportState State { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public Guid CreatedBy { get; private set; }

    /// <summary>When an undecided preview is thrown away.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What the commit did; a repeated commit answers the same.</summary>
    public ImportResult? Result { get; private set; }

    public static QuestionImport Preview(string fileName, long size, ImportFormat format, Guid author, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        FileName = fileName,
        Size = size,
        Format = format,
        CreatedAt = now,
        CreatedBy = author,
        ExpiresAt = now + Lifetime,
    };

    /// <exception cref="RuleViolation">It was committed or thrown away, or has waited too long.</exception>
    public void RequirePreview(DateTimeOffset now)
    {
        if (State is ImportState.Committed)
            throw new RuleViolation("import.committed", "这次导入已经完成，不能再改", "This import has been committed.");
        if (State is ImportState.Discarded || now >= ExpiresAt)
            throw new RuleViolation("import.discarded", "这次导入已经取消或过期，重新上传文件", "This import was discarded or has expired; upload the file again.");
    }

    public void Commit(ImportResult result, DateTimeOffset now)
    {
        RequirePreview(now);
        (State, Result, EndedAt) = (ImportState.Committed, result, now);
    }

    public void Discard(DateTimeOffset now)
    {
        RequirePreview(now);
        (State, EndedAt) = (ImportState.Discarded, now);
    }
}
