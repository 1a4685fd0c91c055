namespace PartyPlatform.ServiceDefaults.Problems;

/// <summary>A refusal that a person is told about: a stable code and the reason in Chinese and English.</summary>
/// <param name="code">Stable, lower-case, dotted: <c>quiz.closed</c>.</param>
/// <param name="chinese">What happened and what to do, as members read it.</param>
/// <param name="english">The same in English.</param>
public abstract class Refusal(string code, string chinese, string english) : Exception(english)
{
    /// <summary>Stable, lower-case, dotted: <c>quiz.closed</c>.</summary>
    public string Code { get; } = code;

    /// <summary>What happened and what to do, as members read it.</summary>
    public string Chinese { get; } = chinese;

    /// <summary>The same in English.</summary>
    public string English { get; } = english;

    /// <summary>Further members of the problem document, e.g. how many minutes a lockout lasts.</summary>
    public IDictionary<string, object?> Details { get; } = new Dictionary<string, object?>();
}

/// <summary>A rule of the domain refuses what was asked; answered as 409.</summary>
public sealed class RuleViolation(string code, string chinese, string english) : Refusal(code, chinese, english);

/// <summary>What was sent cannot be used (a file of the wrong kind, a value that makes no sense); answered as 400.</summary>
public sealed class InputRejected(string code, string chinese, string english, string? field = null) : Refusal(code, chinese, english)
{
    /// <summary>The member of the body that is at fault, in camelCase, where there is one.</summary>
    public string? Field { get; } = field;
}

/// <summary>The caller may know the thing but not do this with it; answered as 403.</summary>
public sealed class NotAllowed(string code, string chinese, string english) : Refusal(code, chinese, english);

/// <summary>Somebody else changed it since it was read; answered as 412.</summary>
public sealed class StaleVersion() : Refusal(
    "version.stale", "别人刚改过这一条，请先看看现在的内容再改", "Somebody else has changed this since you read it; read it again first.");
