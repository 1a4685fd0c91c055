using System.Net;
using System.Net.Http.Headers;
using Microsoft.Net.Http.Headers;
using PartyPlatform.Live;
using Yarp.ReverseProxy.Model;

namespace PartyPlatform.Gateway.Live;

/// <summary>Asks a service, in the viewer's name, whether they may watch what stands at an address.</summary>
internal sealed partial class Grants(Replicas replicas, ILogger<Grants> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The service's answer, whatever it says; null if no replica gave one. It is asked twice at most.</summary>
    public async Task<HttpResponseMessage?> AskAsync(HttpContext context, string service, CancellationToken cancellationToken)
    {
        var replica = replicas.Pick(service);
        for (var attempt = 1; replica is not null && attempt <= 2; attempt++)
        {
            if (await TryAsync(context, service, replica, cancellationToken) is { } answer)
            {
                if (attempt == 2 || answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                    return answer;
                answer.Dispose();
            }

            replica = replicas.Pick(service, butNot: replica);
        }

        return null;
    }

    private async Task<HttpResponseMessage?> TryAsync(HttpContext context, string service, DestinationState replica, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var request = new HttpRequestMessage(HttpMethod.Get, Replicas.AddressOf(replica, context.Request.Path + context.Request.QueryString.Value));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(StreamGrant.MediaType));
        if (context.Request.Headers.Authorization.ToString() is { Length: > 0 } authorization)
            request.Headers.TryAddWithoutValidation(HeaderNames.Authorization, authorization);
        try
        {
            var answer = await replicas.SendAsync(service, replica, request, limit.Token);
            // Within the same time: an answer that stops in the middle is none.
            await answer.Content.LoadIntoBufferAsync(64 * 1024, limit.Token);
            return answer;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            LogNoAnswer(logger, replica.DestinationId, exception.GetType().Name);
            return null;
        }
    }

    /// <summary>Passes a refusal on as it is.</summary>
    public static async Task PassOnAsync(HttpResponseMessage refusal, HttpContext context)
    {
        context.Response.StatusCode = (int)refusal.StatusCode;
        foreach (var name in (string[])[HeaderNames.WWWAuthenticate, HeaderNames.RetryAfter])
            if (refusal.Headers.TryGetValues(name, out var values))
                context.Response.Headers[name] = values.ToArray();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = refusal.Content.Headers.ContentType?.ToString();
        await refusal.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Replica} gave no answer about a live stream: {Reason}")]
    private static partial void LogNoAnswer(ILogger logger, string replica, string reason);
}
