using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Demo;
using PartyPlatform.Messaging;
using PartyPlatform.Notifications.Subscribers;
using PartyPlatform.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

[assembly: AssemblyFixture(typeof(PartyPlatform.Notifications.Tests.NotificationsHost))]

namespace PartyPlatform.Notifications.Tests;

/// <summary>
/// Notifications with its own database, its own internal and its own public virtual host, the demo office in its member
/// copy and one registered system with all scopes but Membership's.
/// </summary>
public sealed class NotificationsHost() : ServiceHost<NotificationsDb>("notificationsdb")
{
    /// <summary>The public address that events name their schemas by.</summary>
    public const string PublicAddress = TestTokens.Issuer;

    /// <summary>A small cap, so that a queue that nobody reads overflows in a test.</summary>
    public const int QueueLength = 20;

    /// <summary>The public virtual host of this host alone.</summary>
    public string PublicHost { get; } = $"party-public-{Guid.CreateVersion7():N}";

    /// <summary>The registered system: accounts are the broker's, so its name is this host's alone too.</summary>
    public string System { get; } = $"sys-{Guid.CreateVersion7():N}"[..30];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await LoadOfficeAsync();
        await RegisterSystemAsync(System, "events:learning", "events:showcase", "events:oversight");
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("PublicEvents:VirtualHost", PublicHost);
        builder.UseSetting("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Critical");
        builder.UseSetting("PublicEvents:QueueLength", $"{QueueLength}");
        builder.UseSetting("PublicEvents:KeepInterval", "00:00:02");
        builder.UseSetting("PublicEvents:CountInterval", "00:00:01");
        builder.UseSetting("PublicEvents:PollInterval", "00:00:00.050");
    }

    public Task RegisterSystemAsync(string clientId, params string[] scopes) => InScopeAsync(db =>
        RecordSystem.ApplyAsync(db, new ConnectedSystemChanged(clientId, 1, "测试系统", scopes, IsDisabled: false), CancellationToken.None));

    /// <summary>A client that speaks for a system.</summary>
    public HttpClient AsSystem(params string[] scopes)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestTokens.OfSystem(System, scopes));
        return client;
    }

    /// <summary>Registers a subscriber as an administrator does.</summary>
    /// <returns>Its id, its queue and the password that is shown once.</returns>
    public async Task<(Guid Id, string Queue, string Password)> SubscribeAsync(string name, params string[] patterns)
    {
        var response = await As(People.Administrator).PostAsJsonAsync("/api/notifications/subscribers", new { system = System, name, patterns });
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
        var answer = JsonNode.Parse(body)!;
        Assert.Null(answer["subscriber"]!["trouble"]?.GetValue<string>());
        return (answer["subscriber"]!["id"]!.GetValue<Guid>(), answer["subscriber"]!["queue"]!.GetValue<string>(), answer["password"]!.GetValue<string>());
    }

    /// <summary>Connects to the public virtual host with an account of a subscriber.</summary>
    public Task<IConnection> ConnectAsync(string user, string password)
    {
        var address = new Uri(Broker);
        return new ConnectionFactory
        {
            HostName = address.Host,
            Port = address.Port,
            UserName = user,
            Password = password,
            VirtualHost = PublicHost,
            AutomaticRecoveryEnabled = false,
        }.CreateConnectionAsync();
    }

    /// <summary>Puts an event into the service's queue on the broker, as the relay of another service would.</summary>
    public Task DeliverAsync<TEvent>(TEvent message, Guid? id = null, string? body = null)
        where TEvent : class => Eventually.HoldsAsync(async () =>
        {
            await using var connection = await new ConnectionFactory { Uri = new Uri(Broker) }.CreateConnectionAsync();
            await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
            try
            {
                await channel.BasicPublishAsync(
                    "", $"notifications-{Kebab(typeof(TEvent).Name)}", mandatory: true,
                    new BasicProperties { MessageId = (id ?? Guid.CreateVersion7()).ToString(), ContentType = "application/json", Persistent = true },
                    Encoding.UTF8.GetBytes(body ?? JsonSerializer.Serialize(message, MessagingJson.Options)));
                return true;
            }
            catch (PublishException exception) when (exception.IsReturn)
            {
                return false; // The service is still declaring its queues.
            }
        });

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        using var management = TestServers.Shared.Management();
        await management.DeleteAsync(new Uri($"api/vhosts/{PublicHost}", UriKind.Relative));
        var users = JsonNode.Parse(await management.GetStringAsync(new Uri("api/users", UriKind.Relative)))!.AsArray();
        foreach (var user in users.Select(user => user!["name"]!.GetValue<string>()).Where(user => user.StartsWith($"sub.{System}.", StringComparison.Ordinal)))
            await management.DeleteAsync(new Uri($"api/users/{user}", UriKind.Relative));
    }

    private static string Kebab(string name) =>
        string.Concat(name.Select((letter, index) => char.IsUpper(letter) ? (index > 0 ? "-" : "") + char.ToLowerInvariant(letter) : $"{letter}"));
}

/// <summary>People of the demo office, by what they may.</summary>
internal static class People
{
    public static readonly Guid Administrator = With(PartyRole.Administrator);

    public static readonly Guid Operator = With(PartyRole.Operator);

    public static readonly Guid PartyOffice = With(PartyRole.PartyOffice);

    /// <summary>Two members without a role, of different branches.</summary>
    public static readonly DemoMember Member = Plain().First();

    public static readonly DemoMember Other = Plain().First(member => member.BranchId != Member.BranchId && member.TemporaryBranchId is null);

    private static Guid With(PartyRole role) => DemoOffice.Members.First(member => member.Roles.Any(grant => grant.Role == role)).Id;

    private static IEnumerable<DemoMember> Plain() => DemoOffice.Members.Where(member => member.Roles.Count == 0 && member.TemporaryBranchId is null);
}

internal static class Eventually
{
    public static async Task HoldsAsync(Func<Task<bool>> holds, string what = "It")
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (await holds())
                return;
            await Task.Delay(100);
        }

        Assert.Fail($"{what} did not come to hold within 20 seconds.");
    }

    public static async Task<T> IsAsync<T>(Func<Task<T?>> find)
        where T : class
    {
        T? found = null;
        await HoldsAsync(async () => (found = await find()) is not null);
        return found!;
    }
}

internal static class Answers
{
    public static async Task<JsonNode> JsonAsync(this Task<HttpResponseMessage> asking)
    {
        var response = await asking;
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {body}");
        return JsonNode.Parse(body)!;
    }

    public static async Task SucceedsAsync(this Task<HttpResponseMessage> asking)
    {
        var response = await asking;
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>A refusal has the status, the code and the reason in both languages.</summary>
    public static async Task<JsonNode> RefusedAsync(this Task<HttpResponseMessage> asking, int status, string code)
    {
        var response = await asking;
        var body = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} {body}");
        var problem = JsonNode.Parse(body)!;
        Assert.Equal(code, problem["code"]!.GetValue<string>());
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", problem["title"]!.GetValue<string>());
        Assert.NotEmpty(problem["titleEn"]!.GetValue<string>());
        return problem;
    }
}
