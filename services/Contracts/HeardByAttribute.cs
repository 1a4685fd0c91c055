namespace PartyPlatform.Contracts;

/// <summary>
/// Names the services that react to an event. A broker confirms an event that reached one queue and says nothing of those
/// that are not there yet, so whoever sends it first looks whether all of these queues exist: on a new broker no service
/// misses what another sent a second before it had declared its own.
/// </summary>
/// <param name="services">Short names, such as <c>learning</c>. That they are right is checked by the architecture tests.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HeardByAttribute(params string[] services) : Attribute
{
    /// <summary>The short names.</summary>
    public IReadOnlyList<string> Services { get; } = services;
}
