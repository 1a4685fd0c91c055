using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using PartyPlatform.ServiceDefaults.Data;
using PartyPlatform.ServiceDefaults.Time;
using PartyPlatform.Testing;

namespace PartyPlatform.ServiceDefaults.Tests;

/// <summary>A database of one migration.</summary>
public sealed class ProbeDb(DbContextOptions<ProbeDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Probe>(probe =>
    {
        probe.ToTable("probes").Property(row => row.Id).ValueGeneratedNever();
        probe.Property(row => row.At).ValueGeneratedOnAdd();
    });

    [DbContext(typeof(ProbeDb))]
    [Migration("20261123000000_Initial")]
    public sealed class Initial : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("create table probes (id int primary key, at timestamptz not null default clock_timestamp());");
    }
}

/// <summary>A row whose second column the database fills in, so that storing it reads something back.</summary>
public sealed class Probe
{
    public int Id { get; set; }

    public DateTimeOffset At { get; set; }
}

public sealed class HealthAndClockTests : IAsyncLifetime
{
    private IssuerKeys _keys = null!;
    private string _database = "";

    public async ValueTask InitializeAsync()
    {
        _keys = await IssuerKeys.StartAsync();
        _database = await TestServers.Shared.CreateDatabaseAsync("probedb");
    }

    public async ValueTask DisposeAsync()
    {
        await _keys.DisposeAsync();
        await TestServers.Shared.DropDatabaseAsync(_database);
    }

    [Fact]
    public async Task Ready_means_the_database_answers_at_the_expected_migration()
    {
        await using var service = await StartAsync(_database);
        await AssertReadyAsync(service, false, "database", "20261123000000_Initial");
        await using (var scope = service.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ProbeDb>().Database.MigrateAsync();
        await AssertReadyAsync(service, true);
        using var live = await service.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task Without_its_database_a_service_lives_and_is_not_ready()
    {
        await using var service = await StartAsync("Host=localhost;Port=1;Username=x;Database=x");
        await AssertReadyAsync(service, false, "database", "does not answer");
        // What the machine's clock says is not known to be right.
        await AssertReadyAsync(service, false, "clock", "was not measured");
        using var live = await service.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task What_is_only_reported_never_takes_a_service_out()
    {
        await MigrateAsync();
        await using var service = await StartAsync(_database, builder => builder.Services.AddHealthChecks()
            .AddCheck("broker", () => HealthCheckResult.Degraded("It does not answer."), [Health.ReportedTag]));
        var report = await AssertReadyAsync(service, true);
        Assert.Equal("Degraded", report["checks"]!["broker"]!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_clock_follows_the_database_and_a_machine_that_is_far_off_is_taken_out()
    {
        await MigrateAsync();
        await using var service = await StartAsync(_database);
        var clock = service.Services.GetRequiredService<CalibratedClock>();
        Assert.Same(clock, service.Services.GetRequiredService<TimeProvider>());
        await MeasuredAsync(clock);
        Assert.InRange(clock.Offset, TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(1));
        await AssertReadyAsync(service, true);

        clock.Calibrate(TimeSpan.FromHours(1));
        Assert.InRange(clock.GetUtcNow() - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
        Assert.Equal(0, clock.GetUtcNow().Ticks % TimeSpan.TicksPerMicrosecond);
        await AssertReadyAsync(service, false, "clock", "3600.0 s off");
    }

    [Fact]
    public async Task A_token_lives_by_the_calibrated_clock()
    {
        await using var service = await StartAsync(_database);
        var clock = service.Services.GetRequiredService<CalibratedClock>();
        await MeasuredAsync(clock);
        clock.Calibrate(TimeSpan.FromHours(1));
        using var response = await service.GetAsync("/mine", _keys.Token());
        await response.RefusedAsync(401, "auth.required");
    }

    // The measurement at the start would take back what a test sets before it.
    private static async Task MeasuredAsync(CalibratedClock clock)
    {
        for (var waited = 0; !clock.IsMeasured && waited < 100; waited++)
            await Task.Delay(50);
        Assert.True(clock.IsMeasured);
    }

    [Fact]
    public async Task A_connection_is_set_up_to_give_up_rather_than_hang()
    {
        await using var service = await StartAsync(_database);
        var source = service.Services.GetRequiredService<NpgsqlDataSource>();
        await using var command = source.CreateCommand("select current_setting('idle_in_transaction_session_timeout')");
        Assert.Equal("30s", await command.ExecuteScalarAsync());
        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        Assert.Equal((5, 15, 40, true, "probedb"), (settings.Timeout, settings.CommandTimeout, settings.MaxPoolSize, settings.TcpKeepAlive, settings.ApplicationName));
    }

    [Fact]
    public async Task What_is_stored_and_what_is_marked_is_prepared_and_nothing_else()
    {
        await MigrateAsync();
        await using var service = await StartAsync(_database, settings: ";Maximum Pool Size=1");
        await StoreAsync(service, 1);
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProbeDb>();
        await db.Set<Probe>().Where(row => row.Id == 1).Prepared().ToListAsync();
        await db.Set<Probe>().Where(row => row.Id > 1).ToListAsync();

        var prepared = await db.Database.SqlQuery<string>($"select statement as \"Value\" from pg_prepared_statements").ToListAsync();
        Assert.Equal(2, prepared.Count);
        Assert.Contains(prepared, statement => statement.StartsWith("INSERT INTO probes", StringComparison.Ordinal));
        Assert.Contains(prepared, statement => statement.StartsWith(PreparedStatements.Mark, StringComparison.Ordinal));
    }

    private static async Task StoreAsync(ProbeService service, int id)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProbeDb>();
        db.Add(new Probe { Id = id });
        await db.SaveChangesAsync();
    }

    private Task<ProbeService> StartAsync(string database, Action<Microsoft.AspNetCore.Builder.WebApplicationBuilder>? more = null, string settings = "") =>
        ProbeService.StartAsync(_keys, more: builder =>
        {
            builder.AddServiceDatabase<ProbeDb>("probedb");
            more?.Invoke(builder);
        }, settings: ("ConnectionStrings:probedb", Bare(database) + settings));

    /// <summary>As the AppHost gives it: nothing but where and who.</summary>
    private static string Bare(string database) => new NpgsqlConnectionStringBuilder(database) is var whole
        ? $"Host={whole.Host};Port={whole.Port};Username={whole.Username};Password={whole.Password};Database={whole.Database}"
        : "";

    private async Task MigrateAsync()
    {
        await using var db = new ProbeDb(new DbContextOptionsBuilder<ProbeDb>().UseNpgsql(_database).UseSnakeCaseNamingConvention().Options);
        await db.Database.MigrateAsync();
    }

    private static async Task<JsonNode> AssertReadyAsync(ProbeService service, bool ready, string? check = null, string? because = null)
    {
        using var response = await service.GetAsync("/health/ready");
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((response.StatusCode == HttpStatusCode.OK) == ready, text);
        var report = JsonNode.Parse(text)!;
        if (check is not null)
            Assert.Contains(because!, report["checks"]![check]!["description"]!.GetValue<string>(), StringComparison.Ordinal);
        return report;
    }
}
