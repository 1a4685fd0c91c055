using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PartyPlatform.Live.Fanout;

namespace PartyPlatform.Live;

/// <summary>Adds live streams to a service.</summary>
public static class LiveRegistration
{
    /// <summary>
    /// Adds the log, the streams and what looks after them, for the service whose database is <typeparamref name="TContext"/>.
    /// Add the tables with <see cref="LiveMapping.AddLiveEvents"/> and the routes with <see cref="LiveEndpoints"/>.
    /// </summary>
    public static IHostApplicationBuilder AddLive<TContext>(this IHostApplicationBuilder builder)
        where TContext : DbContext
    {
        var services = builder.Services;
        services.AddFanout();
        services.AddSingleton(provider => new LiveSignal(provider.GetRequiredService<LiveHints>()));
        services.AddSingleton<LiveCommits>();
        services.ConfigureDbContext<TContext>((provider, options) => options.AddInterceptors(provider.GetRequiredService<LiveCommits>()));
        services.AddSingleton<LiveReader>();
        services.AddSingleton<MembersWatching<TContext>>();
        services.AddHostedService(provider => provider.GetRequiredService<MembersWatching<TContext>>());
        return builder;
    }

    /// <summary>What the gateway needs too: hubs, their limits, hints.</summary>
    internal static void AddFanout(this IServiceCollection services)
    {
        services.AddOptions<LiveOptions>().BindConfiguration(LiveOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LiveHints>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveHints>());
        services.AddSingleton<Hubs>();
        services.AddHostedService(provider => provider.GetRequiredService<Hubs>());
    }
}
