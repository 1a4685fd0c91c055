using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartyPlatform.Learning.Quizzes;

namespace PartyPlatform.Learning.Points;

internal sealed class PointRuleMapping : IEntityTypeConfiguration<PointRule>
{
    public void Configure(EntityTypeBuilder<PointRule> rule)
    {
        rule.ToTable("point_rules");
        rule.HasKey(r => new { r.Code, r.Version });
        rule.Property(r => r.Code).HasMaxLength(40);
        rule.Property(r => r.Clause).HasMaxLength(60);
        rule.Property(r => r.CapGroup).HasMaxLength(20);
        rule.Property(r => r.CapName).HasMaxLength(20);
        rule.Property(r => r.Bands).AsJson();
        rule.HasData(
            new PointRule
            {
                Code = PointRule.QuizCompleted,
                Version = 1,
                ValidFrom = new DateOnly(2026, 1, 1),
                Clause = "积分办法第 2 条",
                CapGroup = PointRule.QuizGroup,
                CapName = "测试类",
                DailyCap = 20,
                Bands = [new PointBand(0, 2, "完成测试，没有过及格线，记 2 分")],
            },
            new PointRule
            {
                Code = PointRule.QuizPassed,
                Version = 1,
                ValidFrom = new DateOnly(2026, 1, 1),
                Clause = "积分办法第 3 条",
                CapGroup = PointRule.QuizGroup,
                CapName = "测试类",
                DailyCap = 20,
                Bands =
                [
                    new PointBand(0, 8, "通过测试，得分率不到 80%，记 8 分"),
                    new PointBand(80, 10, "通过测试，得分率 80% 以上、不到 90%，记 10 分"),
                    new PointBand(90, 12, "通过测试，得分率 90% 以上，记 12 分"),
                ],
            },
            new PointRule
            {
                Code = PointRule.StoryApproved,
                Version = 1,
                ValidFrom = new DateOnly(2026, 1, 1),
                Clause = "积分办法第 4 条",
                CapGroup = PointRule.StoryGroup,
                CapName = "稿件类",
                DailyCap = 24,
                Bands = [new PointBand(0, 8, "稿件通过审核并发布，记 8 分")],
            });
    }
}

internal sealed class PointEntryMapping : IEntityTypeConfiguration<PointEntry>
{
    public const string Table = "point_entries";

    public void Configure(EntityTypeBuilder<PointEntry> entry)
    {
        entry.ToTable(Table);
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.RuleCode).HasMaxLength(40);
        entry.Property(e => e.CapGroup).HasMaxLength(20);
        entry.Property(e => e.Title).HasMaxLength(140);
        entry.Property(e => e.Reason).HasMaxLength(400);
        entry.HasOne<PointRule>().WithMany().HasForeignKey(e => new { e.RuleCode, e.RuleVersion }).OnDelete(DeleteBehavior.Restrict);
        entry.HasIndex(e => new { e.MemberId, e.CapGroup, e.Day, e.Ordinal }).IsUnique();
        entry.HasIndex(e => e.OccasionId).IsUnique().HasFilter("reverses_id is null");
        entry.HasIndex(e => e.ReversesId).IsUnique();
        entry.HasIndex(e => new { e.MemberId, e.At, e.Id });
        entry.HasIndex(e => new { e.Month, e.BranchId }).IncludeProperties(e => e.Amount);
        entry.HasIndex(e => new { e.MemberId, e.SourceId });
    }
}

internal sealed class StoryWithdrawalMapping : IEntityTypeConfiguration<StoryWithdrawal>
{
    public void Configure(EntityTypeBuilder<StoryWithdrawal> withdrawal)
    {
        withdrawal.ToTable("point_story_withdrawals");
        withdrawal.HasKey(w => w.StoryId);
        withdrawal.Property(w => w.StoryId).ValueGeneratedNever();
    }
}
