using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.ServiceDefaults.Data;

/// <summary>The database's clock inside a query: what decides who was in time, whichever machine asks.</summary>
public static class DatabaseClock
{
    /// <summary>Becomes <c>clock_timestamp()</c>.</summary>
    public static DateTimeOffset Now() => throw new InvalidOperationException("Only inside a query.");

    /// <summary>Makes <see cref="Now"/> known to the model; call it in <c>OnModelCreating</c>.</summary>
    public static void AddDatabaseClock(this ModelBuilder model) =>
        model.HasDbFunction(typeof(DatabaseClock).GetMethod(nameof(Now))!).HasName("clock_timestamp").IsBuiltIn();
}
