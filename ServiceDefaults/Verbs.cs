using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PartyPlatform.ServiceDefaults;

/// <summary>Something that a service does when its name stands on the command line, instead of serving: <c>dotnet Learning.dll migrate</c>.</summary>
public interface IVerb
{
    /// <summary>The word on the command line.</summary>
    string Name { get; }

    /// <summary>True if what follows on the command line belongs to this verb; otherwise the next word is the next verb.</summary>
    bool TakesArguments => false;

    /// <summary>Does it once.</summary>
    /// <returns>The exit code of the process; 0 is success.</returns>
    Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken);
}

/// <summary>Chooses between serving and the verbs.</summary>
public static partial class Verbs
{
    /// <summary>Runs the verbs on the command line one after the other (<c>migrate demo</c>), or serves when there are none.</summary>
    public static async Task<int> RunServiceAsync(this WebApplication app, string[] args)
    {
        var verbs = app.Services.GetServices<IVerb>().ToDictionary(verb => verb.Name, StringComparer.Ordinal);
        if (args.Length == 0 || args[0].StartsWith('-'))
        {
            await app.RunAsync();
            return 0;
        }

        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) => { pressed.Cancel = true; stopping.Cancel(); };
        for (var index = 0; index < args.Length; index++)
        {
            if (!verbs.TryGetValue(args[index], out var verb))
            {
                LogUnknown(app.Logger, args[index], string.Join(", ", verbs.Keys));
                return 64;
            }

            var code = await verb.RunAsync(args[(index + 1)..], stopping.Token);
            if (code != 0 || verb.TakesArguments)
                return code;
        }

        return 0;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "There is no verb {Verb}; there are: {Verbs}")]
    private static partial void LogUnknown(ILogger logger, string verb, string verbs);
}
