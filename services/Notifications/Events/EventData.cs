using System.ComponentModel;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Contracts.Showcase;

namespace PartyPlatform.Notifications.Events;

// What other systems get, one record an event type. Documents and schemas are made from these same records. Thin on
// purpose: opaque references and figures, nobody's name or id, no title and no free text. Within a version only optional
// members are added.

/// <summary>party.learning.quiz.completed.v1</summary>
internal sealed record QuizCompletedData(
    [property: Description("The quiz.")] Guid QuizId,
    [property: Description("The branch that the attempt counts for.")] Guid BranchId,
    [property: Description("Whether the pass mark was reached; absent where no grade is given (probationary members).")] bool? Passed);

/// <summary>party.learning.quiz.published.v1</summary>
internal sealed record QuizPublishedData(
    [property: Description("The quiz.")] Guid QuizId,
    [property: Description("From when on it can be taken.")] DateTimeOffset OpensAt,
    [property: Description("Until when; absent while it stays open.")] DateTimeOffset? ClosesAt,
    [property: Description("The branches it is meant for; absent when it is for all.")] IReadOnlyList<Guid>? BranchIds);

/// <summary>party.showcase.story.approved.v1</summary>
internal sealed record StoryApprovedData(
    [property: Description("The story.")] Guid StoryId,
    [property: Description("Its kind.")] StoryKind Kind,
    [property: Description("The branch it counts for.")] Guid BranchId,
    [property: Description("The version that was approved.")] int Version);

/// <summary>party.showcase.story.withdrawn.v1</summary>
internal sealed record StoryWithdrawnData(
    [property: Description("The story; it had been approved before.")] Guid StoryId,
    [property: Description("The branch it counted for.")] Guid BranchId);

/// <summary>party.oversight.review.announced.v1</summary>
internal sealed record ReviewAnnouncedData(
    [property: Description("The review.")] Guid ReviewId,
    [property: Description("When it is meant to begin.")] DateTimeOffset StartsAt,
    [property: Description("The branches that report, in the order of the agenda.")] IReadOnlyList<Guid> BranchIds);

/// <summary>party.oversight.review.started.v1</summary>
internal sealed record ReviewStartedData(
    [property: Description("The review.")] Guid ReviewId,
    [property: Description("The branches that report, in the order of the agenda.")] IReadOnlyList<Guid> BranchIds);

/// <summary>party.oversight.review.closed.v1</summary>
internal sealed record ReviewClosedData(
    [property: Description("The review.")] Guid ReviewId,
    [property: Description("The branches that reported.")] IReadOnlyList<Guid> BranchIds,
    [property: Description("Entries posted.")] int Entries,
    [property: Description("Comments that stand.")] int Comments);

/// <summary>party.membership.branch.changed.v1</summary>
internal sealed record BranchChangedData(
    [property: Description("The part of the organisation.")] Guid BranchId,
    [property: Description("Grows with each change; ignore an older one than you hold.")] long Version,
    [property: Description("The part above it; absent at the root.")] Guid? ParentId,
    [property: Description("What it is.")] OrgUnitKind Kind,
    [property: Description("True for a temporary branch.")] bool IsTemporary,
    [property: Description("The day a temporary branch ends.")] DateOnly? EndsOn,
    [property: Description("The day it was closed, if it was.")] DateOnly? ClosedOn);
