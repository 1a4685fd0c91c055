using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.MemberCopy;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Showcase.Stories;

/// <summary>What a line of a list is read from; the text itself stays in the database.</summary>
internal sealed class StoryRow
{
    public required Guid Id { get; init; }

    public required StoryState State { get; init; }

    public required StoryKind Kind { get; init; }

    public required string Title { get; init; }

    public required string Excerpt { get; init; }

    public required IReadOnlyList<StoryPicture> Pictures { get; init; }

    public required Guid AuthorId { get; init; }

    public required Guid BranchId { get; init; }

    public required int Version { get; init; }

    public required bool IsFeatured { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required DateTimeOffset? SubmittedAt { get; init; }

    public required DateTimeOffset? PublishedAt { get; init; }
}

internal static class StoryRows
{
    /// <summary>
    /// The story, held until the end of the transaction: of two editors who decide at once the second one waits here and
    /// then sees what the first one did.
    /// </summary>
    public static Task<Story?> LockAsync(this ShowcaseDb db, Guid storyId, CancellationToken cancellationToken) =>
        db.Set<Story>().FromSql($"select *, xmin from stories where id = {storyId} for update").SingleOrDefaultAsync(cancellationToken);

    /// <summary>True if the caller may know of the story: its author, everybody once published, the office once handed in.</summary>
    public static bool IsSeenBy(this Story story, Caller caller) =>
        story.AuthorId == caller.MemberId || story.State is StoryState.Approved || (caller.Has(PartyRole.PartyOffice) && story.Version > 0);

    /// <summary>The author and the office may look behind the page: versions, history, comments.</summary>
    public static bool IsOpenTo(this Story story, Caller caller) =>
        story.AuthorId == caller.MemberId || (caller.Has(PartyRole.PartyOffice) && story.Version > 0);

    public static IQueryable<StoryRow> Rows(this IQueryable<Story> stories) => stories.Select(story => new StoryRow
    {
        Id = story.Id,
        State = story.State,
        Kind = story.Kind,
        Title = story.Title,
        Excerpt = story.Excerpt,
        Pictures = story.Pictures,
        AuthorId = story.AuthorId,
        BranchId = story.BranchId,
        Version = story.Version,
        IsFeatured = story.IsFeatured,
        CreatedAt = story.CreatedAt,
        UpdatedAt = story.UpdatedAt,
        SubmittedAt = story.SubmittedAt,
        PublishedAt = story.PublishedAt,
    });

    public static async Task<PagedResponse<StoryItem>> AnswerAsync(this ShowcaseDb db, PagedResponse<StoryRow> page, CancellationToken cancellationToken) =>
        new(await db.ItemsAsync(page.Items, cancellationToken), page.Next, page.Previous);

    /// <summary>Adds names and likes to the rows of a page.</summary>
    public static async Task<IReadOnlyList<StoryItem>> ItemsAsync(this ShowcaseDb db, IReadOnlyList<StoryRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var people = await db.NamesAsync(rows.Select(row => row.AuthorId), cancellationToken);
        var branches = await db.BranchesAsync(rows.Select(row => row.BranchId), cancellationToken);
        var likes = await db.Set<StoryLike>().Where(like => ids.Contains(like.StoryId)).GroupBy(like => like.StoryId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return [.. rows.Select(row => new StoryItem(
            row.Id, row.State, row.Kind, row.Title, row.Excerpt, row.Pictures.FirstOrDefault(), people.Of(row.AuthorId), branches.BranchOf(row.BranchId),
            row.Version, row.IsFeatured, likes.GetValueOrDefault(row.Id), row.CreatedAt, row.UpdatedAt, row.SubmittedAt, row.PublishedAt))];
    }

    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(this ShowcaseDb db, IEnumerable<Guid> memberIds, CancellationToken cancellationToken)
    {
        var ids = memberIds.Distinct().ToList();
        return await db.Set<LocalMember>().Where(member => ids.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
    }

    public static async Task<IReadOnlyDictionary<Guid, string>> BranchesAsync(this ShowcaseDb db, IEnumerable<Guid> branchIds, CancellationToken cancellationToken)
    {
        var ids = branchIds.Distinct().ToList();
        return await db.Set<LocalOrgUnit>().Where(unit => ids.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.ShortName, cancellationToken);
    }

    public static PersonName Of(this IReadOnlyDictionary<Guid, string> names, Guid id) => new(id, names.GetValueOrDefault(id, ""));

    public static BranchName BranchOf(this IReadOnlyDictionary<Guid, string> names, Guid id) => new(id, names.GetValueOrDefault(id, ""));
}
