using PartyPlatform.Contracts.Showcase;
using PartyPlatform.Messaging;

namespace PartyPlatform.Learning.Points;

/// <summary>Gives the author of an approved story points, and takes them back when the story is withdrawn.</summary>
internal sealed class GivePointsForStory(StoryLedger ledger) : IEventHandler<StoryApproved>
{
    public Task HandleAsync(StoryApproved message, EventContext context, CancellationToken cancellationToken) =>
        ledger.CreditAsync(
            new StoryOccasion(message.StoryId, NameOf(message.Kind), message.Title, message.AuthorId, message.BranchId, message.ApprovedAt), cancellationToken);

    private static string NameOf(StoryKind kind) => kind switch
    {
        StoryKind.Practice => "经验做法",
        StoryKind.Essay => "故事",
        StoryKind.Profile => "人物",
        _ => "稿件",
    };
}

/// <summary>A story that was never published has given nothing.</summary>
internal sealed class TakeBackPointsForStory(StoryLedger ledger) : IEventHandler<StoryWithdrawn>
{
    public Task HandleAsync(StoryWithdrawn message, EventContext context, CancellationToken cancellationToken) =>
        message.WasPublished ? ledger.TakeBackAsync(message.StoryId, message.AuthorId, message.WithdrawnAt, cancellationToken) : Task.CompletedTask;
}
