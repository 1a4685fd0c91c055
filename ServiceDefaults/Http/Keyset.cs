using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.ServiceDefaults.Http;

/// <summary>Reads a page of a list that is sorted by a moment and, among equals, by id; the newest row comes first.</summary>
public static class Keyset
{
    /// <summary>The page asked for, with the cursors of its neighbours.</summary>
    /// <param name="rows">All rows, filtered and not sorted.</param>
    /// <param name="moment">What they are sorted by; it never changes.</param>
    /// <param name="id">Their id.</param>
    /// <param name="page">What the caller asked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<PagedResponse<TRow>> NewestFirstAsync<TRow>(
        this IQueryable<TRow> rows,
        Expression<Func<TRow, DateTimeOffset>> moment,
        Expression<Func<TRow, Guid>> id,
        PageRequest page,
        CancellationToken cancellationToken)
    {
        var backwards = page.Before is not null;
        if ((page.Before ?? page.After) is { } cursor)
            rows = rows.Where(Beyond(moment, id, Cursor.Decode<Place>(cursor), backwards));
        rows = backwards ? rows.OrderBy(moment).ThenBy(id) : rows.OrderByDescending(moment).ThenByDescending(id);

        // One more than asked for tells whether there is a further page.
        var found = await rows.Take(page.Size + 1).ToListAsync(cancellationToken);
        var more = found.Count > page.Size;
        var items = found.Take(page.Size).ToList();
        if (backwards)
            items.Reverse();
        if (items.Count == 0)
            return new PagedResponse<TRow>(items, null, null);

        var (momentOf, idOf) = (moment.Compile(), id.Compile());
        return new PagedResponse<TRow>(
            items,
            more || backwards ? At(items[^1]) : null,
            (more && backwards) || page.After is not null ? At(items[0]) : null);

        string At(TRow row) => Cursor.Encode(new Place(momentOf(row), idOf(row)));
    }

    private static Expression<Func<TRow, bool>> Beyond<TRow>(
        Expression<Func<TRow, DateTimeOffset>> moment, Expression<Func<TRow, Guid>> id, Place place, bool newer)
    {
        var row = moment.Parameters[0];
        var rowId = new Replace(id.Parameters[0], row).Visit(id.Body)!;
        // A captured object becomes a parameter of the SQL, a constant would become its text.
        var (at, key) = (Member(place, nameof(Place.At)), Member(place, nameof(Place.Id)));
        Func<Expression, Expression, BinaryExpression> beyond = newer ? Expression.GreaterThan : Expression.LessThan;
        return Expression.Lambda<Func<TRow, bool>>(
            Expression.OrElse(beyond(moment.Body, at), Expression.AndAlso(Expression.Equal(moment.Body, at), beyond(rowId, key))), row);
    }

    private static MemberExpression Member(Place place, string name) => Expression.Property(Expression.Constant(place), name);

    private sealed record Place(DateTimeOffset At, Guid Id);

    private sealed class Replace(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}
