using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;

namespace PartyPlatform.Benchmarks;

/// <summary>The private servers of this run: where they are, and which processes they are.</summary>
internal sealed record Servers(string Postgres, string Rabbitmq, string RabbitmqManagement, string Redis, JsonObject Pids)
{
    /// <summary>CPU seconds of the database so far.</summary>
    public double DatabaseCpu() => Cpu.OfTree(Pid("postgres"));

    /// <summary>CPU seconds of broker and Redis so far.</summary>
    public double BrokerCpu() => Cpu.OfTree(Pid("rabbitmq")) + Cpu.OfTree(Pid("redis"));

    /// <summary>CPU seconds of all servers so far.</summary>
    public double CpuSeconds() => DatabaseCpu() + BrokerCpu();

    private int Pid(string name) => Pids[name] switch { JsonArray many => many[0]!.GetValue<int>(), var one => one!.GetValue<int>() };

    public static Servers Read(string path) => JsonSerializer.Deserialize<Servers>(File.ReadAllText(path), JsonSerializerOptions.Web)!;

    /// <summary>An empty database of a name of its own.</summary>
    public async Task<string> CreateDatabaseAsync(string prefix)
    {
        var name = $"{prefix}_{Guid.CreateVersion7():N}";
        await using var source = NpgsqlDataSource.Create(Postgres);
        await using var command = source.CreateCommand($"create database {name}");
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(Postgres) { Database = name }.ConnectionString;
    }
}
