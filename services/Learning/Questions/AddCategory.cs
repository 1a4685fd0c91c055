using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Questions;

/// <summary>A new subject, or a new knowledge point of one.</summary>
/// <param name="Name">At most 60 characters, not yet used beside it.</param>
/// <param name="ParentId">The subject; null for a new subject.</param>
public sealed record CategoryBody([property: Required, StringLength(Category.NameLength)] string Name, Guid? ParentId = null);

internal static class AddCategory
{
    private const string Route = "categories";

    public static async Task<Created<CategoryItem>> Handle(
        CategoryBody body,
        Caller caller,
        [FromHeader(Name = IdempotencyKey.Header)] string? key,
        LearningDb db,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var name = body.Name.Trim();
        if (name.Length == 0 || name.Any(char.IsControl))
            throw new InputRejected("category.name", "写一个分类名称", "A category needs a name of ordinary characters.", "name");

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.WaitForSameKeyAsync(caller.MemberId, key, cancellationToken);
        if (await IdempotencyKey.FindAsync(db, caller.MemberId, Route, key, body, cancellationToken) is { } before)
            return Answer(await db.Set<Category>().AsNoTracking().SingleAsync(known => known.Id == before, cancellationToken));
        if (body.ParentId is { } parentId)
            await RefuseThirdLevelAsync(db, parentId, cancellationToken);

        var now = clock.GetUtcNow();
        var category = Category.Of(name, body.ParentId, now);
        db.Add(category);
        IdempotencyKey.Remember(db, caller.MemberId, Route, key, body, category.Id, now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new RuleViolation("category.exists", "已有同名的分类", "There is a category of this name.");
        }

        return Answer(category);
    }

    private static Created<CategoryItem> Answer(Category category) =>
        TypedResults.Created("/api/learning/categories", new CategoryItem(category.Id, category.Name, category.ParentId, 0, 0));

    private static async Task RefuseThirdLevelAsync(LearningDb db, Guid parentId, CancellationToken cancellationToken)
    {
        var parent = await db.Set<Category>().AsNoTracking().FirstOrDefaultAsync(category => category.Id == parentId, cancellationToken)
            ?? throw new InputRejected("category.unknown", "没有这个分类，刷新后重选", "There is no such category.", "parentId");
        if (parent.ParentId is not null)
            throw new RuleViolation("category.depth", "知识点下面不能再分", "A knowledge point has no further level.");
    }
}
