using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Membership.Conduct;

/// <summary>A new version of the rules; everyone acknowledges it before posting again.</summary>
/// <param name="Rules">One to twenty rules of at most 200 characters.</param>
public sealed record PublishConductRulesRequest([property: Required, Length(1, 20)] IReadOnlyList<string> Rules);

internal static class PublishConductRules
{
    private const string Route = "conduct-rules";
    private const int LongestRule = 200;

    internal sealed record PublishedRules(int Version, DateTimeOffset PublishedAt);

    public static async Task<Created<PublishedRules>> Handle(
        PublishConductRulesRequest request, MembershipDb db, TimeProvider clock, Caller caller, [FromHeader(Name = IdempotencyKey.Header)] string? key,
        CancellationToken cancellationToken)
    {
        if (request.Rules.Any(rule => rule.Length > LongestRule))
            throw new InputRejected("conductRules.tooLong", $"每条群规最多 {LongestRule} 个字", $"A rule has at most {LongestRule} characters.", "rules");

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.WaitForSameKeyAsync(caller.MemberId, key, cancellationToken);
        if (await IdempotencyKey.FindAsync(db, caller.MemberId, Route, key, request, cancellationToken) is { } before)
            return Answer(await db.ConductRules.AsNoTracking().SingleAsync(rules => rules.Version == VersionOf(before), cancellationToken));

        var now = clock.GetUtcNow();
        var newest = await db.ConductRules.MaxAsync(rules => (int?)rules.Version, cancellationToken) ?? 0;
        var published = ConductRules.Publish(newest + 1, request.Rules, caller.MemberId, now);
        db.ConductRules.Add(published);
        db.Publish(new ConductRulesPublished(published.Version, now), now);
        IdempotencyKey.Remember(db, caller.MemberId, Route, key, request, IdOf(published.Version), now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Answer(published);
    }

    private static Created<PublishedRules> Answer(ConductRules published) =>
        TypedResults.Created("/api/membership/conduct-rules/current", new PublishedRules(published.Version, published.PublishedAt));

    // Versions are counted and have no id; a remembered key wants one.
    private static Guid IdOf(int version) => new(version, 0, 0, new byte[8]);

    private static int VersionOf(Guid id) => BitConverter.ToInt32(id.ToByteArray());
}
