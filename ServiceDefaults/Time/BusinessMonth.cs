using System.Globalization;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.ServiceDefaults.Time;

/// <summary>Months as the office counts them, held by their first day and written <c>2026-11</c>.</summary>
public static class BusinessMonth
{
    private const string Format = "yyyy-MM";

    /// <summary>The first day of the month that a day lies in.</summary>
    public static DateOnly MonthOf(this DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>The first day of the office's month of a moment.</summary>
    public static DateOnly BusinessMonthOf(this DateTimeOffset moment) => moment.BusinessDate().MonthOf();

    /// <summary>As it stands in addresses and answers.</summary>
    public static string Text(DateOnly month) => month.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The month that a caller asks for; the present one unless told.</summary>
    /// <exception cref="InputRejected">It is not a month.</exception>
    public static DateOnly Asked(string? month, TimeProvider clock) => string.IsNullOrEmpty(month)
        ? clock.BusinessToday().MonthOf()
        : DateOnly.TryParseExact(month, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            ? first
            : throw new InputRejected("month.invalid", "月份要写成 2026-11 这样", "A month is written like 2026-11.", "month");
}
