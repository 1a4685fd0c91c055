using CsCheck;
using PartyPlatform.Learning.Questions;
using PartyPlatform.Learning.Quizzes;

namespace PartyPlatform.Learning.Tests;

/// <summary>The rules of drawing, grading and counting, without a server.</summary>
public sealed class QuizRuleTests
{
    [Fact]
    public void A_draw_is_whole_whenever_the_bank_allows_it_and_never_has_a_question_twice() =>
        Gen.Select(Gen.Int[1, 4].Array[1, 4], Gen.Int[0, 12].HashSet[0, 12].Array[4], Gen.Long).Sample((counts, sets, seed) =>
        {
            var rules = counts.Select(count => new DrawRule(null, null, null, count, 1)).ToArray();
            var pools = counts.Select((_, row) => (IReadOnlyList<Candidate>)[.. sets[row].Order().Select(Candidate)]).ToArray();

            var items = PaperDraw.Draw(Settings(rules), pools, seed, out var shortage);

            if (shortage is null)
            {
                Assert.Equal(counts.Sum(), items.Count);
                Assert.Equal(items.Count, items.Select(item => item.VersionId).Distinct().Count());
            }

            Assert.Equal(Possible(counts, sets), shortage is null);
        });

    [Fact]
    public void The_same_seed_draws_the_same_paper_and_another_seed_hardly_ever_does()
    {
        IReadOnlyList<Candidate>[] pools = [[.. Enumerable.Range(0, 100).Select(Candidate)]];
        var settings = Settings(new DrawRule(null, null, null, 20, 1));

        Assert.Equal(Ids(7), Ids(7));
        Assert.NotEqual(Ids(7), Ids(8));

        IEnumerable<Guid> Ids(long seed) => PaperDraw.Draw(settings, pools, seed, out _).Select(item => item.VersionId);
    }

    [Fact]
    public void Every_question_has_the_same_chance()
    {
        IReadOnlyList<Candidate>[] pools = [[.. Enumerable.Range(0, 10).Select(Candidate)]];
        var settings = Settings(new DrawRule(null, null, null, 3, 1));

        var drawn = Enumerable.Range(0, 5000).SelectMany(seed => PaperDraw.Draw(settings, pools, seed, out _).Select(item => item.VersionId)).CountBy(id => id).ToList();

        // 1500 each on average, with a standard deviation of about 32.
        Assert.Equal(10, drawn.Count);
        Assert.All(drawn, question => Assert.InRange(question.Value, 1300, 1700));
    }

    [Fact]
    public void However_the_options_are_shuffled_the_shown_answer_is_graded_right_and_any_other_set_wrong() =>
        Gen.Select(Gen.Int[2, 6], Gen.Int[1, 62], Gen.Int[0, 63], Gen.Long).Sample((count, rightBits, givenBits, seed) =>
        {
            var keys = Enumerable.Range(0, count).Select(Letter).ToArray();
            var right = keys.Where((_, index) => (rightBits >> index & 1) == 1).ToArray();
            if (right.Length == 0)
                return;
            var shuffled = keys.ToArray();
            new Random((int)seed).Shuffle(shuffled);
            var item = new PaperItem(Guid.Empty, 1, shuffled);
            var given = keys.Where((_, index) => (givenBits >> index & 1) == 1).ToArray();

            var shown = right.Select(key => Letter(Array.IndexOf(shuffled, key))).ToArray();
            Assert.True(Grading.IsRight(QuestionType.MultipleChoice, right, item.Meant(shown)));
            Assert.Equal(given.ToHashSet().SetEquals(shown), Grading.IsRight(QuestionType.MultipleChoice, right, item.Meant(given)));
        });

    [Fact]
    public void Facility_and_discrimination_are_those_that_one_computes_by_hand()
    {
        // Ten people, 100, 90 … 10 percent. Question one: the best seven are right. Question two: the weakest three are.
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var attempts = Enumerable.Range(0, 10).Select(place => Graded(
            percent: 100 - 10 * place, items: [new GradedItem(one, place < 7), new GradedItem(two, place >= 7)])).ToList();

        var figures = QuizFigures.Questions(attempts).ToDictionary(figure => figure.VersionId);

        // 27 % of ten people are three.
        Assert.Equal((10, 7, 1.00m), (figures[one].Takers, figures[one].Correct, figures[one].Discrimination));
        Assert.Equal((10, 3, -1.00m), (figures[two].Takers, figures[two].Correct, figures[two].Discrimination));
    }

    [Fact]
    public void A_question_that_half_of_the_best_and_none_of_the_weakest_know_has_an_index_between()
    {
        // Fifteen people; 27 % are four. Of the best four two are right, of the weakest four none, of the others one.
        var question = Guid.CreateVersion7();
        int[] right = [0, 2, 6];
        var attempts = Enumerable.Range(0, 15).Select(place => Graded(percent: 100 - place, items: [new GradedItem(question, right.Contains(place))])).ToList();

        var figure = QuizFigures.Questions(attempts).Single();

        Assert.Equal((15, 3, 0.5m), (figure.Takers, figure.Correct, figure.Discrimination));
    }

    [Fact]
    public void Of_fewer_than_ten_people_there_is_no_index()
    {
        var question = Guid.CreateVersion7();
        var attempts = Enumerable.Range(0, 9).Select(place => Graded(percent: place, items: [new GradedItem(question, true)])).ToList();

        Assert.Null(QuizFigures.Questions(attempts).Single().Discrimination);
    }

    [Fact]
    public void Everyone_counts_once_with_the_best_attempt()
    {
        var member = Guid.CreateVersion7();
        var attempts = new[] { Graded(40, member: member, number: 1), Graded(80, member: member, number: 2), Graded(80, member: member, number: 3), Graded(20) };

        var counting = QuizFigures.Counting(attempts);

        Assert.Equal([80m, 20m], counting.Select(attempt => attempt.Percent).OrderDescending());
        Assert.Equal(2, counting.Single(attempt => attempt.MemberId == member).Number);
        Assert.Equal(50m, QuizFigures.Average(counting));
    }

    [Theory]
    [InlineData(new[] { 60, 10, 30 }, 30)]
    [InlineData(new[] { 10, 20, 30, 60 }, 25)]
    public void The_middle_time_is_the_middle_one(int[] seconds, int median) =>
        Assert.Equal(median, QuizFigures.MedianSeconds([.. seconds.Select(second => Graded(50) with { Seconds = second })]));

    private static Graded Graded(decimal percent, Guid? member = null, int number = 1, IReadOnlyList<GradedItem>? items = null) =>
        new(Guid.CreateVersion7(), member ?? Guid.CreateVersion7(), Guid.Empty, number, percent, percent >= 60, true, 60, items ?? []);

    private static Candidate Candidate(int number) => new(Id(number), Id(number), null);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static string Letter(int index) => ((char)('A' + index)).ToString();

    private static QuizSettings Settings(params DrawRule[] rules) => new(
        "", null, rules, 10, 0, 1, 60, null, null, true, false,
        new ReviewSettings(ReviewMoment.Never, ReviewMoment.Never, ReviewMoment.Never), new QuizAudience(null));

    /// <summary>Hall's condition, by trying all sets of rules: together they must find as many questions as they ask for.</summary>
    private static bool Possible(int[] counts, HashSet<int>[] pools) => Enumerable.Range(1, (1 << counts.Length) - 1).All(chosen =>
    {
        var rows = Enumerable.Range(0, counts.Length).Where(row => (chosen >> row & 1) == 1).ToList();
        return rows.SelectMany(row => pools[row]).Distinct().Count() >= rows.Sum(row => counts[row]);
    });
}
