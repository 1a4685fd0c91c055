using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace PartyPlatform.Live;

/// <summary>
/// Carries hints between replicas over Redis. Nothing depends on their coming: without Redis, or without a connection to
/// it, streams live by their poll, and one line in the log says so.
/// </summary>
internal sealed partial class LiveHints(IConfiguration configuration, ILogger<LiveHints> logger) : BackgroundService
{
    private static readonly RedisChannel Topic = RedisChannel.Literal("party:live");

    private ConnectionMultiplexer? _redis;
    private int _away;

    public event Action<string>? Heard;

    public bool IsConnected => _redis?.IsConnected == true;

    public void Send(string hint)
    {
        // Not kept for later: a hint that comes late says nothing that the poll has not seen.
        if (_redis is { IsConnected: true } redis)
            redis.GetSubscriber().Publish(Topic, hint, CommandFlags.FireAndForget);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_redis is not null)
            await _redis.CloseAsync(allowCommandsToComplete: false);
    }

    public override void Dispose()
    {
        _redis?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (configuration.GetConnectionString("redis") is not { Length: > 0 } address)
            return;

        // The host must not wait for it.
        await Task.Yield();
        var options = ConfigurationOptions.Parse(address);
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ClientName = "party-live";
        var redis = await ConnectionMultiplexer.ConnectAsync(options);
        redis.ConnectionFailed += (_, failed) => Lost(failed.FailureType);
        redis.ConnectionRestored += (_, _) => Found();
        if (!redis.IsConnected)
            Lost(ConnectionFailureType.UnableToConnect);
        _redis = redis;
        // Kept by the client over reconnects, and made once it is connected if it is not yet.
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await redis.GetSubscriber().SubscribeAsync(Topic, (_, hint) => Heard?.Invoke(hint.ToString()));
                return;
            }
            catch (RedisException)
            {
                await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Lost(ConnectionFailureType reason)
    {
        if (Interlocked.Exchange(ref _away, 1) == 0)
            LogLost(logger, reason);
    }

    private void Found()
    {
        if (Interlocked.Exchange(ref _away, 0) == 1)
            LogFound(logger);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Redis is away ({Reason}): live streams go on by looking at the log each second")]
    private static partial void LogLost(ILogger logger, ConnectionFailureType reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Redis is back: live streams get hints again")]
    private static partial void LogFound(ILogger logger);
}
