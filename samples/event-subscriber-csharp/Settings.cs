namespace PartyPlatform.Samples.EventSubscriber;

/// <summary>What a subscriber needs to know; see README.md for the variables.</summary>
internal sealed record Settings(
    Uri Platform, string ClientId, string ClientSecret, string Scopes, string? Pattern, Uri Broker, string Queue, string QueuePassword, string StateFile)
{
    public static Settings Read() => new(
        new Uri(Need("PARTY_URL")),
        Need("PARTY_CLIENT_ID"),
        Need("PARTY_CLIENT_SECRET"),
        Environment.GetEnvironmentVariable("PARTY_SCOPES") ?? "events:learning events:showcase events:oversight",
        Environment.GetEnvironmentVariable("PARTY_PATTERN"),
        // amqp://broker.office.example:5672/party-public, amqps:// in deployment
        new Uri(Need("PARTY_AMQP")),
        // The account has the queue's name.
        Need("PARTY_QUEUE"),
        Need("PARTY_QUEUE_PASSWORD"),
        Environment.GetEnvironmentVariable("PARTY_STATE") ?? "state.json");

    private static string Need(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");
}
