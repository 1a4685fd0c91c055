using PartyPlatform.MemberCopy;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Showcase.Demo;

/// <summary><c>demo</c>: the office, then the stories of its members. Development only.</summary>
internal sealed partial class DemoVerb(
    IServiceScopeFactory scopes, IHostEnvironment environment, TimeProvider clock, ILogger<DemoVerb> logger) : IVerb
{
    public string Name => "demo";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // Invented people must never stand beside real ones.
        if (!environment.IsDevelopment())
        {
            LogRefused(logger, environment.EnvironmentName);
            return 1;
        }

        await using var scope = scopes.CreateAsyncScope();
        await DemoOfficeVerb<ShowcaseDb>.LoadAsync(scope.ServiceProvider.GetRequiredService<ShowcaseDb>(), clock.BusinessToday(), cancellationToken);
        await scope.ServiceProvider.GetRequiredService<StoryDemo>().LoadAsync(cancellationToken);
        LogLoaded(logger);
        return 0;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Demo data are for Development only; this is {Environment}")]
    private static partial void LogRefused(ILogger logger, string environment);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Showcase's demo data are loaded")]
    private static partial void LogLoaded(ILogger logger);
}

internal static class DemoRegistration
{
    public static void AddShowcaseDemo(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<StoryDemo>();
        builder.Services.AddSingleton<IVerb, DemoVerb>();
    }
}
