using Npgsql;
using PartyPlatform.AppHost.Local.Servers;

namespace PartyPlatform.AppHost.Local.Tests;

/// <summary>Servers that a test may kill.</summary>
public sealed class PrivateServerTests
{
    [Fact]
    public async Task A_private_PostgreSQL_keeps_what_it_acknowledged_over_a_kill_9()
    {
        await using var server = await PrivateServer.StartPostgresAsync();
        await using var source = NpgsqlDataSource.Create(server.ConnectionString + ";Database=postgres;Pooling=false");
        await using (var write = source.CreateCommand("create table kept (id int); insert into kept values (1)"))
            await write.ExecuteNonQueryAsync();

        await server.KillAsync();
        await server.StartAsync();

        await using var read = source.CreateCommand("select count(*) from kept");
        Assert.Equal(1L, await read.ExecuteScalarAsync());
        await using var settings = source.CreateCommand("select current_setting('fsync') || ' ' || current_setting('synchronous_commit')");
        Assert.Equal("on on", await settings.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_private_PostgreSQL_refuses_another_password()
    {
        await using var server = await PrivateServer.StartPostgresAsync();
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "another", Database = "postgres" };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }
}
