using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Oversight;
using PartyPlatform.Demo;
using PartyPlatform.Media;
using PartyPlatform.Messaging;
using PartyPlatform.Oversight.Comments;
using PartyPlatform.Oversight.Entries;
using PartyPlatform.Oversight.Reactions;
using PartyPlatform.Oversight.Reviews;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Oversight.Demo;

/// <summary>
/// The demo's reviews, dated from the day of loading: one announced for the day after tomorrow, and the archive of one three
/// weeks ago, with drawn pictures. The announced one goes out as an event, so that inboxes and other systems hear of it; the
/// archived one is history, of which nobody is told again.
/// </summary>
internal sealed class ReviewDemo(OversightDb db, PictureIntake intake, TimeProvider clock)
{
    private const string Route = "demo/reviews";

    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    private static readonly Guid Office = Person("xu.qinghe");

    private static readonly Guid Scribe = Person("bai.ruoxi");

    /// <summary>Loads them once.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await IdempotencyKey.FindAsync(db, Office, Route, "1", body: null, cancellationToken) is not null)
            return;

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var announced = Announced(now);
        db.Add(announced);
        db.Publish(new ReviewAnnounced(announced.Id, announced.Title, announced.StartsAt, announced.BranchIds, now), now);
        await ArchivedAsync(now, cancellationToken);
        IdempotencyKey.Remember(db, Office, Route, "1", body: null, announced.Id, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static Review Announced(DateTimeOffset now)
    {
        var review = Review.Draft(
            $"{now.BusinessDate().Year} 年度党建述职评议（第二场）", At(now, days: 2, hour: 14, minute: 30),
            [
                Item(103, "周望舒", Person("zhou.wangshu")), Item(104, "苏怀瑾", Person("su.huaijin")),
                Item(105, "秦安澜", Person("qin.anlan"), minutes: 8), Item(106, "江修远", Person("jiang.xiuyuan"), minutes: 8),
            ],
            [Scribe], Office, now.AddDays(-1));
        review.Announce(now);
        return review;
    }

    private async Task ArchivedAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var start = At(now, days: -21, hour: 14, minute: 30);
        var review = Review.Draft(
            $"{now.BusinessDate().Year} 年度党建述职评议（第一场）", start,
            [Item(101, "温以恒", Person("wen.yiheng")), Item(102, "叶知秋", Person("ye.zhiqiu")), Item(103, "顾行之", Person("gu.xingzhi"))],
            [Scribe], Office, start.AddDays(-6));
        review.Announce(start.AddDays(-5));
        review.Start(start);
        db.Add(review);

        var entries = new List<Entry>();
        var branch = Guid.Empty;
        foreach (var line in ReviewDemoTexts.Entries)
        {
            if (Unit(line.Branch) != branch)
                (branch, _) = (Unit(line.Branch), Move(review, start.AddMinutes(line.Minute - 1)));
            entries.Add(await PostAsync(review, line, start.AddMinutes(line.Minute), cancellationToken));
        }

        review.MoveOn(review.AgendaPosition, start.AddMinutes(47));
        review.Close(start.AddMinutes(52));
        review.Archive(start.AddDays(1));
        db.AddRange(entries);
        var members = DemoOffice.Members.Where(member => member.Roles.Count == 0).ToList();
        foreach (var (text, index) in ReviewDemoTexts.Comments.Select((text, index) => (text, index)))
            db.Add(Comment.Post(review.Id, members[index * 2].Id, members[index * 2].BranchId, text, held: null, start.AddMinutes(4 + (index * 2)).AddSeconds(index * 7)));
        await db.SaveChangesAsync(cancellationToken);
        await ReactAsync(entries, members, cancellationToken);
    }

    private static int Move(Review review, DateTimeOffset at)
    {
        review.MoveOn(review.AgendaPosition, at);
        return review.AgendaPosition;
    }

    private async Task<Entry> PostAsync(Review review, DemoEntry line, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(at);
        IReadOnlyList<EntryPicture> pictures = line.Picture is { } what ? [await DrawAsync(what, id, at, cancellationToken)] : [];
        var content = new EntryContent(
            line.Section is null ? EntryKind.Remark : EntryKind.Entry, Unit(line.Branch), line.Section, line.Text, pictures,
            line.Section is null ? "陆听澜" : null, line.Section is null ? Person("lu.tinglan") : null, line.IsKey);
        var entry = Entry.Post(id, review.Id, review.NumberEntry(content.BranchId), content, Scribe, at);
        if (line.Corrected is { } right)
            entry.Correct(right, line.Section, [], "核对台账，数字看错了一行", Scribe, at.AddMinutes(2));
        if (line.Section is null)
            entry.Confirm(Office, at.AddMinutes(1));
        return entry;
    }

    private async Task<EntryPicture> DrawAsync(DemoPicture what, Guid entryId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var drawn = EntryPainter.Draw(what);
        var picture = Picture.Of(await intake.TakeAsync(drawn, cancellationToken), Scribe, at);
        picture.AttachTo(entryId);
        db.Add(picture);
        return new EntryPicture(picture.Id, picture.Width, picture.Height);
    }

    private async Task ReactAsync(List<Entry> entries, List<DemoMember> members, CancellationToken cancellationToken)
    {
        // Fixed, so that each loading tells the same story.
        var chance = new Random(20261102);
        foreach (var entry in entries)
            foreach (var member in members)
                if (chance.Next(100) < (entry.Kind is EntryKind.Remark ? 60 : 25))
                    await db.Database.ExecuteSqlAsync($"""
                        insert into review_reactions (entry_id, member_id, kind)
                        values ({entry.Id}, {member.Id}, {(chance.Next(3) == 0 ? ReactionKind.Touched : ReactionKind.Agree).ToString()}) on conflict do nothing
                        """, cancellationToken);
    }

    private static AgendaItem Item(int branch, string speaker, Guid member, int minutes = 12) => new(Unit(branch), speaker, member, minutes, null, null);

    private static DateTimeOffset At(DateTimeOffset now, int days, int hour, int minute) =>
        new DateTimeOffset(now.BusinessDate().AddDays(days), new TimeOnly(hour, minute), Shanghai).ToUniversalTime();

    private static Guid Unit(int number) => DemoOffice.Units.Single(unit => unit.Id.ToString().EndsWith($"000{number}", StringComparison.Ordinal)).Id;

    private static Guid Person(string userName) => DemoOffice.Members.Single(member => member.UserName == userName).Id;
}
