using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace PartyPlatform.ServiceDefaults.Http;

/// <summary>
/// Reads the form of a route that takes a file before the framework's binding would: that takes every failure of reading
/// for the caller's, also a temporary folder without room.
/// </summary>
internal static class UploadedForms
{
    // The reader of forms says it with the general code of IOException; the operating system's errors have codes of their own.
    private const int EndedTooEarly = unchecked((int)0x80131620);

    public static IApplicationBuilder UseUploadedForms(this IApplicationBuilder app) => app.Use((context, next) =>
        context.Request.HasFormContentType && TakesFile(context.GetEndpoint()) ? ReadAsync(context, next) : next(context));

    private static async Task ReadAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException exception)
        {
            throw new BadHttpRequestException("The form cannot be read.", exception);
        }
        catch (IOException exception) when (exception is { HResult: EndedTooEarly } and not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The form ends in the middle.", exception);
        }

        await next(context);
    }

    private static bool TakesFile(Endpoint? endpoint) =>
        endpoint?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>().Any(parameter => parameter.ParameterInfo.ParameterType == typeof(IFormFile)) is true;
}
