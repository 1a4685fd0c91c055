using Microsoft.AspNetCore.Mvc;

namespace PartyPlatform.Gateway;

/// <summary>Refusals that the gateway gives itself, in the form that all services use.</summary>
internal static class GatewayProblem
{
    public static async Task WriteAsync(HttpContext context, int status, string code, string chinese, string english)
    {
        var problem = new ProblemDetails { Status = status, Title = chinese };
        problem.Extensions["code"] = code;
        problem.Extensions["titleEn"] = english;
        context.Response.StatusCode = status;
        await context.RequestServices.GetRequiredService<IProblemDetailsService>()
            .TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
    }
}
