using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.Demo;
using PartyPlatform.Media;
using PartyPlatform.Messaging;
using PartyPlatform.Showcase.Stories;

namespace PartyPlatform.Showcase.Demo;

/// <summary>
/// The demo's stories in all states, dated from the moment of loading. What was handed in and decided goes out as events,
/// so that points and scorecards follow by themselves. Loaded once: a second loading finds them and changes nothing.
/// </summary>
internal sealed class StoryDemo(ShowcaseDb db, PictureIntake intake, TimeProvider clock)
{
    private static readonly Guid Editor = DemoOffice.Members[0].Id;

    // The office of the demo has one editor, who reviews the stories of all branches.
    private static readonly Editor[] Office = [new(Editor, DemoOffice.Members[0].BranchId)];

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await db.Set<Story>().AnyAsync(cancellationToken))
            return;

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var (demo, index) in DemoStories.All.Select((demo, index) => (demo, index)))
            await AddAsync(demo, index, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task AddAsync(DemoStory demo, int index, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var author = DemoOffice.Members.Single(member => member.UserName == demo.Author);
        var begun = now.AddDays(-demo.DaysAgo).AddMinutes(-37 * (index + 1));
        var pictures = new List<(StoryPicture Named, Picture Row)>();
        foreach (var (alt, number) in demo.Pictures.Select((alt, number) => (alt, number)))
        {
            await using var drawn = CoverPainter.Draw(index * 7 + number);
            var row = Picture.Of(await intake.TakeAsync(drawn, cancellationToken), author.Id, begun);
            pictures.Add((new StoryPicture(row.Id, alt), row));
        }

        var story = Story.Draft(new StoryContent(demo.Kind, demo.Title, demo.FirstBody ?? demo.Body, [.. pictures.Select(picture => picture.Named)]).AsKept(), author.Id, author.BranchId, begun);
        db.Add(story);
        foreach (var (_, row) in pictures)
        {
            row.AttachTo(story.Id);
            db.Add(row);
        }

        var hashes = pictures.ToDictionary(picture => picture.Row.Id, picture => picture.Row.Sha256);
        if (demo.State is not StoryState.Draft)
            Walk(story, demo, author.BranchId, hashes, begun);
        await db.SaveChangesAsync(cancellationToken);
        if (story.State is StoryState.Approved)
            await LikeAsync(story, demo.Likes, begun.AddDays(1), cancellationToken);
    }

    /// <summary>The way of the story as the author and the office went it.</summary>
    private void Walk(Story story, DemoStory demo, Guid branch, Dictionary<Guid, byte[]> hashes, DateTimeOffset begun)
    {
        Submit(begun.AddHours(1));
        if (demo.Comments is not null)
        {
            story.Return(Office[0], Office, story.Version, begun.AddHours(5));
            Step(StoryStepKind.Returned, Editor, demo.Comments, begun.AddHours(5));
            db.Publish(new StoryReturned(story.Id, story.Title, story.AuthorId, story.Version, Editor, begun.AddHours(5)), begun.AddHours(5));
            if (demo.State is StoryState.Returned)
                return;
            story.Edit((story.Content with { Body = demo.Body }).AsKept(), begun.AddHours(7));
            Submit(begun.AddHours(8));
        }

        if (demo.State is StoryState.Submitted)
            return;
        var approved = begun.AddHours(10);
        story.Approve(Office[0], Office, story.Version, approved);
        Step(StoryStepKind.Approved, Editor, null, approved);
        db.Publish(new StoryApproved(
            story.Id, story.Kind, story.Title, story.AuthorId, story.BranchId, story.Version, story.Fingerprint!, Editor, approved), approved);
        if (demo.IsFeatured && story.Feature(true, approved.AddHours(1)))
            Step(StoryStepKind.Featured, Editor, null, approved.AddHours(1));
        if (demo.State is StoryState.Withdrawn)
        {
            var withdrawn = approved.AddHours(6);
            story.Withdraw(withdrawn);
            Step(StoryStepKind.Withdrawn, story.AuthorId, "数据还要再核一遍，核完重新投", withdrawn);
            db.Publish(new StoryWithdrawn(story.Id, story.AuthorId, story.BranchId, WasPublished: true, story.AuthorId, withdrawn), withdrawn);
        }

        void Submit(DateTimeOffset at)
        {
            db.Add(story.Submit(branch, hashes, at));
            Step(StoryStepKind.Submitted, story.AuthorId, null, at);
            db.Publish(new StorySubmitted(story.Id, story.Kind, story.Title, story.AuthorId, story.BranchId, story.Version, at), at);
        }

        void Step(StoryStepKind kind, Guid actor, string? comments, DateTimeOffset at) => db.Add(StoryStep.Of(story, kind, actor, comments, at));
    }

    private async Task LikeAsync(Story story, int likes, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var member in DemoOffice.Members.Skip(3).Take(likes))
            await db.Database.ExecuteSqlAsync($"insert into story_likes (story_id, member_id, liked_at) values ({story.Id}, {member.Id}, {at}) on conflict do nothing", cancellationToken);
    }
}
