using System.Reflection;
using System.Text.RegularExpressions;

namespace PartyPlatform.Messaging.Transport;

/// <summary>How things are called on the broker: readable for whoever looks at its management page, and free of the transport's own scheme.</summary>
internal static partial class EventNames
{
    /// <summary><c>learning.quiz-completed</c>: where the events of a type are published.</summary>
    public static string Exchange(Type eventType)
    {
        var area = eventType.Namespace is { } name ? name[(name.LastIndexOf('.') + 1)..] : "events";
        return $"{Kebab(area)}.{Kebab(eventType.Name)}";
    }

    /// <summary><c>oversight-quiz-completed</c>: one queue a consuming service and event.</summary>
    public static string Queue(string service, Type eventType) => $"{service}-{Kebab(eventType.Name)}";

    /// <summary><c>oversight-error</c>: the one queue for all that a service could not handle.</summary>
    public static string ErrorQueue(string service) => $"{service}-error";

    private static string Kebab(string name) => WordStart().Replace(name, "-$1").TrimStart('-').ToLowerInvariant();

    [GeneratedRegex("([A-Z](?=[a-z])|(?<=[a-z0-9])[A-Z])")]
    private static partial Regex WordStart();
}

/// <summary>Finds the contract that a stored event was written as.</summary>
internal sealed class EventTypes(IEnumerable<ContractAssembly> assemblies)
{
    private readonly Dictionary<string, Type> _byName = assemblies
        .SelectMany(contracts => contracts.Assembly.GetTypes())
        .Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false, FullName: not null })
        .DistinctBy(type => type.FullName)
        .ToDictionary(type => type.FullName!, StringComparer.Ordinal);

    public Type? Find(string fullName) => _byName.GetValueOrDefault(fullName);

    /// <summary>By full name, or by the short one where it is unique: <c>QuizCompleted</c>.</summary>
    public Type? FindByAnyName(string name) =>
        Find(name) ?? (_byName.Values.Where(type => type.Name == name).Take(2).ToList() is [var only] ? only : null);
}

/// <summary>An assembly whose records are events.</summary>
internal sealed record ContractAssembly(Assembly Assembly);
