using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Contracts.Membership;

namespace PartyPlatform.MemberCopy.Access;

/// <summary>The named policies. Each asks for an active member; all but <see cref="Member"/> for one of some roles, in any branch.</summary>
public static class Policies
{
    /// <summary>Any active member.</summary>
    public const string Member = nameof(Member);

    /// <summary>Whoever works in the console: every role beside plain membership.</summary>
    public const string Staff = nameof(Staff);

    /// <summary>The Party office alone.</summary>
    public const string PartyOffice = nameof(PartyOffice);

    /// <summary>The Party office, and secretaries or committee members for their own branch (the handler checks which).</summary>
    public const string BranchStaff = nameof(BranchStaff);

    /// <summary>The Party office, leaders, and secretaries or committee members: who may see figures of branches.</summary>
    public const string Figures = nameof(Figures);

    /// <summary>Administrators alone.</summary>
    public const string Administrator = nameof(Administrator);

    /// <summary>Administrators and the Party office: who may read the whole directory.</summary>
    public const string Directory = nameof(Directory);

    /// <summary>Operators, administrators and the Party office: failed messages and the like.</summary>
    public const string Operations = nameof(Operations);

    /// <summary>Which roles open which policy; empty means that membership is enough.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<PartyRole>> Roles { get; } = new Dictionary<string, IReadOnlyList<PartyRole>>
    {
        [Member] = [],
        [Staff] = [PartyRole.BranchSecretary, PartyRole.CommitteeMember, PartyRole.PartyOffice, PartyRole.Leader, PartyRole.Administrator, PartyRole.Operator],
        [PartyOffice] = [PartyRole.PartyOffice],
        [BranchStaff] = [PartyRole.PartyOffice, PartyRole.BranchSecretary, PartyRole.CommitteeMember],
        [Figures] = [PartyRole.PartyOffice, PartyRole.Leader, PartyRole.BranchSecretary, PartyRole.CommitteeMember],
        [Administrator] = [PartyRole.Administrator],
        [Directory] = [PartyRole.Administrator, PartyRole.PartyOffice],
        [Operations] = [PartyRole.Operator, PartyRole.Administrator, PartyRole.PartyOffice],
    };

    /// <summary>The scope under which the gateway reads live channels for all its viewers.</summary>
    public const string LiveScope = "live";

    /// <summary>The scopes for which there is a policy.</summary>
    public static IReadOnlyList<string> Scopes { get; } = [LiveScope];

    /// <summary>
    /// The policy of a machine that was given a scope, by client credentials. A member's token never meets it, whatever
    /// scopes it carries, and a machine's never one of the others: it has no member.
    /// </summary>
    public static string Scope(string scope) => $"scope:{scope}";

    /// <summary>Adds the policies; the service adds the <see cref="ICallerDirectory"/> that they ask.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="schemes">The authentication schemes whose tokens are accepted; bearer tokens unless told.</param>
    public static IServiceCollection AddPartyPolicies(this IServiceCollection services, params string[] schemes)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<IAuthorizationHandler, CallerHandler>();
        var authorization = services.AddAuthorizationBuilder();
        foreach (var (name, roles) in Roles)
            authorization.AddPolicy(name, policy => policy
                .AddAuthenticationSchemes(schemes is [] ? [JwtBearerDefaults.AuthenticationScheme] : schemes)
                .RequireAuthenticatedUser()
                .AddRequirements(new CallerRequirement(roles)));
        foreach (var scope in Scopes)
            authorization.AddPolicy(Scope(scope), policy => policy
                .AddAuthenticationSchemes(schemes is [] ? [JwtBearerDefaults.AuthenticationScheme] : schemes)
                .RequireAuthenticatedUser()
                .RequireAssertion(context => IsMachineWith(context.User, scope)));
        return services;
    }

    // The issuer makes a client its own subject only when it came with its own secret.
    private static bool IsMachineWith(ClaimsPrincipal caller, string scope) =>
        caller.FindFirst("client_id")?.Value is { Length: > 0 } client && caller.FindFirst("sub")?.Value == client
        && caller.FindAll("scope").SelectMany(claim => claim.Value.Split(' ')).Contains(scope);
}

/// <summary>Met by an active member who has one of the roles; by any active member if none is named.</summary>
internal sealed record CallerRequirement(IReadOnlyList<PartyRole> AnyOf) : IAuthorizationRequirement;

internal sealed class CallerHandler(ICallerDirectory directory, IHttpContextAccessor accessor) : AuthorizationHandler<CallerRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, CallerRequirement requirement)
    {
        if (accessor.HttpContext is not { } http || !Guid.TryParse(context.User.FindFirst("sub")?.Value, out var memberId))
            return;

        var caller = Caller.Of(http) ?? await directory.FindAsync(memberId, http.RequestAborted);
        if (caller is null)
            return;

        caller.AttachTo(http);
        if (requirement.AnyOf.Count == 0 || requirement.AnyOf.Any(caller.Has))
            context.Succeed(requirement);
    }
}
