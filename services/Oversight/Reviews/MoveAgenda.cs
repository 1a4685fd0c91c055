using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace PartyPlatform.Oversight.Reviews;

/// <summary>The next branch begins, or the last one ends.</summary>
/// <param name="After">How many branches had begun when this was decided; a second click is refused.</param>
public sealed record AgendaMove([property: Range(0, 50)] int After);

/// <summary>Where the agenda stands; told on the review's channel.</summary>
/// <param name="Position">How many branches have begun.</param>
/// <param name="Agenda">The agenda with its times.</param>
internal sealed record AgendaMoved(int Position, IReadOnlyList<AgendaBranch> Agenda);

internal static class MoveAgenda
{
    public static Task<Results<Ok<ReviewResponse>, NotFound>> Handle(
        [AsParameters] ReviewStep step, AgendaMove request, CancellationToken cancellationToken) =>
        step.TakeAsync(
            async (review, now) =>
            {
                review.RequireScribe(step.Caller);
                review.MoveOn(request.After, now);
                var moved = new AgendaMoved(review.AgendaPosition, await step.Db.AgendaOfAsync(review, cancellationToken));
                await ReviewChannels.TellAsync(step.Db, review.Id, ReviewChannels.Agenda, moved, now, cancellationToken);
            },
            cancellationToken);
}
