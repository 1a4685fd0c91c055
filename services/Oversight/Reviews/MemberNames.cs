using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy;

namespace PartyPlatform.Oversight.Reviews;

/// <summary>Names of members from the local copy.</summary>
internal static class MemberNames
{
    /// <summary>Those of them who are active members, with their names.</summary>
    public static Task<Dictionary<Guid, string>> ActiveAsync(OversightDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        db.Set<LocalMember>().Where(member => ids.Contains(member.Id) && member.IsActive)
            .ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);

    /// <summary>Names of all of them who are known, also of those who left; an erased member has none.</summary>
    public static Task<Dictionary<Guid, string>> OfAsync(OversightDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        db.Set<LocalMember>().Where(member => ids.Contains(member.Id))
            .ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
}
