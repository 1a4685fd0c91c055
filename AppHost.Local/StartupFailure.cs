namespace PartyPlatform.AppHost.Local;

/// <summary>The platform cannot start: which part, why, and where to read more, in both languages.</summary>
/// <param name="part">The part, such as <c>postgres</c>.</param>
/// <param name="zh">The reason in Chinese.</param>
/// <param name="en">The reason in English.</param>
/// <param name="log">The log file, if there is one.</param>
public sealed class StartupFailure(string part, string zh, string en, string? log = null) : Exception($"{part}: {en}")
{
    /// <summary>The part.</summary>
    public string Part { get; } = part;

    /// <summary>The message as it is shown.</summary>
    public override string ToString() =>
        $"✗ {Part}\n  {zh}\n  {en}" + (log is null ? "" : $"\n  日志 / log: {log}");
}
