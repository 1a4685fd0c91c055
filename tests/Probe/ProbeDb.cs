using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;

namespace PartyPlatform.Probe;

/// <summary>The database of the probe: what was done, what was seen of it elsewhere, and how often the handler ran.</summary>
public sealed class ProbeDb(DbContextOptions<ProbeDb> options) : DbContext(options)
{
    public DbSet<Thing> Things => Set<Thing>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddMessaging();
        modelBuilder.AddMemberCopy();
        modelBuilder.Entity<Thing>().ToTable("things").Property(thing => thing.Id).ValueGeneratedNever();
    }

    /// <summary>Makes the tables as a service's first migration would.</summary>
    public async Task CreateTablesAsync()
    {
        var migration = new MigrationBuilder("Npgsql.EntityFrameworkCore.PostgreSQL");
        migration.CreateMessaging();
        foreach (var operation in migration.Operations.OfType<SqlOperation>())
            await Database.ExecuteSqlRawAsync(operation.Sql);
        await Database.ExecuteSqlRawAsync(Database.GenerateCreateScript());
        // The effects have no unique key on purpose: a second effect must show, not be caught by an index.
        await Database.ExecuteSqlRawAsync("""
            create table effects (thing_id uuid not null, message_id uuid not null, at timestamptz not null default clock_timestamp());
            create table counters (id uuid primary key, version bigint not null, value integer not null);
            """);
    }
}

/// <summary>A change that somebody asked for and was told is done.</summary>
public sealed class Thing
{
    public Guid Id { get; set; }
}
