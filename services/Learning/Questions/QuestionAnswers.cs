namespace PartyPlatform.Learning.Questions;

/// <summary>A subject or knowledge point by id and name.</summary>
/// <param name="Id">The category.</param>
/// <param name="Name">Its own name.</param>
/// <param name="ParentName">The name of the subject that it is a knowledge point of; null for a subject.</param>
public sealed record CategoryName(Guid Id, string Name, string? ParentName);

/// <summary>The document that a question was made from.</summary>
/// <param name="Id">The source.</param>
/// <param name="Name">Its name.</param>
public sealed record SourceName(Guid Id, string Name);

/// <summary>Who did something.</summary>
/// <param name="Id">The member.</param>
/// <param name="Name">Display name; null when this service no longer knows it.</param>
public sealed record Author(Guid Id, string? Name);

/// <summary>A question as it stands in lists.</summary>
/// <param name="Id">The question.</param>
/// <param name="Number">What people call it by, <c>Q-00017</c>.</param>
/// <param name="Type">How it is asked.</param>
/// <param name="Stem">The question itself.</param>
/// <param name="Category">What it is about.</param>
/// <param name="Difficulty">How hard it is thought to be.</param>
/// <param name="State">Whether it may be drawn.</param>
/// <param name="Source">What it was made from.</param>
/// <param name="HasExplanation">False while nobody has written why.</param>
/// <param name="Version">The number of the version that holds, counted from 1.</param>
/// <param name="UpdatedAt">When anything about it changed last.</param>
public sealed record QuestionItem(
    Guid Id,
    string Number,
    QuestionType Type,
    string Stem,
    CategoryName Category,
    Difficulty Difficulty,
    QuestionState State,
    SourceName? Source,
    bool HasExplanation,
    int Version,
    DateTimeOffset UpdatedAt);

/// <summary>A question with everything that staff may know of it. The answer's <c>ETag</c> header goes back as <c>If-Match</c>.</summary>
/// <param name="Id">The question.</param>
/// <param name="Number">What people call it by, <c>Q-00017</c>.</param>
/// <param name="Type">How it is asked.</param>
/// <param name="Stem">The question itself.</param>
/// <param name="Options">The options in their order.</param>
/// <param name="Answer">Keys of the right options (<c>T</c>/<c>F</c> for true/false); for fill-in one entry a blank, alternatives parted by <c>|</c>.</param>
/// <param name="Explanation">Why it is so.</param>
/// <param name="Category">What it is about.</param>
/// <param name="Difficulty">How hard it is thought to be.</param>
/// <param name="State">Whether it may be drawn.</param>
/// <param name="Source">What it was made from.</param>
/// <param name="Version">The number of the version that holds.</param>
/// <param name="CreatedAt">When the first version was written.</param>
/// <param name="UpdatedAt">When anything about it changed last.</param>
/// <param name="UpdatedBy">Who wrote the version that holds.</param>
/// <param name="History">All versions, the newest first.</param>
public sealed record QuestionDetail(
    Guid Id,
    string Number,
    QuestionType Type,
    string Stem,
    IReadOnlyList<QuestionOption> Options,
    IReadOnlyList<string> Answer,
    string? Explanation,
    CategoryName Category,
    Difficulty Difficulty,
    QuestionState State,
    SourceName? Source,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    Author UpdatedBy,
    IReadOnlyList<QuestionHistoryEntry> History);

/// <summary>One version of a question.</summary>
/// <param name="VersionId">What attempts refer to.</param>
/// <param name="Version">Counted from 1.</param>
/// <param name="At">When it was written.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="Type">How it was asked.</param>
/// <param name="Stem">The question itself.</param>
/// <param name="Options">The options in their order.</param>
/// <param name="Answer">What was right.</param>
/// <param name="Explanation">Why it was so.</param>
/// <param name="Difficulty">How hard it was thought to be.</param>
public sealed record QuestionHistoryEntry(
    Guid VersionId,
    int Version,
    DateTimeOffset At,
    Author By,
    QuestionType Type,
    string Stem,
    IReadOnlyList<QuestionOption> Options,
    IReadOnlyList<string> Answer,
    string? Explanation,
    Difficulty Difficulty);
