using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Questions;

/// <summary>An order of the list and how its pages are cut. The number ends each order, so no two rows stand level.</summary>
internal sealed record QuestionSort(string Name, bool ByNumber, bool Descending)
{
    private static readonly QuestionSort[] All =
    [
        new("-updatedAt", ByNumber: false, Descending: true),
        new("updatedAt", ByNumber: false, Descending: false),
        new("number", ByNumber: true, Descending: false),
        new("-number", ByNumber: true, Descending: true),
    ];

    /// <exception cref="InputRejected">The list has no such order.</exception>
    public static QuestionSort Of(string? name) => name is null ? All[0] : Array.Find(All, sort => sort.Name == name)
        ?? throw new InputRejected("paging.sort", "不能按这一项排序", $"The list can be sorted by {string.Join(", ", All.Select(sort => sort.Name))}.", "sort");

    /// <summary>The rows of the page and one more, which tells whether the list goes on; backwards when it is read backwards.</summary>
    public IQueryable<QuestionRow> Page(IQueryable<QuestionRow> rows, PageRequest page)
    {
        var descending = Descending ^ (page.After is null && page.Before is not null);
        if ((page.After ?? page.Before) is { } text)
            rows = Beyond(rows, Cursor.Decode<Position>(text), descending);

        var ordered = (ByNumber, descending) switch
        {
            (true, false) => rows.OrderBy(row => row.Question.Number),
            (true, true) => rows.OrderByDescending(row => row.Question.Number),
            (false, false) => rows.OrderBy(row => row.Question.UpdatedAt).ThenBy(row => row.Question.Number),
            (false, true) => rows.OrderByDescending(row => row.Question.UpdatedAt).ThenByDescending(row => row.Question.Number),
        };
        return ordered.Take(page.Size + 1);
    }

    /// <summary>The page with its cursors.</summary>
    public PagedResponse<QuestionItem> Answer(List<QuestionRow> rows, PageRequest page) =>
        PageOf.Rows(rows, page, row => Cursor.Encode(new Position(Name, row.Question.UpdatedAt, row.Question.Number)), row => row.ToItem());

    private IQueryable<QuestionRow> Beyond(IQueryable<QuestionRow> rows, Position at, bool descending)
    {
        if (at.Sort != Name)
            throw new InputRejected("paging.cursor", "翻页位置失效了，从第一页看起", "The paging cursor is not valid; start at the first page.", "after");

        var (time, number) = (at.UpdatedAt.ToUniversalTime(), at.Number);
        return (ByNumber, descending) switch
        {
            (true, false) => rows.Where(row => row.Question.Number > number),
            (true, true) => rows.Where(row => row.Question.Number < number),
            (false, false) => rows.Where(row => row.Question.UpdatedAt > time || (row.Question.UpdatedAt == time && row.Question.Number > number)),
            (false, true) => rows.Where(row => row.Question.UpdatedAt < time || (row.Question.UpdatedAt == time && row.Question.Number < number)),
        };
    }

    private sealed record Position(string Sort, DateTimeOffset UpdatedAt, int Number);
}
