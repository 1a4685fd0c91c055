using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Notifications.Events;

internal static class EventEndpoints
{
    public static void MapPublicEvents(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/events", ReplayEvents.Handle).WithName(nameof(ReplayEvents)).WithTags("Events").RequireAuthorization(EventReader.Policy);
        routes.MapGet("/asyncapi.json", AsyncApiDocument.Handle).WithName(nameof(AsyncApiDocument)).WithTags("Events").AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/schemas/{file}", EventSchemas.Handle).WithName(nameof(EventSchemas)).WithTags("Events").AllowAnonymous().ExcludeFromDescription();
    }

    public static void MapEventLog(this RouteGroupBuilder api)
    {
        var log = api.MapGroup("/events").WithTags("Events").RequireAuthorization(Policies.Operations);
        log.MapGet("/", ListEvents.Handle).WithName(nameof(ListEvents));
        log.MapGet("/types", ListEventTypes.Handle).WithName(nameof(ListEventTypes));
    }
}
