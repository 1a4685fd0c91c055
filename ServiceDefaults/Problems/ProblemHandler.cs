using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace PartyPlatform.ServiceDefaults.Problems;

/// <summary>
/// The one place where a failure becomes an answer: a problem document with a stable code, the reason in Chinese and
/// English and the trace that leads operations to it.
/// </summary>
internal sealed partial class ProblemHandler(IProblemDetailsService problems, ILogger<ProblemHandler> logger) : IExceptionHandler
{
    private long _nextOutageLine;
    private int _unsaid;

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        // The caller hung up: nobody reads an answer, and it is no fault of ours.
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var status = StatusOf(exception);
        if (status >= 500)
            Log(context, exception, status);

        context.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = "5";

        var (code, chinese, english) = exception is Refusal refusal
            ? (refusal.Code, refusal.Chinese, refusal.English)
            : ProblemTexts.For(status);
        var problem = new ProblemDetails { Status = status, Title = chinese };
        problem.Extensions["code"] = code;
        problem.Extensions["titleEn"] = english;
        if (exception is InputRejected { Field: { } field })
            problem.Extensions["field"] = field;
        if (exception is Refusal { Details: var details })
            foreach (var (key, value) in details)
                problem.Extensions[key] = value;

        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
    }

    // While the database is away every request fails alike; one line a second says as much as a thousand.
    private void Log(HttpContext context, Exception exception, int status)
    {
        // The middleware that caught it has taken the endpoint off the request.
        var endpoint = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.DisplayName ?? "-";
        if (status != StatusCodes.Status503ServiceUnavailable)
        {
            LogFailure(logger, exception, context.Request.Method, endpoint, status);
            return;
        }

        var (now, next) = (Environment.TickCount64, Interlocked.Read(ref _nextOutageLine));
        if (now < next || Interlocked.CompareExchange(ref _nextOutageLine, now + 1_000, next) != next)
            Interlocked.Increment(ref _unsaid);
        else
            LogOutage(logger, exception, context.Request.Method, endpoint, Interlocked.Exchange(ref _unsaid, 0));
    }

    private static int StatusOf(Exception exception) => exception switch
    {
        RuleViolation => StatusCodes.Status409Conflict,
        InputRejected => StatusCodes.Status400BadRequest,
        NotAllowed => StatusCodes.Status403Forbidden,
        StaleVersion or DbUpdateConcurrencyException => StatusCodes.Status412PreconditionFailed,
        BadHttpRequestException bad => bad.StatusCode,
        TimeoutException => StatusCodes.Status503ServiceUnavailable,
        _ when DatabaseIsAway(exception) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    // 53100 disk full and 53300 too many connections pass without a change of ours: 503, so that the caller tries again.
    private static bool DatabaseIsAway(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            if (exception is NpgsqlException { IsTransient: true } || exception is PostgresException { SqlState: ['5', '3', ..] or ['5', '7', ..] or ['5', '8', ..] })
                return true;
        return false;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "{Method} {Endpoint} failed with {Status}")]
    private static partial void LogFailure(ILogger logger, Exception exception, string method, string endpoint, int status);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "{Method} {Endpoint} failed, since something it needs is away; {Others} others since the last line")]
    private static partial void LogOutage(ILogger logger, Exception exception, string method, string endpoint, int others);
}

internal static class ProblemRegistration
{
    public static void AddProblems(this IHostApplicationBuilder builder)
    {
        builder.Services.AddExceptionHandler<ProblemHandler>();
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            var problem = context.ProblemDetails;
            var (code, chinese, english) = ProblemTexts.For(problem.Status ?? context.HttpContext.Response.StatusCode);
            if (problem.Extensions.TryAdd("code", code))
            {
                problem.Title = chinese;
                problem.Extensions["titleEn"] = english;
            }

            problem.Type = null;
            problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
        });
    }
}
