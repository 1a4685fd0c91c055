using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Membership.Conduct;

internal static class ConductRulesEndpoints
{
    public static void MapConductRules(this RouteGroupBuilder api)
    {
        var rules = api.MapGroup("/conduct-rules").WithTags("Conduct rules").RequireAuthorization(Policies.Member);
        rules.MapGet("/current", ShowCurrentRules.Handle).WithName(nameof(ShowCurrentRules));
        rules.MapPost("/{version:int}/acknowledgement", AcknowledgeRules.Handle).WithName(nameof(AcknowledgeRules));

        var staff = api.MapGroup("/conduct-rules").WithTags("Conduct rules").RequireAuthorization(Policies.Directory);
        staff.MapGet("/", ListConductRules.Handle).WithName(nameof(ListConductRules));
        staff.MapPost("/", PublishConductRules.Handle).WithName(nameof(PublishConductRules));
    }
}
