using System.Data.Common;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace PartyPlatform.AppHost.Local.Status;

/// <summary>
/// How much is waiting between the services: rows in the outboxes, messages in the queues. Read only when the page is
/// looked at; what cannot be read at the moment is shown as unknown.
/// </summary>
internal sealed class Depths : IAsyncDisposable
{
    private readonly Dictionary<string, NpgsqlDataSource> databases = [];
    private readonly HttpClient? management;

    public Depths(DistributedApplicationBuilder application)
    {
        foreach (var database in application.Resources.OfType<PostgresDatabaseResource>())
        {
            databases[database.DatabaseName] = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
            {
                Host = "localhost",
                Port = database.Parent.Port(PostgresServerResource.PrimaryEndpointName),
                Username = database.Parent.UserName,
                Password = database.Parent.PasswordParameter.Value,
                Database = database.DatabaseName,
                MaxPoolSize = 1,
                ConnectionIdleLifetime = 10,
                Timeout = 2,
                CommandTimeout = 2,
                ApplicationName = "apphost-status",
            });
        }

        if (application.Resources.OfType<RabbitMQServerResource>().FirstOrDefault() is { } broker)
        {
            management = new HttpClient
            {
                BaseAddress = new Uri(new EndpointReference(broker, RabbitMQServerResource.ManagementEndpointName).Url),
                Timeout = TimeSpan.FromSeconds(2),
            };
            var credentials = $"{broker.UserName}:{broker.PasswordParameter.Value}";
            management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        }
    }

    public async Task<IReadOnlyList<OutboxReport>> OutboxesAsync(CancellationToken cancellationToken)
        => await Task.WhenAll(databases.Select(database => OutboxAsync(database.Key, database.Value, cancellationToken)));

    public async Task<IReadOnlyList<QueueReport>> QueuesAsync(CancellationToken cancellationToken)
    {
        if (management is null)
            return [];
        try
        {
            var queues = await management.GetFromJsonAsync<List<JsonElement>>("api/queues/%2F?columns=name,messages,consumers", cancellationToken) ?? [];
            return [.. queues.Select(queue => new QueueReport(queue.GetProperty("name").GetString()!, Number(queue, "messages"), Number(queue, "consumers")))
                .OrderByDescending(queue => queue.Messages).ThenBy(queue => queue.Name, StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in databases.Values)
            await source.DisposeAsync();
        management?.Dispose();
    }

    private static async Task<OutboxReport> OutboxAsync(string name, NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        try
        {
            await using var exists = source.CreateCommand("select to_regclass('outbox_messages') is not null");
            if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
                return new OutboxReport(name, null, null);
            await using var count = source.CreateCommand("select count(*), extract(epoch from clock_timestamp() - min(occurred_at))::float8 from outbox_messages where published_at is null");
            await using var row = await count.ExecuteReaderAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            return new OutboxReport(name, row.GetInt64(0), await row.IsDBNullAsync(1, cancellationToken) ? null : Math.Round(row.GetDouble(1), 1));
        }
        catch (Exception error) when (error is DbException or TimeoutException)
        {
            return new OutboxReport(name, null, null);
        }
    }

    // A queue that was just declared has no counts yet.
    private static long Number(JsonElement queue, string name) => queue.TryGetProperty(name, out var value) ? value.GetInt64() : 0;
}
