namespace PartyPlatform.Learning.Quizzes;

/// <summary>A quiz as the Party office edits it: its settings, as a change sends them back, and where it stands.</summary>
/// <param name="Id">The quiz.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Version">For <c>If-Match</c>; also in the <c>ETag</c>.</param>
/// <param name="Title">Its name.</param>
/// <param name="Description">What members read before they begin.</param>
/// <param name="Draws">Which questions are drawn for each attempt.</param>
/// <param name="TimeLimitMinutes">How long an attempt lasts.</param>
/// <param name="GraceSeconds">How long after the end answers are taken.</param>
/// <param name="MaxAttempts">How often a member may try.</param>
/// <param name="PassPercent">From which part of the points on it is passed.</param>
/// <param name="OpensAt">Start of the window.</param>
/// <param name="ClosesAt">End of the window.</param>
/// <param name="ShuffleQuestions">Whether each attempt has an order of its own.</param>
/// <param name="ShuffleOptions">Whether the options are in another order in each attempt.</param>
/// <param name="Review">What members see after handing in.</param>
/// <param name="Audience">Whom it is meant for.</param>
/// <param name="QuestionCount">Questions of an attempt.</param>
/// <param name="TotalPoints">Points that can be reached.</param>
/// <param name="CreatedAt">When it was drafted.</param>
/// <param name="PublishedAt">When members were let in.</param>
/// <param name="ClosedAt">When it ended.</param>
/// <param name="RevealsAt">When what is shown after the close is shown.</param>
public sealed record QuizResponse(
    Guid Id,
    QuizState State,
    long Version,
    string Title,
    string? Description,
    IReadOnlyList<DrawRule> Draws,
    int? TimeLimitMinutes,
    int GraceSeconds,
    int MaxAttempts,
    int PassPercent,
    DateTimeOffset? OpensAt,
    DateTimeOffset? ClosesAt,
    bool ShuffleQuestions,
    bool ShuffleOptions,
    ReviewSettings Review,
    QuizAudience Audience,
    int QuestionCount,
    int TotalPoints,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? RevealsAt)
{
    internal static QuizResponse Of(Quiz quiz) => new(
        quiz.Id, quiz.State, quiz.RowVersion, quiz.Title, quiz.Description, quiz.Draws, quiz.TimeLimitMinutes, quiz.GraceSeconds, quiz.MaxAttempts,
        quiz.PassPercent, quiz.OpensAt, quiz.ClosesAt, quiz.ShuffleQuestions, quiz.ShuffleOptions, quiz.Settings.Review, quiz.Settings.Audience,
        quiz.QuestionCount, quiz.TotalPoints, quiz.CreatedAt, quiz.PublishedAt, quiz.ClosedAt, quiz.RevealsAt);
}
