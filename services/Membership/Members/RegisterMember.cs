using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Membership.Account;
using PartyPlatform.Membership.Organisation;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Membership.Members;

/// <summary>A new person of the directory.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="UserName">What the person signs in with; the employee number in lower case if left out.</param>
/// <param name="EmployeeNumber">The office's own number of the person.</param>
/// <param name="Status">Full or probationary.</param>
/// <param name="BranchId">The home branch.</param>
/// <param name="GroupId">The group inside the home branch.</param>
/// <param name="TemporaryBranchId">The temporary branch at a site.</param>
/// <param name="PoliticalBirthday">The day of acceptance as probationary member.</param>
/// <param name="Position">The duty in the office.</param>
public sealed record RegisterMemberRequest(
    [property: Required, StringLength(60)] string Name,
    [property: Required, StringLength(40), RegularExpression(MemberPatterns.EmployeeNumber)] string EmployeeNumber,
    MemberStatus Status,
    Guid BranchId,
    [property: StringLength(60), RegularExpression(MemberPatterns.UserName)] string? UserName = null,
    Guid? GroupId = null,
    Guid? TemporaryBranchId = null,
    DateOnly? PoliticalBirthday = null,
    [property: StringLength(60)] string? Position = null);

/// <summary>The shapes of what people sign in with.</summary>
public static class MemberPatterns
{
    /// <summary>Letters, digits, hyphen and the like.</summary>
    public const string EmployeeNumber = @"^\s*[A-Za-z0-9][A-Za-z0-9._-]{0,39}\s*$";

    /// <summary>At least three characters, without spaces.</summary>
    public const string UserName = @"^\s*[A-Za-z0-9][A-Za-z0-9._-]{2,59}\s*$";
}

internal static class RegisterMember
{
    private const string Route = "members";

    /// <summary>The one-time password is shown here once and kept nowhere: null where the same request had been answered before.</summary>
    internal sealed record RegisteredMember(MemberResponse Member, string? OneTimePassword, DateTimeOffset? OneTimePasswordUntil);

    public static async Task<Created<RegisteredMember>> Handle(
        RegisterMemberRequest request, MembershipDb db, TimeProvider clock, Caller caller, [FromHeader(Name = IdempotencyKey.Header)] string? key,
        HttpContext http, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.WaitForSameKeyAsync(caller.MemberId, key, cancellationToken);
        if (await IdempotencyKey.FindAsync(db, caller.MemberId, Route, key, request, cancellationToken) is { } before)
            return await AnswerAsync(await db.Members.AsNoTracking().SingleAsync(known => known.Id == before, cancellationToken), password: null, until: null);

        var placement = await db.PlacementAsync(request.BranchId, request.GroupId, request.TemporaryBranchId, cancellationToken);
        var details = new MemberDetails(request.Name, request.UserName ?? request.EmployeeNumber, request.EmployeeNumber,
            request.Status, request.PoliticalBirthday, request.Position);
        await db.RefuseTakenAsync(details, except: null, cancellationToken);

        var member = Member.Register(Guid.CreateVersion7(now), details, placement, clock.BusinessToday());
        var account = SignInAccount.For(member.Id, now);
        var password = account.ResetToOneTime(now);
        db.AddRange(member, account);
        db.Record(member, caller.MemberId, HistoryKind.Registered, $"登记到{placement.Branch.Name}", now);
        IdempotencyKey.Remember(db, caller.MemberId, Route, key, request, member.Id, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return await AnswerAsync(member, password, account.OneTimeUntil);

        async Task<Created<RegisteredMember>> AnswerAsync(Member registered, string? password, DateTimeOffset? until)
        {
            var names = await UnitNames.LoadAsync(db, cancellationToken);
            EntityVersion.Tag(http, registered.Version);
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.Created($"/api/membership/members/{registered.Id}", new RegisteredMember(names.Describe(registered, caller), password, until));
        }
    }

    /// <summary>A sign-in name must not be somebody else's employee number either: both are typed into the same field.</summary>
    internal static async Task RefuseTakenAsync(this MembershipDb db, MemberDetails details, Guid? except, CancellationToken cancellationToken)
    {
        var userName = Member.NormalizeUserName(details.UserName);
        var number = Member.NormalizeEmployeeNumber(details.EmployeeNumber);
        var (userNameAsNumber, numberAsUserName) = (Member.NormalizeEmployeeNumber(userName), Member.NormalizeUserName(number));
        var others = db.Members.AsNoTracking().Where(member => member.Id != except);
        if (await others.AnyAsync(member => member.EmployeeNumber == number || member.UserName == numberAsUserName, cancellationToken))
            throw MemberRefusals.EmployeeNumberTaken();
        if (await others.AnyAsync(member => member.UserName == userName || member.EmployeeNumber == userNameAsNumber, cancellationToken))
            throw MemberRefusals.UserNameTaken();
    }
}
