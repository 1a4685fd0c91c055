using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Membership.Members;

internal static class MemberEndpoints
{
    public static void MapMembers(this RouteGroupBuilder api)
    {
        api.MapGet("/me", ShowMe.Handle).WithName(nameof(ShowMe)).WithTags("Members").RequireAuthorization(Policies.Member);

        var members = api.MapGroup("/members").WithTags("Members").RequireAuthorization(Policies.Member);
        members.MapGet("/", ListMembers.Handle).WithName(nameof(ListMembers));
        members.MapGet("/{id:guid}", ShowMember.Handle).WithName(nameof(ShowMember));

        var staff = api.MapGroup("/members").WithTags("Members").RequireAuthorization(Policies.Staff);
        staff.MapGet("/export.xlsx", ExportMembers.Handle).WithName(nameof(ExportMembers));

        var changes = api.MapGroup("/members").WithTags("Members").RequireAuthorization(Policies.Administrator);
        changes.MapPost("/", RegisterMember.Handle).WithName(nameof(RegisterMember));
        changes.MapPut("/{id:guid}", ChangeMember.Handle).WithName(nameof(ChangeMember));
        changes.MapPost("/{id:guid}/transfer", TransferMember.Handle).WithName(nameof(TransferMember));
        changes.MapPost("/{id:guid}/deactivate", DeactivateMember.Handle).WithName(nameof(DeactivateMember));
        changes.MapPost("/{id:guid}/reactivate", ReactivateMember.Handle).WithName(nameof(ReactivateMember));
        changes.MapPost("/{id:guid}/reset-password", ResetPassword.Handle).WithName(nameof(ResetPassword));
        changes.MapPost("/{id:guid}/roles", GrantRole.Handle).WithName(nameof(GrantRole));
        changes.MapDelete("/{id:guid}/roles/{roleId:guid}", RemoveRole.Handle).WithName(nameof(RemoveRole));
    }
}
