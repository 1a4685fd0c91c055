using PartyPlatform.Contracts.Learning;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Contracts.Oversight;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.Messaging;

namespace PartyPlatform.Notifications.Events;

// One reaction an area: which internal events become public, and what of them.

internal sealed class ArchiveLearning(EventArchive archive) : IEventHandler<QuizCompleted>, IEventHandler<QuizPublished>
{
    public Task HandleAsync(QuizCompleted message, EventContext context, CancellationToken cancellationToken) => archive.AddAsync(
        EventTypes.QuizCompleted, $"quiz-attempts/{message.AttemptId}",
        new QuizCompletedData(message.QuizId, message.BranchId, message.CountsForGrade ? message.Passed : null),
        message.CompletedAt, context, "", cancellationToken);

    public Task HandleAsync(QuizPublished message, EventContext context, CancellationToken cancellationToken) => archive.AddAsync(
        EventTypes.QuizPublished, $"quizzes/{message.QuizId}",
        new QuizPublishedData(message.QuizId, message.OpensAt, message.ClosesAt, message.BranchIds),
        context.OccurredAt, context, "", cancellationToken);
}

internal sealed class ArchiveShowcase(EventArchive archive) : IEventHandler<StoryApproved>, IEventHandler<StoryWithdrawn>
{
    public Task HandleAsync(StoryApproved message, EventContext context, CancellationToken cancellationToken) => archive.AddAsync(
        EventTypes.StoryApproved, $"stories/{message.StoryId}",
        new StoryApprovedData(message.StoryId, message.Kind, message.BranchId, message.Version),
        message.ApprovedAt, context, "", cancellationToken);

    // Of a story that was never approved nobody outside has heard.
    public Task HandleAsync(StoryWithdrawn message, EventContext context, CancellationToken cancellationToken) => message.WasPublished
        ? archive.AddAsync(
            EventTypes.StoryWithdrawn, $"stories/{message.StoryId}", new StoryWithdrawnData(message.StoryId, message.BranchId),
            message.WithdrawnAt, context, "", cancellationToken)
        : Task.CompletedTask;
}

internal sealed class ArchiveOversight(EventArchive archive) : IEventHandler<ReviewAnnounced>, IEventHandler<ReviewStarted>, IEventHandler<ReviewClosed>
{
    public Task HandleAsync(ReviewAnnounced message, EventContext context, CancellationToken cancellationToken) => archive.AddAsync(
        EventTypes.ReviewAnnounced, Subject(message.ReviewId), new ReviewAnnouncedData(message.ReviewId, message.StartsAt, message.BranchIds),
        message.AnnouncedAt, context, "", cancellationToken);

    public Task HandleAsync(ReviewStarted message, EventContext context, CancellationToken cancellationToken) => archive.AddAsync(
        EventTypes.ReviewStarted, Subject(message.ReviewId), new ReviewStartedData(message.ReviewId, message.BranchIds),
        message.StartedAt, context, "", cancellationToken);

    public Task HandleAsync(ReviewClosed message, EventContext context, CancellationToken cancellationToken) => archive.AddAsync(
        EventTypes.ReviewClosed, Subject(message.ReviewId),
        new ReviewClosedData(message.ReviewId, message.BranchIds, message.Entries, message.Comments),
        message.ClosedAt, context, "", cancellationToken);

    private static string Subject(Guid reviewId) => $"reviews/{reviewId}";
}

internal sealed class ArchiveMembership(EventArchive archive) : IEventHandler<OrgUnitChanged>
{
    // A snapshot tells every unit again under new message ids: the version says that nothing has changed.
    public Task HandleAsync(OrgUnitChanged message, EventContext context, CancellationToken cancellationToken) => archive.AddAsync(
        EventTypes.BranchChanged, $"branches/{message.OrgUnitId}",
        new BranchChangedData(message.OrgUnitId, message.Version, message.ParentId, message.Kind, message.IsTemporary, message.EndsOn, message.ClosedOn),
        context.OccurredAt, context, $"{message.Version}", cancellationToken);
}

internal static class PublicEventRegistration
{
    public static MessagingBuilder HandlePublicEvents(this MessagingBuilder messaging) => messaging
        .Handle<QuizCompleted, ArchiveLearning>()
        .Handle<QuizPublished, ArchiveLearning>()
        .Handle<StoryApproved, ArchiveShowcase>()
        .Handle<StoryWithdrawn, ArchiveShowcase>()
        .Handle<ReviewAnnounced, ArchiveOversight>()
        .Handle<ReviewStarted, ArchiveOversight>()
        .Handle<ReviewClosed, ArchiveOversight>()
        .Handle<OrgUnitChanged, ArchiveMembership>();

    public static void AddPublicEvents(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<PublicEventOptions>().BindConfiguration(PublicEventOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<EventArchive>();
        builder.AddEventReaders();
    }
}
