namespace PartyPlatform.Reliability.Tests;

/// <summary>
/// How much is done: the table of the reliability goals with <c>PARTY_TEST_FULL=1</c>, a part of it otherwise, since all that
/// must pass is to take no more than 20 minutes and each kill costs the start of a process or two.
/// </summary>
internal static class Counts
{
    private static readonly bool Full = Environment.GetEnvironmentVariable("PARTY_TEST_FULL") == "1";

    /// <summary>Kills of a service, each row.</summary>
    public static int ServiceKills { get; } = Full ? 50 : 2;

    /// <summary>Kills of one of two relays, at each place.</summary>
    public static int RelayKills { get; } = Full ? 10 : 1;

    /// <summary>Kills of the broker while events flow.</summary>
    public static int BrokerKills { get; } = Full ? 5 : 1;

    /// <summary>Kills of the database under load.</summary>
    public static int DatabaseKills { get; } = Full ? 10 : 1;

    /// <summary>Events that must have been acknowledged while the broker is killed.</summary>
    public static int Acknowledged { get; } = Full ? 5_000 : 500;

    /// <summary>The seed of this run, printed with each test.</summary>
    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("PARTY_TEST_SEED"), out var seed) ? seed : Environment.TickCount;
}
