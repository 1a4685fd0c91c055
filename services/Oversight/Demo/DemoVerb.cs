using PartyPlatform.Demo;
using PartyPlatform.MemberCopy;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Oversight.Demo;

/// <summary><c>demo</c>: the office, one announced review and one of last quarter. Development only.</summary>
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
        await DemoOfficeVerb<OversightDb>.LoadAsync(scope.ServiceProvider.GetRequiredService<OversightDb>(), clock.BusinessToday(), cancellationToken);
        await scope.ServiceProvider.GetRequiredService<ReviewDemo>().LoadAsync(cancellationToken);
        LogLoaded(logger, DemoOffice.Members.Count);
        return 0;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Demo data are for Development only; this is {Environment}")]
    private static partial void LogRefused(ILogger logger, string environment);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Oversight's demo data are loaded: {Members} members and their reviews")]
    private static partial void LogLoaded(ILogger logger, int members);
}

internal static class DemoRegistration
{
    public static void AddOversightDemo(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReviewDemo>();
        builder.Services.AddSingleton<IVerb, DemoVerb>();
    }
}
