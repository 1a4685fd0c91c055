using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
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

        var (code, chinese, english, field) = Describe(exception, status);
        var problem = new ProblemDetails { Status = status, Title = chinese };
        problem.Extensions["code"] = code;
        problem.Extensions["titleEn"] = english;
        if (field is not null)
            problem.Extensions["field"] = field;
        if (exception is Refusal { Details: var details })
            foreach (var (key, value) in details)
                problem.Extensions[key] = value;

        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
    }

    private static (string Code, string Chinese, string English, string? Field) Describe(Exception exception, int status)
    {
        if (exception is Refusal refusal)
            return (refusal.Code, refusal.Chinese, refusal.English, (refusal as InputRejected)?.Field);
        if (exception is BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad && UnreadableRequest.Explain(bad) is { } reason)
            return (ProblemTexts.For(status).Code, reason.Chinese, reason.English, reason.Field);
        if (TextIsUnusable(exception))
            return ("text.unusable", "里面有存不了的字符，删掉再试", "The text holds a character that cannot be stored.", null);
        if (DiskIsFull(exception))
            return ("storage.full", "存储空间满了，这次没有存上，请告诉管理员", "There is no room left to store this; nothing of it was kept.", null);
        var (code, chinese, english) = ProblemTexts.For(status);
        return (code, chinese, english, null);
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
        _ when TextIsUnusable(exception) || FormIsUnreadable(exception) => StatusCodes.Status400BadRequest,
        _ when DatabaseIsAway(exception) || DiskIsFull(exception) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    // 53100 disk full and 53300 too many connections pass without a change of ours: 503, so that the caller tries again. So
    // does 25P03, which ends a transaction that a process too busy to go on had left open.
    private static bool DatabaseIsAway(Exception exception) => HasCause(exception, static cause =>
        cause is NpgsqlException { IsTransient: true } or PostgresException { SqlState: ['5', '3', ..] or ['5', '7', ..] or ['5', '8', ..] or "25P03" });

    // PostgreSQL stores no U+0000, neither in text (22021) nor in JSON (22P05). Any text that a person sends may hold one, so
    // it is told here and not in each handler.
    private static bool TextIsUnusable(Exception exception) => HasCause(exception, static cause =>
        cause is PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter })
        || (FormIsUnreadable(exception) && exception.InnerException is InvalidOperationException);

    // The framework's reader of forms, where a page reads its form itself: too many fields, or a U+0000 in one of them, which
    // it tells by the kind of the inner exception.
    private static bool FormIsUnreadable(Exception exception) => exception is InvalidDataException { Source: "Microsoft.AspNetCore.WebUtilities" };

    // ENOSPC and EDQUOT, and what Windows says instead.
    private static bool DiskIsFull(Exception exception) => HasCause(exception, static cause =>
        cause is IOException { HResult: 28 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027) });

    private static bool HasCause(Exception? exception, Func<Exception, bool> isIt)
    {
        for (; exception is not null; exception = exception.InnerException)
            if (isIt(exception))
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
        // Otherwise a request that cannot be read is answered outside Development without a word on what is wrong with it.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
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
