using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace PartyPlatform.Testing;

/// <summary>
/// The PostgreSQL, RabbitMQ and Redis that tests run against: those that <c>PARTY_TEST_SERVERS</c> names, which the test
/// script starts once for all suites.
/// </summary>
public sealed record TestServers(string Postgres, string Rabbitmq, string RabbitmqManagement, string Redis)
{
    private static readonly Lazy<TestServers> Instance = new(Read);

    // For all that is asked of the server itself: a new source signs in and asks what types there are each time.
    private static readonly ConcurrentDictionary<string, NpgsqlDataSource> Sources = new();

    /// <summary>The servers of this run.</summary>
    public static TestServers Shared => Instance.Value;

    // A server that a test has for itself may be killed, and its connections with it: those are not kept.
    private NpgsqlDataSource Server => Sources.GetOrAdd(Postgres, static address => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(address) { Pooling = address == Shared.Postgres }.ConnectionString));

    private static TestServers Read()
    {
        var path = Environment.GetEnvironmentVariable("PARTY_TEST_SERVERS")
            ?? throw new InvalidOperationException(
                "PARTY_TEST_SERVERS names no file. Run the tests with ./test, or start servers with: dotnet AppHost.Local.dll servers --out FILE");
        return JsonSerializer.Deserialize<TestServers>(File.ReadAllText(path), JsonSerializerOptions.Web)!;
    }

    /// <summary>Makes an empty database of a random name and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string prefix)
    {
        var name = $"{prefix}_{Guid.CreateVersion7():N}"[..Math.Min(60, prefix.Length + 33)];
        await using var connection = await Server.OpenConnectionAsync();
        // Copied as files, not page by page through the log, which is what PostgreSQL did before it knew of the choice.
        var strategy = connection.PostgreSqlVersion.Major >= 15 ? "strategy file_copy" : "";
        await using var command = new NpgsqlCommand($"create database {name} {strategy}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(Postgres) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }

    /// <summary>Drops a database made by <see cref="CreateDatabaseAsync"/>, ending what still uses it.</summary>
    public async Task DropDatabaseAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await using var command = Server.CreateCommand($"drop database if exists {name} with (force)");
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Makes a virtual host of a random name, so that suites do not see each other's queues.</summary>
    /// <returns>The AMQP address with that virtual host.</returns>
    public async Task<string> CreateVirtualHostAsync()
    {
        var name = $"test-{Guid.CreateVersion7():N}";
        using var client = Management();
        (await client.PutAsJsonAsync($"api/vhosts/{name}", new { })).EnsureSuccessStatusCode();
        return $"{Rabbitmq.TrimEnd('/')}/{name}";
    }

    /// <summary>Removes a virtual host made by <see cref="CreateVirtualHostAsync"/>.</summary>
    public async Task DropVirtualHostAsync(string address)
    {
        using var client = Management();
        (await client.DeleteAsync($"api/vhosts{new Uri(address).AbsolutePath}")).EnsureSuccessStatusCode();
    }

    /// <summary>A client of the broker's management API.</summary>
    public HttpClient Management()
    {
        var userInfo = Uri.UnescapeDataString(new Uri(Rabbitmq).UserInfo);
        var client = new HttpClient { BaseAddress = new Uri(RabbitmqManagement.TrimEnd('/') + "/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(userInfo)));
        return client;
    }
}
