using System.Diagnostics;

namespace PartyPlatform.Learning;

/// <summary>Spans of what Learning does inside a request or a delivery; without ids, answers or names.</summary>
internal static class LearningTelemetry
{
    public static readonly ActivitySource Source = new("Party.Learning");
}
