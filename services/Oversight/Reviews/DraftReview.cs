using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Oversight.Reviews;

/// <summary>The Party office begins a review. A draft may lack its agenda; announcing asks for it.</summary>
internal static class DraftReview
{
    private const string Route = "reviews";

    public static async Task<Created<ReviewResponse>> Handle(
        ReviewPlan request,
        Caller caller,
        [FromHeader(Name = IdempotencyKey.Header)] string? key,
        HttpContext context,
        OversightDb db,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await AgainAsync() is { } before)
            return await AnswerAsync(before);

        var now = clock.GetUtcNow();
        var plan = await ReviewPlanning.CheckAsync(db, request, cancellationToken);
        var review = Review.Draft(plan.Title, plan.StartsAt, plan.Agenda, plan.Scribes, caller.MemberId, now);
        db.Add(review);
        IdempotencyKey.Remember(db, caller.MemberId, Route, key, request, review.Id, now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (IdempotencyKey.WasTaken(exception))
        {
            db.ChangeTracker.Clear();
            review = (await AgainAsync())!;
        }

        return await AnswerAsync(review);

        async Task<Review?> AgainAsync() =>
            await IdempotencyKey.FindAsync(db, caller.MemberId, Route, key, request, cancellationToken) is { } id
                ? await db.Set<Review>().SingleOrDefaultAsync(known => known.Id == id, cancellationToken)
                : null;

        async Task<Created<ReviewResponse>> AnswerAsync(Review drafted)
        {
            EntityVersion.Tag(context, drafted.RowVersion);
            return TypedResults.Created(
                $"/api/oversight/reviews/{drafted.Id}", await db.AnswerAsync(drafted, caller, ReviewPositions.None, cancellationToken));
        }
    }
}
