using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace PartyPlatform.ServiceDefaults.Http;

internal static class OpenApiRegistration
{
    public static void AddPartyOpenApi(this IServiceCollection services, string serviceName) =>
        services.AddOpenApi(options =>
        {
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = $"PartyPlatform {serviceName}", Version = "v1" };
                // The address of this process is nobody's business: the gateway's is the public one.
                document.Servers = [];
                return Task.CompletedTask;
            });
        });
}
