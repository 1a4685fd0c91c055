using PartyPlatform.MemberCopy;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Learning.Demo;

/// <summary>A part of Learning's demo data. It is loaded again at each start and must change nothing then.</summary>
internal interface IDemoPart
{
    /// <summary>Parts of lower order come first: quizzes need questions.</summary>
    int Order { get; }

    /// <summary>Adds what is not there yet.</summary>
    Task LoadAsync(CancellationToken cancellationToken);
}

/// <summary><c>demo</c>: the office, then what its members learn from. Development only.</summary>
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
        await DemoOfficeVerb<LearningDb>.LoadAsync(scope.ServiceProvider.GetRequiredService<LearningDb>(), clock.BusinessToday(), cancellationToken);
        foreach (var part in scope.ServiceProvider.GetServices<IDemoPart>().OrderBy(part => part.Order))
            await part.LoadAsync(cancellationToken);
        LogLoaded(logger);
        return 0;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Demo data are for Development only; this is {Environment}")]
    private static partial void LogRefused(ILogger logger, string environment);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Learning's demo data are loaded")]
    private static partial void LogLoaded(ILogger logger);
}

internal static class DemoRegistration
{
    public static void AddLearningDemo(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<IDemoPart, QuestionBankDemo>();
        builder.Services.AddSingleton<IVerb, DemoVerb>();
    }
}
