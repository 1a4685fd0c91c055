using Microsoft.EntityFrameworkCore;
using PartyPlatform.Demo;
using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.Demo;

/// <summary>The demo's question bank: adds the questions whose stem is not there yet, and leaves alone what people changed.</summary>
internal sealed class QuestionBankDemo(LearningDb db, TimeProvider clock) : IDemoPart
{
    private static readonly Guid Author = DemoOffice.Members[0].Id;

    public int Order => 1;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('learning demo'))", cancellationToken);
        // Written a while ago, as far as the demo is concerned, so that what is written in it comes first.
        var then = clock.GetUtcNow().AddDays(-20);
        var known = await db.Set<QuestionVersion>().Select(version => version.StemKey).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        var missing = DemoQuestions.All.Where(question => !known.Contains(StemKey.Of(question.Content.Stem))).ToList();
        var numbers = await db.TakeNumbersAsync(missing.Count, cancellationToken);
        foreach (var (demo, number) in missing.Zip(numbers))
            await AddAsync(demo, number, then, cancellationToken);

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task AddAsync(DemoQuestion demo, int number, DateTimeOffset then, CancellationToken cancellationToken)
    {
        var subject = await CategoryAsync(demo.Subject, null, then, cancellationToken);
        var point = await CategoryAsync(demo.Point, subject, then, cancellationToken);
        var source = await QuestionPlaces.SourceAsync(db, demo.Source, then, cancellationToken);
        var question = Question.Draft(number, demo.Content, new Placement(point, demo.Difficulty, source), Author, then);
        if (demo.State is not QuestionState.Draft)
            question.Activate(then);
        if (demo.State is QuestionState.Suspended)
            question.Suspend(then);
        db.Add(question);
    }

    private async Task<Guid> CategoryAsync(string name, Guid? parentId, DateTimeOffset then, CancellationToken cancellationToken)
    {
        var known = db.Set<Category>().Local.FirstOrDefault(category => category.Name == name && category.ParentId == parentId)
            ?? await db.Set<Category>().FirstOrDefaultAsync(category => category.Name == name && category.ParentId == parentId, cancellationToken);
        if (known is not null)
            return known.Id;

        var category = Category.Of(name, parentId, then);
        db.Add(category);
        return category.Id;
    }
}

/// <summary>A question of the demo and where it stands.</summary>
internal sealed record DemoQuestion(
    QuestionContent Content, string Subject, string Point, Difficulty Difficulty, string Source, QuestionState State = QuestionState.Active);
