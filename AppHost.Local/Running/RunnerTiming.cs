namespace PartyPlatform.AppHost.Local.Running;

/// <summary>How patient the supervision is; the tests are less so.</summary>
internal sealed record RunnerTiming
{
    public TimeSpan StartingPoll { get; init; } = TimeSpan.FromMilliseconds(150);

    public TimeSpan HealthyPoll { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After so long a life, a death counts as the first one again.</summary>
    public TimeSpan LongLife { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a part may end before it was healthy once; then the start has failed.</summary>
    public int TriesBeforeReady { get; init; } = 3;

    /// <summary>Longest wait before a restart. RabbitMQ needs up to 20 s itself, and a minute is what healing may take.</summary>
    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the others wait for what goes first.</summary>
    public TimeSpan LongestTurn { get; init; } = TimeSpan.FromSeconds(20);

    public TimeSpan FirstBackOff { get; init; } = TimeSpan.FromMilliseconds(250);

    public TimeSpan BackOff(int deaths)
    {
        var wait = FirstBackOff * Math.Pow(2, Math.Min(deaths, 10));
        return wait < LongestBackOff ? wait : LongestBackOff;
    }
}
