using System.ComponentModel.DataAnnotations;
using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>Everything about a quiz that the Party office decides.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Description">What members read before they begin.</param>
/// <param name="Draws">Which questions are drawn for each attempt.</param>
/// <param name="TimeLimitMinutes">How long an attempt lasts; null when only the window ends it.</param>
/// <param name="GraceSeconds">How long after the end answers still on their way are taken.</param>
/// <param name="MaxAttempts">How often a member may try; the best attempt counts.</param>
/// <param name="PassPercent">From which part of the points on it is passed.</param>
/// <param name="OpensAt">Start of the window; null for the moment of publishing.</param>
/// <param name="ClosesAt">End of the window; null while it stays open.</param>
/// <param name="ShuffleQuestions">Whether each attempt has an order of its own.</param>
/// <param name="ShuffleOptions">Whether the options of choices are in another order in each attempt.</param>
/// <param name="Review">What members see after handing in.</param>
/// <param name="Audience">Whom it is meant for.</param>
public sealed record QuizSettings(
    [property: Required, StringLength(100, MinimumLength = 1)] string Title,
    [property: StringLength(2000)] string? Description,
    [property: Required, MaxLength(30)] IReadOnlyList<DrawRule> Draws,
    [property: Range(1, 600)] int? TimeLimitMinutes,
    [property: Range(0, 600)] int GraceSeconds,
    [property: Range(1, 20)] int MaxAttempts,
    [property: Range(0, 100)] int PassPercent,
    DateTimeOffset? OpensAt,
    DateTimeOffset? ClosesAt,
    bool ShuffleQuestions,
    bool ShuffleOptions,
    [property: Required] ReviewSettings Review,
    [property: Required] QuizAudience Audience);

/// <summary>So many questions at random out of a part of the bank.</summary>
/// <param name="CategoryId">The subject, with its knowledge points, or one knowledge point; null for any.</param>
/// <param name="Type">How they are asked; null for any.</param>
/// <param name="Difficulty">How hard they are; null for any.</param>
/// <param name="Count">How many.</param>
/// <param name="PointsEach">Points for each one that is wholly right.</param>
public sealed record DrawRule(
    Guid? CategoryId,
    QuestionType? Type,
    Difficulty? Difficulty,
    [property: Range(1, 100)] int Count,
    [property: Range(1, 100)] int PointsEach);

/// <summary>What is shown after an attempt, and from when on.</summary>
/// <param name="Score">Score, passed, which questions were right, points earned.</param>
/// <param name="Answers">The right answers.</param>
/// <param name="Explanations">The explanations.</param>
public sealed record ReviewSettings(ReviewMoment Score, ReviewMoment Answers, ReviewMoment Explanations);

/// <summary>From when on something is shown.</summary>
public enum ReviewMoment
{
    /// <summary>As soon as the attempt is handed in.</summary>
    Immediately,

    /// <summary>When nobody can answer any more: after the window and its grace.</summary>
    AfterClose,

    /// <summary>Never.</summary>
    Never,
}

/// <summary>Whom a quiz is meant for.</summary>
/// <param name="BranchIds">Home or temporary branches; null for all members.</param>
public sealed record QuizAudience([property: MinLength(1), MaxLength(200)] IReadOnlyList<Guid>? BranchIds);
