using Microsoft.EntityFrameworkCore;
using PartyPlatform.Live;
using PartyPlatform.MemberCopy;

namespace PartyPlatform.LiveProbe;

/// <summary>The database of the probe: the log, the members, and nothing else.</summary>
public sealed class LiveProbeDb(DbContextOptions<LiveProbeDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddMemberCopy();
        modelBuilder.AddLiveEvents();
    }

    /// <summary>Makes the tables as a service's first migration would.</summary>
    public static async Task CreateTablesAsync(string connectionString)
    {
        await using var db = new LiveProbeDb(new DbContextOptionsBuilder<LiveProbeDb>().UseNpgsql(connectionString).UseSnakeCaseNamingConvention().Options);
        await db.Database.ExecuteSqlRawAsync(db.Database.GenerateCreateScript());
    }

    /// <summary>Puts active members into the copy, as Membership's events would.</summary>
    public static async Task AddMembersAsync(string connectionString, IEnumerable<Guid> members)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("""
            insert into local_members (id, version, name, status, is_active, branch_id, roles)
            select id, 1, '测试', 'Full', true, id, '[]' from unnest($1) as id
            """);
        command.Parameters.AddWithValue(members.ToArray());
        await command.ExecuteNonQueryAsync();
    }
}
