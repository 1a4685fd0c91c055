using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Notifications.Subscribers;
using PartyPlatform.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace PartyPlatform.Notifications.Tests;

public sealed class SubscriberTests(NotificationsHost host) : IClassFixture<NotificationsHost>
{
    private const string Root = "/api/notifications/subscribers";

    [Fact]
    public async Task An_account_reads_its_queue_and_can_do_nothing_else()
    {
        var (_, queue, password) = await host.SubscribeAsync("narrow", "learning.quiz.*.v1");
        var (_, other, _) = await host.SubscribeAsync("other", "learning.quiz.*.v1");
        await using var connection = await host.ConnectAsync(queue, password);

        await AllowedAsync(connection, channel => channel.BasicGetAsync(queue, autoAck: true));
        await RefusedAsync(connection, channel => channel.BasicGetAsync(other, autoAck: true));
        await RefusedAsync(connection, channel => channel.BasicGetAsync($"dead.{host.System}.narrow", autoAck: true));
        await RefusedAsync(connection, channel => channel.QueueDeclareAsync("mine", durable: true, exclusive: false, autoDelete: false));
        await RefusedAsync(connection, channel => channel.QueueBindAsync(queue, "party.events", "#"));
        await RefusedAsync(connection, channel => channel.QueueDeleteAsync(queue));
        await RefusedAsync(connection, channel => channel.ExchangeDeclareAsync("mine", "fanout"));
        await RefusedAsync(connection, channel => channel.BasicPublishAsync("party.events", "learning.quiz.completed.v1", new byte[1]).AsTask());
        await RefusedAsync(connection, channel => channel.BasicPublishAsync("", other, new byte[1]).AsTask());
        // Nor is it let into the platform's own virtual host.
        var address = new Uri(host.Broker);
        var inside = new ConnectionFactory
        {
            HostName = address.Host,
            Port = address.Port,
            UserName = queue,
            Password = password,
            VirtualHost = address.AbsolutePath[1..],
            AutomaticRecoveryEnabled = false,
        };
        var refused = await Record.ExceptionAsync(async () =>
        {
            // The client notices the refusal of a virtual host with its first question.
            await using var opened = await inside.CreateConnectionAsync();
            await opened.CreateChannelAsync();
        });
        Assert.True(refused is OperationInterruptedException { ShutdownReason.ReplyCode: Constants.NotAllowed } or { InnerException: OperationInterruptedException { ShutdownReason.ReplyCode: Constants.NotAllowed } }, $"{refused}");
    }

    [Fact]
    public async Task A_subscriber_gets_what_its_filter_names_and_nothing_else()
    {
        var (id, queue, password) = await host.SubscribeAsync("filtered", "showcase.story.approved.v1");
        await using var reader = await SubscriberQueue.OpenAsync(host, queue, password);
        await host.DeliverAsync(Told.QuizCompleted());
        await host.DeliverAsync(Told.StoryApproved());
        Assert.Equal("party.showcase.story.approved.v1", (string?)(await reader.NextAsync()).Event["type"]);

        var etag = (await host.As(People.Administrator).GetAsync(new Uri($"{Root}/{id}", UriKind.Relative))).Headers.ETag!.Tag;
        await ChangeAsync(id, etag, "learning.quiz.completed.v1").JsonAsync();
        await ChangeAsync(id, etag, "oversight.#").RefusedAsync(412, "version.stale");
        await ChangeAsync(id, null, "oversight.#").RefusedAsync(428, "version.required");
        await host.DeliverAsync(Told.StoryApproved());
        await host.DeliverAsync(Told.QuizCompleted());
        Assert.Equal("party.learning.quiz.completed.v1", (string?)(await reader.NextAsync()).Event["type"]);
    }

    [Theory]
    [InlineData("learning.quiz.completed.v2", "subscriber.type")]
    [InlineData("learning.quiz.vanished.v1", "subscriber.type")]
    [InlineData("party.learning.quiz.completed.v1", "subscriber.type")]
    [InlineData("membership.branch.changed.v1", "subscriber.scope")]
    [InlineData("membership.#", "subscriber.scope")]
    [InlineData("#", "subscriber.scope")]
    [InlineData("*.quiz.completed.v1", "subscriber.scope")]
    [InlineData("learning..completed", "subscriber.pattern")]
    [InlineData("Learning.quiz", "subscriber.pattern")]
    [InlineData("learning.quiz; drop", "subscriber.pattern")]
    [InlineData("", "subscriber.pattern")]
    public async Task A_filter_of_what_there_is_not_or_what_is_not_granted_is_refused(string pattern, string code) =>
        await RegisterAsync("refused", [pattern]).RefusedAsync(400, code);

    [Fact]
    public async Task Bad_registrations_are_refused()
    {
        await RegisterAsync("Big Name", ["learning.#"]).RefusedAsync(400, "request.invalid");
        await RegisterAsync("none", []).RefusedAsync(400, "request.invalid");
        await RegisterAsync("many", [.. Enumerable.Repeat("learning.#", 21)]).RefusedAsync(400, "request.invalid");
        await RegisterAsync("unknown", ["learning.#"], "nobody-knows").RefusedAsync(400, "subscriber.system");
        await host.SubscribeAsync("taken", "learning.#");
        await RegisterAsync("taken", ["learning.#"]).RefusedAsync(409, "subscriber.nameTaken");
        await host.As(People.Administrator).PostAsJsonAsync(Root, new { system = host.System, name = "x", patterns = new[] { "learning.#" }, admin = true }).RefusedAsync(400, "request.invalid");
    }

    [Fact]
    public async Task Only_administrators_change_subscribers_and_operations_see_them()
    {
        var (id, _, _) = await host.SubscribeAsync("rights", "learning.#");
        foreach (var person in new[] { People.Member.Id, People.PartyOffice, People.Operator })
        {
            var client = host.As(person);
            await client.PostAsJsonAsync(Root, new { system = host.System, name = "mine", patterns = new[] { "learning.#" } }).RefusedAsync(403, "auth.forbidden");
            await client.PostAsync(new Uri($"{Root}/{id}/rotate-password", UriKind.Relative), null).RefusedAsync(403, "auth.forbidden");
            await client.PostAsync(new Uri($"{Root}/{id}/disable", UriKind.Relative), null).RefusedAsync(403, "auth.forbidden");
            await client.PostAsync(new Uri($"{Root}/{id}/enable", UriKind.Relative), null).RefusedAsync(403, "auth.forbidden");
            await client.PutAsJsonAsync($"{Root}/{id}/patterns", new { patterns = new[] { "learning.#" } }).RefusedAsync(403, "auth.forbidden");
            await client.DeleteAsync(new Uri($"{Root}/{id}", UriKind.Relative)).RefusedAsync(403, "auth.forbidden");
        }

        foreach (var path in new[] { Root, $"{Root}/{id}", $"{Root}/systems", "/api/notifications/events", "/api/notifications/events/types" })
        {
            await host.Anonymous().GetAsync(new Uri(path, UriKind.Relative)).RefusedAsync(401, "auth.required");
            await host.As(People.Member.Id).GetAsync(new Uri(path, UriKind.Relative)).RefusedAsync(403, "auth.forbidden");
            await host.As(People.Operator).GetAsync(new Uri(path, UriKind.Relative)).JsonAsync();
        }

        await host.As(People.Operator).GetAsync(new Uri($"{Root}/{Guid.CreateVersion7()}", UriKind.Relative)).RefusedAsync(404, "resource.notFound");
        await host.As(People.Administrator).DeleteAsync(new Uri($"{Root}/{Guid.CreateVersion7()}", UriKind.Relative)).RefusedAsync(404, "resource.notFound");
    }

    [Fact]
    public async Task The_same_registration_sent_again_finds_the_first_and_no_password()
    {
        var client = host.As(People.Administrator);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "once");
        var body = new { system = host.System, name = "once", patterns = new[] { "learning.#" } };

        var first = await client.PostAsJsonAsync(Root, body).JsonAsync();
        var second = await client.PostAsJsonAsync(Root, body).JsonAsync();

        Assert.Equal((string?)first["subscriber"]!["id"], (string?)second["subscriber"]!["id"]);
        Assert.NotNull((string?)first["password"]);
        Assert.Null((string?)second["password"]);
        await client.PostAsJsonAsync(Root, new { system = host.System, name = "twice", patterns = new[] { "learning.#" } }).RefusedAsync(400, "idempotency.reused");
        // Listed without it too.
        Assert.DoesNotContain((string)first["password"]!, (await host.As(People.Operator).GetAsync(new Uri(Root, UriKind.Relative)).JsonAsync()).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_ends_the_old_one_and_its_connections()
    {
        var (id, queue, password) = await host.SubscribeAsync("rotated", "learning.#");
        await using var connection = await host.ConnectAsync(queue, password);

        // The broker's list of connections is a few seconds behind.
        string fresh = password;
        await Eventually.HoldsAsync(async () =>
        {
            fresh = (string)(await PostAsync(id, "rotate-password").JsonAsync())["password"]!;
            return !connection.IsOpen;
        });

        await Assert.ThrowsAnyAsync<BrokerUnreachableException>(() => host.ConnectAsync(queue, password));
        await using var again = await host.ConnectAsync(queue, fresh);
        Assert.True(again.IsOpen);
    }

    [Fact]
    public async Task A_disabled_subscriber_has_no_queue_and_an_enabled_one_reads_again()
    {
        var (id, queue, password) = await host.SubscribeAsync("paused", "learning.#");
        await using var connection = await host.ConnectAsync(queue, password);
        Assert.False((bool)(await PostAsync(id, "disable").JsonAsync())["isActive"]!);
        await Eventually.HoldsAsync(() => Task.FromResult(!connection.IsOpen));
        await Assert.ThrowsAnyAsync<BrokerUnreachableException>(() => host.ConnectAsync(queue, password));
        await PostAsync(id, "disable").RefusedAsync(409, "subscriber.disabled");
        await PostAsync(id, "rotate-password").RefusedAsync(409, "subscriber.disabled");

        await PostAsync(id, "enable").JsonAsync();
        await PostAsync(id, "enable").RefusedAsync(409, "subscriber.enabled");
        await using var reader = await SubscriberQueue.OpenAsync(host, queue, password);
        await host.DeliverAsync(Told.QuizCompleted());
        Assert.NotNull(await reader.NextAsync() is var (e, _) ? e : null);

        await host.As(People.Administrator).DeleteAsync(new Uri($"{Root}/{id}", UriKind.Relative)).SucceedsAsync();
        await host.As(People.Administrator).GetAsync(new Uri($"{Root}/{id}", UriKind.Relative)).RefusedAsync(404, "resource.notFound");
        await Assert.ThrowsAnyAsync<BrokerUnreachableException>(() => host.ConnectAsync(queue, password));
        Assert.Null(await QueueAsync(queue));
        // The name is free again.
        await host.SubscribeAsync("paused", "learning.#");
    }

    [Fact]
    public async Task A_disabled_system_loses_its_queues()
    {
        var (system, name) = ($"{host.System[..24]}-off", "queue");
        await host.RegisterSystemAsync(system, "events:learning");
        await RegisterAsync(name, ["learning.#"], system).JsonAsync();
        Assert.NotNull(await QueueAsync($"sub.{system}.{name}"));

        await host.InScopeAsync(db => RecordSystem.ApplyAsync(db, new ConnectedSystemChanged(system, 2, "x", ["events:learning"], IsDisabled: true), CancellationToken.None));
        // An older state that comes late changes nothing.
        await host.RegisterSystemAsync(system, "events:learning", "events:membership");

        await Eventually.HoldsAsync(async () => await QueueAsync($"sub.{system}.{name}") is null, "The queue going");
        await RegisterAsync("more", ["learning.#"], system).RefusedAsync(409, "system.disabled");
    }

    [Fact]
    public async Task A_queue_that_nobody_reads_drops_the_oldest_and_its_owner_is_told()
    {
        var (id, queue, password) = await host.SubscribeAsync("asleep", "learning.quiz.completed.v1");
        const int told = NotificationsHost.QueueLength + 5;
        var last = Guid.CreateVersion7();
        for (var count = 1; count <= told; count++)
            await host.DeliverAsync(Told.QuizCompleted(), count == told ? last : null);

        await Eventually.HoldsAsync(async () => (long)(await ReadAsync(id))["dropped"]! >= 5, "Five dropped events");
        await Eventually.HoldsAsync(async () => (long)(await ReadAsync(id))["depth"]! == NotificationsHost.QueueLength, "A full queue");
        var state = await ReadAsync(id);
        Assert.NotNull((string?)state["lastDroppedAt"]);
        Assert.Null((string?)state["lastReadAt"]);

        await using var reader = await SubscriberQueue.OpenAsync(host, queue, password);
        var kept = await reader.DrainAsync();
        Assert.Equal(NotificationsHost.QueueLength, kept.Count);
        Assert.Equal(last.ToString(), (string?)kept[^1]["id"]);
        await Eventually.HoldsAsync(async () => (string?)(await ReadAsync(id))["lastReadAt"] is not null, "Having been read");
        // What was dropped is read again over HTTP.
        var again = await host.AsSystem("events:learning").GetAsync(new Uri("/api/events?limit=500", UriKind.Relative)).JsonAsync();
        Assert.True(again["items"]!.AsArray().Count >= told);
    }

    [Fact]
    public async Task A_broker_that_has_lost_everything_gets_queues_and_accounts_back()
    {
        var (_, queue, password) = await host.SubscribeAsync("rebuilt", "learning.#");
        using var management = TestServers.Shared.Management();
        await management.DeleteAsync(new Uri($"api/vhosts/{host.PublicHost}", UriKind.Relative));
        await management.DeleteAsync(new Uri($"api/users/{queue}", UriKind.Relative));

        await Eventually.HoldsAsync(async () => await QueueAsync(queue) is not null, "The queue");
        await Eventually.HoldsAsync(async () =>
        {
            try
            {
                await using var reader = await SubscriberQueue.OpenAsync(host, queue, password);
                return true;
            }
            // No account yet, or an account that has not been let in yet.
            catch (Exception exception) when (exception is BrokerUnreachableException or OperationInterruptedException { ShutdownReason.ReplyCode: Constants.NotAllowed })
            {
                return false;
            }
        }, "The account");
        await using var open = await SubscriberQueue.OpenAsync(host, queue, password);
        await host.DeliverAsync(Told.QuizCompleted());
        Assert.NotNull(await open.NextAsync() is var (e, _) ? e : null);
    }

    private Task<HttpResponseMessage> RegisterAsync(string name, string[] patterns, string? system = null) =>
        host.As(People.Administrator).PostAsJsonAsync(Root, new { system = system ?? host.System, name, patterns });

    private Task<HttpResponseMessage> PostAsync(Guid id, string verb) =>
        host.As(People.Administrator).PostAsync(new Uri($"{Root}/{id}/{verb}", UriKind.Relative), null);

    private Task<HttpResponseMessage> ChangeAsync(Guid id, string? etag, params string[] patterns)
    {
        var client = host.As(People.Administrator);
        if (etag is not null)
            client.DefaultRequestHeaders.TryAddWithoutValidation("If-Match", etag);
        return client.PutAsJsonAsync($"{Root}/{id}/patterns", new { patterns });
    }

    private Task<JsonNode> ReadAsync(Guid id) => host.As(People.Operator).GetAsync(new Uri($"{Root}/{id}", UriKind.Relative)).JsonAsync();

    private async Task<string?> QueueAsync(string queue)
    {
        using var management = TestServers.Shared.Management();
        var response = await management.GetAsync(new Uri($"api/queues/{host.PublicHost}/{queue}", UriKind.Relative));
        return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : null;
    }

    private static async Task AllowedAsync(IConnection connection, Func<IChannel, Task> work)
    {
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await work(channel);
    }

    private static async Task RefusedAsync(IConnection connection, Func<IChannel, Task> work)
    {
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => work(channel));
        var reason = refused as OperationInterruptedException ?? refused.InnerException as OperationInterruptedException;
        Assert.Equal((ushort?)Constants.AccessRefused, reason?.ShutdownReason?.ReplyCode ?? channel.CloseReason?.ReplyCode);
    }
}
