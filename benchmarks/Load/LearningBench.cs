using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using PartyPlatform.Demo;
using RabbitMQ.Client;

namespace PartyPlatform.Benchmarks;

/// <summary>Learning and the gateway with a database of their own, and a started attempt at a quiz of ten questions to copy.</summary>
internal sealed class LearningBench : IAsyncDisposable
{
    private static readonly Guid Office = DemoOffice.Members.Single(member => member.UserName == "xu.qinghe").Id;
    private static readonly Guid Learner = DemoOffice.Members.Single(member => member.UserName == "lin.jianshan").Id;

    private readonly Servers _servers;
    private Guid _attempt;

    private LearningBench(Servers servers, Issuer issuer, NpgsqlDataSource database, ServiceProcess learning, ServiceProcess gateway) =>
        (_servers, Issuer, Database, Learning, Gateway) = (servers, issuer, database, learning, gateway);

    public Issuer Issuer { get; }

    public NpgsqlDataSource Database { get; }

    public ServiceProcess Learning { get; }

    public ServiceProcess Gateway { get; }

    /// <summary>A token of somebody who is there.</summary>
    public string SomeToken => Issuer.Token(Learner);

    public static async Task<LearningBench> StartAsync(Servers servers)
    {
        var issuer = await Issuer.StartAsync();
        await ListenAsync(servers.Rabbitmq);
        var database = await servers.CreateDatabaseAsync("bench_learning");
        var common = Common(servers, issuer);
        var learning = new Dictionary<string, string>(common) { ["ConnectionStrings__learningdb"] = database };
        // The demo's members are refused in production, where the rest runs.
        await ServiceProcess.RunAsync("services/Learning", new Dictionary<string, string>(learning) { ["DOTNET_ENVIRONMENT"] = "Development", ["ASPNETCORE_ENVIRONMENT"] = "Development" }, "migrate", "demo");
        var service = await ServiceProcess.StartAsync("services/Learning", learning);

        var gatewayEnvironment = new Dictionary<string, string>(common)
        {
            ["ConnectionStrings__gatewaydb"] = await servers.CreateDatabaseAsync("bench_gateway"),
            ["services__learning__http__0"] = service.Address.ToString().TrimEnd('/'),
            ["services__showcase__http__0"] = service.Address.ToString().TrimEnd('/'),
            ["services__oversight__http__0"] = service.Address.ToString().TrimEnd('/'),
            ["services__notifications__http__0"] = service.Address.ToString().TrimEnd('/'),
            ["Party__WebClientSecret"] = "not used here",
            // The limits are another question than the speed.
            ["Gateway__Limits__Caller__Burst"] = "10000000",
            ["Gateway__Limits__Caller__PerSecond"] = "10000000",
            ["Gateway__Limits__Address__Burst"] = "10000000",
            ["Gateway__Limits__Address__PerSecond"] = "10000000",
        };
        await ServiceProcess.RunAsync("gateway", gatewayEnvironment, "migrate");
        var gateway = await ServiceProcess.StartAsync("gateway", gatewayEnvironment);

        var bench = new LearningBench(servers, issuer, NpgsqlDataSource.Create(database + ";Maximum Pool Size=80;Max Auto Prepare=20"), service, gateway);
        await bench.PrepareAsync();
        return bench;
    }

    public Servers Servers => _servers;

    /// <summary>CPU seconds so far of database, broker and Redis, and of the services that are named.</summary>
    public double CpuSeconds(params ServiceProcess[] services) =>
        _servers.CpuSeconds() + services.Sum(service => Cpu.Of(service.Pid));

    /// <summary>Waits until every event that was committed has left and is confirmed: that work belongs to its own round.</summary>
    public async Task DrainedAsync()
    {
        await using var command = Database.CreateCommand("select exists (select from outbox_messages where published_at is null)");
        for (var started = Stopwatch.GetTimestamp(); (bool)(await command.ExecuteScalarAsync())!; await Task.Delay(20))
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(60))
                throw new InvalidOperationException("The outbox did not drain.");
    }

    /// <summary>Attempts in progress with all answers saved, each of a member of its own.</summary>
    public async Task<List<(Guid Attempt, Guid Member)>> AttemptsAsync(int count, string table = "quiz_attempts")
    {
        await using var command = Database.CreateCommand($"""
            with people as (
                insert into local_members
                select person.* from local_members pattern, (select gen_random_uuid() as id from generate_series(1, $1)) fresh,
                    lateral jsonb_populate_record(pattern, jsonb_build_object('id', fresh.id, 'employee_number', left(fresh.id::text, 13))) person
                where pattern.id = $2
                returning id)
            insert into {table}
            select attempt.* from quiz_attempts pattern, people,
                lateral jsonb_populate_record(pattern, jsonb_build_object('id', gen_random_uuid(), 'member_id', people.id)) attempt
            where pattern.id = $3
            returning id, member_id
            """);
        command.Parameters.Add(new() { Value = count });
        command.Parameters.Add(new() { Value = Learner });
        command.Parameters.Add(new() { Value = _attempt });
        var attempts = new List<(Guid, Guid)>();
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                attempts.Add((reader.GetGuid(0), reader.GetGuid(1)));
        await ExecuteAsync($"analyze {table}; analyze local_members; checkpoint");
        return attempts;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public HttpClient As(Guid member, Uri? address = null)
    {
        var client = new HttpClient { BaseAddress = address ?? Learning.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Issuer.Token(member));
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Learning.DisposeAsync();
        await Database.DisposeAsync();
        await Issuer.DisposeAsync();
    }

    // Somebody hears the events, as on the whole platform: what no queue takes would be sent again and again.
    private static async Task ListenAsync(string broker)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var arguments = new Dictionary<string, object?> { ["x-queue-type"] = "quorum", ["x-max-length"] = 1_000 };
        foreach (var (name, services) in new[] { ("quiz-completed", "oversight notifications"), ("quiz-published", "oversight notifications"), ("topic-opened", "notifications") })
        {
            await channel.ExchangeDeclareAsync($"learning.{name}", ExchangeType.Fanout, durable: true);
            foreach (var queue in services.Split(' ').Select(service => $"{service}-{name}"))
            {
                await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments);
                await channel.QueueBindAsync(queue, $"learning.{name}", "");
            }
        }
    }

    private static Dictionary<string, string> Common(Servers servers, Issuer issuer) => new()
    {
        ["ConnectionStrings__rabbitmq"] = servers.Rabbitmq,
        ["RabbitMq__Management"] = servers.RabbitmqManagement,
        ["ConnectionStrings__redis"] = servers.Redis,
        ["Party__PublicAddress"] = Issuer.PublicAddress,
        ["services__membership__http__0"] = issuer.Address,
        ["MemberCopy__AskAtStart"] = "false",
    };

    // Through the API, as staff and a member do it.
    private async Task PrepareAsync()
    {
        using var office = As(Office);
        var category = (await PostAsync(office, "api/learning/categories", new { name = "压测" }))["id"]!.GetValue<string>();
        var csv = new StringBuilder("题型,题干,选项A,选项B,选项C,选项D,答案,解析\n");
        for (var number = 1; number <= 10; number++)
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"单选题,压测用的第 {number} 道题的正确选项是哪一个,甲{number},乙{number},丙{number},丁{number},A,选甲\n");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(csv.ToString())), "file", "bench.csv" } };
        var import = (await ReadAsync(await office.PostAsync("api/learning/question-imports", form)))["id"]!.GetValue<string>();
        await PostAsync(office, $"api/learning/question-imports/{import}/commit",
            new { categoryId = category, difficulty = "Medium", sourceName = "bench", activate = true, duplicates = "NewVersion" });

        var now = TimeProvider.System.GetUtcNow();
        var quiz = (await PostAsync(office, "api/learning/quizzes", new
        {
            title = "压测",
            description = "",
            draws = new[] { new { categoryId = category, type = (string?)null, difficulty = (string?)null, count = 10, pointsEach = 10 } },
            timeLimitMinutes = 120,
            graceSeconds = 10,
            maxAttempts = 5,
            passPercent = 60,
            opensAt = now.AddMinutes(-1),
            closesAt = now.AddDays(1),
            shuffleQuestions = true,
            shuffleOptions = true,
            review = new { score = "Immediately", answers = "Immediately", explanations = "Immediately" },
            audience = new { branchIds = (string[]?)null },
        }))["id"]!.GetValue<string>();
        await PostAsync(office, $"api/learning/quizzes/{quiz}/publish", null);

        using var learner = As(Learner);
        var attempt = await PostAsync(learner, $"api/learning/quizzes/{quiz}/attempts", null);
        _attempt = attempt["id"]!.GetValue<Guid>();
        foreach (var question in attempt["questions"]!.AsArray())
            (await learner.PutAsJsonAsync($"api/learning/attempts/{_attempt}/answers/{question!["number"]}",
                new { answer = new[] { question["options"]![0]!["key"]!.GetValue<string>() }, flagged = false })).EnsureSuccessStatusCode();
    }

    private static async Task<JsonNode> PostAsync(HttpClient client, string path, object? body) =>
        await ReadAsync(await client.PostAsync(path, body is null ? null : JsonContent.Create(body)));

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(text.Length == 0 ? "{}" : text)!
            : throw new InvalidOperationException($"{response.RequestMessage!.RequestUri!.AbsolutePath}: {(int)response.StatusCode} {text}");
    }
}
