using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Learning;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Contracts.Oversight;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;

namespace PartyPlatform.Notifications.Inbox;

// What members hear of, one reaction an area. The title is a value of the message; the words are the client's.

internal sealed class TellAboutStories(NotificationsDb db, NoticeBoard board)
    : IEventHandler<StorySubmitted>, IEventHandler<StoryApproved>, IEventHandler<StoryReturned>, IEventHandler<StoryWithdrawn>
{
    /// <summary>Those who decide about it: the Party office, except the author.</summary>
    public async Task HandleAsync(StorySubmitted message, EventContext context, CancellationToken cancellationToken)
    {
        var office = JsonSerializer.Serialize(new[] { new { role = nameof(PartyRole.PartyOffice) } });
        var readers = await db.Set<LocalMember>()
            .FromSql($"select * from local_members where is_active and id <> {message.AuthorId} and roles @> {office}::jsonb")
            .Select(member => member.Id).ToListAsync(cancellationToken);
        foreach (var reader in readers)
            await board.TellAsync(reader, NoticeKind.StorySubmitted, message.StoryId, new { message.Title }, message.SubmittedAt, $"{message.Version}", cancellationToken);
    }

    public Task HandleAsync(StoryApproved message, EventContext context, CancellationToken cancellationToken) =>
        board.TellAsync(message.AuthorId, NoticeKind.StoryApproved, message.StoryId, new { message.Title }, message.ApprovedAt, "", cancellationToken);

    public Task HandleAsync(StoryReturned message, EventContext context, CancellationToken cancellationToken) =>
        board.TellAsync(message.AuthorId, NoticeKind.StoryReturned, message.StoryId, new { message.Title }, message.ReturnedAt, $"{message.Version}", cancellationToken);

    // Who takes back an own story knows it.
    public Task HandleAsync(StoryWithdrawn message, EventContext context, CancellationToken cancellationToken) => message.WithdrawnBy == message.AuthorId
        ? Task.CompletedTask
        : board.TellAsync(message.AuthorId, NoticeKind.StoryWithdrawn, message.StoryId, new { }, message.WithdrawnAt, "", cancellationToken);
}

internal sealed class TellAboutReviews(NoticeBoard board)
    : IEventHandler<ReviewAnnounced>, IEventHandler<ReviewRescheduled>, IEventHandler<ReviewCancelled>, IEventHandler<ReviewStarted>
{
    public Task HandleAsync(ReviewAnnounced message, EventContext context, CancellationToken cancellationToken) => board.AnnounceAsync(
        null, NoticeKind.ReviewAnnounced, message.ReviewId, new { message.Title, message.StartsAt, Branches = message.BranchIds.Count },
        message.AnnouncedAt, "", cancellationToken);

    public Task HandleAsync(ReviewRescheduled message, EventContext context, CancellationToken cancellationToken) => board.AnnounceAsync(
        null, NoticeKind.ReviewRescheduled, message.ReviewId, new { message.Title, message.StartsAt, message.PreviousStartsAt },
        message.RescheduledAt, $"{message.RescheduledAt.ToUnixTimeMilliseconds()}", cancellationToken);

    public Task HandleAsync(ReviewCancelled message, EventContext context, CancellationToken cancellationToken) => board.AnnounceAsync(
        null, NoticeKind.ReviewCancelled, message.ReviewId, new { message.Title }, message.CancelledAt, "", cancellationToken);

    public Task HandleAsync(ReviewStarted message, EventContext context, CancellationToken cancellationToken) => board.AnnounceAsync(
        null, NoticeKind.ReviewStarted, message.ReviewId, new { message.Title, Branches = message.BranchIds.Count }, message.StartedAt, "", cancellationToken);
}

internal sealed class TellAboutLearning(NoticeBoard board) : IEventHandler<QuizPublished>, IEventHandler<TopicOpened>
{
    public Task HandleAsync(QuizPublished message, EventContext context, CancellationToken cancellationToken) => board.AnnounceAsync(
        message.BranchIds, NoticeKind.QuizPublished, message.QuizId, new { message.Title, message.OpensAt, message.ClosesAt }, context.OccurredAt, "", cancellationToken);

    public Task HandleAsync(TopicOpened message, EventContext context, CancellationToken cancellationToken) => board.AnnounceAsync(
        null, NoticeKind.TopicOpened, message.TopicId, new { message.Title, message.ReviewId }, message.OpenedAt, "", cancellationToken);
}

internal static class InboxRegistration
{
    public static MessagingBuilder HandleInbox(this MessagingBuilder messaging)
    {
        messaging.Services.AddScoped<NoticeBoard>();
        return messaging
            .Handle<StorySubmitted, TellAboutStories>()
            .Handle<StoryApproved, TellAboutStories>()
            .Handle<StoryReturned, TellAboutStories>()
            .Handle<StoryWithdrawn, TellAboutStories>()
            .Handle<ReviewAnnounced, TellAboutReviews>()
            .Handle<ReviewRescheduled, TellAboutReviews>()
            .Handle<ReviewCancelled, TellAboutReviews>()
            .Handle<ReviewStarted, TellAboutReviews>()
            .Handle<QuizPublished, TellAboutLearning>()
            .Handle<TopicOpened, TellAboutLearning>();
    }
}
