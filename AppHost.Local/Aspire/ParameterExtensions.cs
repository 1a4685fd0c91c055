using PartyPlatform.AppHost.Local.Running;

namespace Aspire.Hosting;

/// <summary>Adds parameters.</summary>
public static class ParameterResourceBuilderExtensions
{
    /// <summary>A parameter that is read from <c>Parameters:name</c>.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false)
        => builder.AddParameterFromConfiguration(name, $"Parameters:{name}", secret);

    /// <summary>A parameter that is read from <c>Parameters:name</c>; if it is not there, made up and, with <paramref name="persist"/>, kept.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        var kept = new Lazy<string>(() => builder.Configuration[$"Parameters:{name}"]
            ?? (persist ? Secrets(builder).GetOrAdd(name, value.GetDefaultValue) : value.GetDefaultValue()));
        return builder.AddResource(new ParameterResource(name, () => kept.Value, secret));
    }

    /// <summary>A parameter that is read from a configuration key.</summary>
    public static IResourceBuilder<ParameterResource> AddParameterFromConfiguration(
        this IDistributedApplicationBuilder builder, string name, string configurationKey, bool secret = false)
        => builder.AddResource(new ParameterResource(
            name,
            () => builder.Configuration[configurationKey] ?? throw new InvalidOperationException($"Parameter '{name}': '{configurationKey}' is not set."),
            secret));

    internal static ParameterResource Password(this IDistributedApplicationBuilder builder, string server)
        => builder.AddParameter($"{server}-password", new GenerateParameterDefault { MinLength = 24, Special = false }, secret: true, persist: true).Resource;

    private static Secrets Secrets(IDistributedApplicationBuilder builder) => ((DistributedApplicationBuilder)builder).Secrets;
}
