namespace PartyPlatform.ServiceDefaults.Time;

/// <summary>Days as the office counts them: cut at midnight in Asia/Shanghai, wherever the servers stand.</summary>
public static class BusinessDay
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>The day it is now at the office.</summary>
    public static DateOnly BusinessToday(this TimeProvider clock) => BusinessDate(clock.GetUtcNow());

    /// <summary>The office's day of a moment.</summary>
    public static DateOnly BusinessDate(this DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Shanghai).DateTime);
}
