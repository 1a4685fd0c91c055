using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting
{
    /// <summary>Collects the resources of an application.</summary>
    public interface IDistributedApplicationBuilder
    {
        /// <summary>Settings: appsettings files, environment, command line.</summary>
        ConfigurationManager Configuration { get; }

        /// <summary>The environment's name and folders.</summary>
        IHostEnvironment Environment { get; }

        /// <summary>Adds a resource.</summary>
        IResourceBuilder<T> AddResource<T>(T resource)
            where T : IResource;

        /// <summary>Makes the application.</summary>
        DistributedApplication Build();
    }
}

namespace Aspire.Hosting.ApplicationModel
{
    /// <summary>Adds to one resource.</summary>
    /// <typeparam name="T">The kind of resource.</typeparam>
    public interface IResourceBuilder<out T>
        where T : IResource
    {
        /// <summary>The resource.</summary>
        T Resource { get; }

        /// <summary>The application that it is a part of.</summary>
        IDistributedApplicationBuilder ApplicationBuilder { get; }
    }

    internal sealed record ResourceBuilder<T>(T Resource, IDistributedApplicationBuilder ApplicationBuilder) : IResourceBuilder<T>
        where T : IResource;
}
