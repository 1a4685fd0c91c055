using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace PartyPlatform.Messaging.Failures;

/// <summary>Gives a failed message up. The row stays, with who did it and why.</summary>
internal sealed partial class DiscardFailedMessage
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, [Required, StringLength(500, MinimumLength = 2)] string reason,
        ClaimsPrincipal user, NpgsqlDataSource database, ILogger<DiscardFailedMessage> logger, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await Settlement.TakeAsync(connection, id, user, "Discarded", reason, cancellationToken) is null)
            return TypedResults.NotFound();
        LogDiscarded(logger, id, Settlement.WhoIs(user));
        return TypedResults.NoContent();
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The failed message {Id} was given up by {Who}")]
    private static partial void LogDiscarded(ILogger logger, Guid id, string who);
}
