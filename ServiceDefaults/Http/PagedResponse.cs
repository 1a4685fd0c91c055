using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.ServiceDefaults.Http;

/// <summary>One page of a list and the cursors of its neighbours.</summary>
/// <param name="Items">The rows of this page, in the order asked for.</param>
/// <param name="Next">Give it as <c>after</c> to read on; null at the end.</param>
/// <param name="Previous">Give it as <c>before</c> to go back; null at the beginning.</param>
public sealed record PagedResponse<T>(IReadOnlyList<T> Items, string? Next, string? Previous);

/// <summary>What a caller may say about the page it wants; bind it with <c>[AsParameters]</c>.</summary>
/// <param name="After">The cursor behind which the page begins.</param>
/// <param name="Before">The cursor before which the page ends.</param>
/// <param name="Limit">Rows a page, 1 to 100; 20 unless told.</param>
public sealed record PageRequest(string? After = null, string? Before = null, [property: Range(1, 100)] int? Limit = null)
{
    /// <summary>Rows a page when the caller does not say.</summary>
    public const int DefaultLimit = 20;

    /// <summary>Rows to return.</summary>
    public int Size => Math.Clamp(Limit ?? DefaultLimit, 1, 100);
}

/// <summary>An opaque keyset cursor: the sort values of a row, so that a page never shifts when rows come or go.</summary>
public static class Cursor
{
    /// <summary>Packs the sort values of a row.</summary>
    public static string Encode<T>(T key) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(key)));

    /// <summary>Unpacks a cursor.</summary>
    /// <exception cref="InputRejected">The cursor was not made by <see cref="Encode{T}"/> for this list.</exception>
    public static T Decode<T>(string cursor)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(WebEncoders.Base64UrlDecode(cursor)) ?? throw Unreadable();
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException)
        {
            throw Unreadable();
        }
    }

    private static InputRejected Unreadable() => new("paging.cursor", "翻页位置失效了，从第一页看起", "The paging cursor is not valid; start at the first page.", "after");
}
