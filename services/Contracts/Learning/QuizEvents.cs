namespace PartyPlatform.Contracts.Learning;

/// <summary>A quiz can be taken from now or from its opening on.</summary>
/// <param name="QuizId">The quiz.</param>
/// <param name="Title">Its title.</param>
/// <param name="OpensAt">Start of the window.</param>
/// <param name="ClosesAt">End of the window; null when it stays open.</param>
/// <param name="BranchIds">The branches it is meant for; null for all.</param>
[HeardBy("oversight", "notifications")]
public sealed record QuizPublished(Guid QuizId, string Title, DateTimeOffset OpensAt, DateTimeOffset? ClosesAt, IReadOnlyList<Guid>? BranchIds);

/// <summary>An attempt at a quiz was graded.</summary>
/// <param name="AttemptId">The attempt; there is one event an attempt.</param>
/// <param name="QuizId">The quiz.</param>
/// <param name="MemberId">Who took it.</param>
/// <param name="BranchId">The branch it counts for: the home branch at the time of submission.</param>
/// <param name="Score">Points reached in the quiz.</param>
/// <param name="TotalPoints">Points that could be reached.</param>
/// <param name="Passed">Whether the pass mark was reached.</param>
/// <param name="CountsForGrade">False for a probationary member, who takes part and gets no grade.</param>
/// <param name="CompletedAt">When it was submitted, or ended by the clock.</param>
[HeardBy("oversight", "notifications")]
public sealed record QuizCompleted(
    Guid AttemptId,
    Guid QuizId,
    Guid MemberId,
    Guid BranchId,
    decimal Score,
    decimal TotalPoints,
    bool Passed,
    bool CountsForGrade,
    DateTimeOffset CompletedAt);
