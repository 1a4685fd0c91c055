using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace PartyPlatform.ServiceDefaults.Http;

internal static class OpenApiRegistration
{
    private const string Bearer = "bearer";

    public static void AddPartyOpenApi(this IServiceCollection services, string serviceName) =>
        services.AddOpenApi(options =>
        {
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = $"PartyPlatform {serviceName}", Version = "v1" };
                // The address of this process is nobody's business: the gateway's is the public one.
                document.Servers = [];
                document.Components ??= new OpenApiComponents();
                document.AddComponent(Bearer, new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = Bearer,
                    BearerFormat = "JWT",
                    Description = "访问令牌，由 /connect/token 签发 / an access token from /connect/token",
                });
                return Task.CompletedTask;
            });
            options.AddOperationTransformer((operation, context, _) =>
            {
                NameAsJson(operation);
                if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
                    operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
                return Task.CompletedTask;
            });
        });

    // Those bound to a record's members come with the names of C#; the query is read either way.
    private static void NameAsJson(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>().Where(parameter => parameter.In is ParameterLocation.Query) ?? [])
            parameter.Name = parameter.Name is { } name ? JsonNamingPolicy.CamelCase.ConvertName(name) : null;
    }
}
