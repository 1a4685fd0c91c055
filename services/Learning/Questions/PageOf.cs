using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning.Questions;

/// <summary>Cuts a page out of rows that were read one further than it is long.</summary>
internal static class PageOf
{
    /// <param name="rows">In the direction they were read: reversed when the caller went back.</param>
    /// <param name="page">What the caller asked for.</param>
    /// <param name="cursor">The cursor of a row.</param>
    /// <param name="item">The row as it is answered.</param>
    public static PagedResponse<TItem> Rows<TRow, TItem>(List<TRow> rows, PageRequest page, Func<TRow, string> cursor, Func<TRow, TItem> item)
    {
        var goingBack = page.After is null && page.Before is not null;
        var hasMore = rows.Count > page.Size;
        if (hasMore)
            rows.RemoveAt(rows.Count - 1);
        if (goingBack)
            rows.Reverse();

        return new PagedResponse<TItem>(
            [.. rows.Select(item)],
            rows.Count > 0 && (goingBack || hasMore) ? cursor(rows[^1]) : null,
            rows.Count > 0 && (goingBack ? hasMore : page.After is not null) ? cursor(rows[0]) : null);
    }
}
