using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>A quiz in the console's list.</summary>
/// <param name="Id">The quiz.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">Where it stands.</param>
/// <param name="OpensAt">Start of the window.</param>
/// <param name="ClosesAt">End of the window.</param>
/// <param name="QuestionCount">Questions of an attempt.</param>
/// <param name="TotalPoints">Points that can be reached.</param>
/// <param name="Attempts">Attempts begun so far.</param>
/// <param name="Takers">Members who began.</param>
/// <param name="CreatedAt">When it was drafted; the list is sorted by it, newest first.</param>
/// <param name="Version">For <c>If-Match</c>.</param>
public sealed record QuizRow(
    Guid Id,
    string Title,
    QuizState State,
    DateTimeOffset? OpensAt,
    DateTimeOffset? ClosesAt,
    int QuestionCount,
    int TotalPoints,
    int Attempts,
    int Takers,
    DateTimeOffset CreatedAt,
    long Version);

internal static class ListQuizzes
{
    public static async Task<Ok<PagedResponse<QuizRow>>> Handle(
        QuizState? state, string? q, [AsParameters] PageRequest page, Caller caller, LearningDb db, CancellationToken cancellationToken)
    {
        var quizzes = db.Set<Quiz>().AsNoTracking();
        // What is still being written is the Party office's alone.
        if (!caller.Has(PartyRole.PartyOffice))
            quizzes = quizzes.Where(quiz => quiz.State != QuizState.Draft);
        if (state is not null)
            quizzes = quizzes.Where(quiz => quiz.State == state);
        if (!string.IsNullOrWhiteSpace(q))
            quizzes = quizzes.Where(quiz => EF.Functions.ILike(quiz.Title, Pattern(q), "\\"));

        var found = await quizzes.NewestFirstAsync(quiz => quiz.CreatedAt, quiz => quiz.Id, page, cancellationToken);
        var ids = found.Items.Select(quiz => quiz.Id).ToList();
        var counts = await db.Set<Attempt>().Where(attempt => ids.Contains(attempt.QuizId)).GroupBy(attempt => attempt.QuizId)
            .Select(group => new { group.Key, Attempts = group.Count(), Takers = group.Select(attempt => attempt.MemberId).Distinct().Count() })
            .ToDictionaryAsync(group => group.Key, cancellationToken);
        return TypedResults.Ok(new PagedResponse<QuizRow>(
            [.. found.Items.Select(quiz => new QuizRow(
                quiz.Id, quiz.Title, quiz.State, quiz.OpensAt, quiz.ClosesAt, quiz.QuestionCount, quiz.TotalPoints,
                counts.GetValueOrDefault(quiz.Id)?.Attempts ?? 0, counts.GetValueOrDefault(quiz.Id)?.Takers ?? 0, quiz.CreatedAt, quiz.RowVersion))],
            found.Next, found.Previous));
    }

    // What a person types is text, not a pattern.
    private static string Pattern(string text) => "%" + text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
