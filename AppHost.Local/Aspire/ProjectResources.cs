namespace Aspire.Hosting
{
    /// <summary>Where a project lies; a class <c>Projects.Name</c> is generated for each referenced project.</summary>
    public interface IProjectMetadata
    {
        /// <summary>Full path of the project file.</summary>
        string ProjectPath { get; }
    }
}

namespace Aspire.Hosting.ApplicationModel
{
    /// <summary>A .NET project: one child process for each replica.</summary>
    public sealed class ProjectResource : Resource, IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery,
        IResourceWithWaitSupport, IContainerFilesDestinationResource
    {
        internal const string HttpEndpointName = "http";

        internal ProjectResource(string name, IProjectMetadata project, string? launchProfileName)
            : base(name) => (Project, LaunchProfileName) = (project, launchProfileName);

        internal IProjectMetadata Project { get; }

        /// <summary>Null: the project listens nowhere; it does its work and exits.</summary>
        internal string? LaunchProfileName { get; }

        internal int Replicas { get; set; } = 1;

        internal string? HealthPath { get; set; }

        /// <summary>Listens at the public address.</summary>
        internal bool IsExternal { get; set; }

        internal bool HasEndpoint => LaunchProfileName is not null;
    }

    /// <summary>The web client under Vite. The stand-in starts no Vite: the gateway serves the built client.</summary>
    public sealed class ViteAppResource : Resource, IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery,
        IResourceWithWaitSupport, IResourceWithContainerFiles
    {
        internal ViteAppResource(string name)
            : base(name)
        {
        }
    }
}
