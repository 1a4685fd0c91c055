using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Showcase.Stories;

/// <summary>Why an editor does not review a story.</summary>
public enum JudgeObstacle
{
    /// <summary>It is their own.</summary>
    Own,

    /// <summary>It is their branch's, and an editor of another branch can do it.</summary>
    OwnBranch,
}

/// <summary>Somebody of the Party office.</summary>
internal sealed record Editor(Guid Id, Guid BranchId);

/// <summary>
/// Who reviews a story: never its author, and somebody of its branch only where nobody else can — an office of one would
/// otherwise publish nothing of its own branch.
/// </summary>
internal static class Judging
{
    /// <summary>Why this editor does not review it; null if they may.</summary>
    public static JudgeObstacle? ObstacleFor(Editor editor, Guid authorId, Guid branchId, IReadOnlyCollection<Editor> office)
    {
        if (editor.Id == authorId)
            return JudgeObstacle.Own;
        return editor.BranchId == branchId && office.Any(other => other.Id != authorId && other.BranchId != branchId) ? JudgeObstacle.OwnBranch : null;
    }

    /// <exception cref="RuleViolation">There is an obstacle.</exception>
    public static void Refuse(JudgeObstacle? obstacle)
    {
        if (obstacle is JudgeObstacle.Own)
            throw new RuleViolation("story.own", "自己的稿件要由别的编辑来审", "Nobody reviews their own story.");
        if (obstacle is JudgeObstacle.OwnBranch)
            throw new RuleViolation("story.ownBranch", "本支部的稿件要由其他支部的编辑来审", "A story of one's own branch is reviewed by an editor of another branch.");
    }

    public static Editor AsEditor(this Caller caller) => new(caller.MemberId, caller.BranchId);

    /// <summary>Everybody who reviews stories.</summary>
    public static Task<List<Editor>> EditorsAsync(this ShowcaseDb db, CancellationToken cancellationToken) =>
        db.Set<LocalMember>().FromSql($$"""select * from local_members where is_active and roles @> '[{"role": "PartyOffice"}]'::jsonb""")
            .Select(member => new Editor(member.Id, member.BranchId)).ToListAsync(cancellationToken);
}
