using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Learning.Demo;
using PartyPlatform.Learning.Questions;
using PartyPlatform.ServiceDefaults;
using static PartyPlatform.Learning.Tests.QuestionBankClient;

namespace PartyPlatform.Learning.Tests;

public sealed class QuestionBankDemoTests(LearningHost host) : IClassFixture<LearningHost>
{
    [Fact]
    public async Task The_demo_fills_the_bank_once_and_leaves_alone_what_was_changed()
    {
        var office = host.As(LearningHost.Office);
        await LoadAsync();
        var first = await office.GetJsonAsync($"{Root}/questions/counts");
        var active = (await office.GetJsonAsync($"{Root}/questions?state=Active&limit=1"))["items"]![0]!["id"];
        await office.PostAsync($"{Root}/questions/{active}/suspend", null);
        await LoadAsync();
        var second = await office.GetJsonAsync($"{Root}/questions/counts");

        Assert.Equal(DemoQuestions.All.Count, second["total"]!.GetValue<int>());
        Assert.Equal(first["byState"]!["Active"]!.GetValue<int>() - 1, second["byState"]!["Active"]!.GetValue<int>());
        Assert.InRange((await office.GetJsonAsync($"{Root}/categories"))["items"]!.AsArray().Count(category => category!["parentId"] is null), 4, 4);
    }

    [Fact]
    public void Every_question_of_the_demo_is_one() => Assert.All(DemoQuestions.All, demo =>
    {
        Assert.Empty(demo.Content.Problems());
        if (demo.Content.Type is QuestionType.MultipleChoice)
            Assert.True(demo.Content.Answer.Count > 1, demo.Content.Stem);
        if (demo.Content.Type is QuestionType.FillIn)
            Assert.Equal(System.Text.RegularExpressions.Regex.Count(demo.Content.Stem, "_{2,}"), demo.Content.Answer.Count);
    });

    [Fact]
    public void The_demo_has_enough_of_each_type_and_no_stem_twice()
    {
        Assert.Equal(DemoQuestions.All.Count, DemoQuestions.All.DistinctBy(demo => StemKey.Similar(demo.Content.Stem)).Count());
        foreach (var (type, least) in new[] { (QuestionType.SingleChoice, 12), (QuestionType.MultipleChoice, 10), (QuestionType.TrueFalse, 12), (QuestionType.FillIn, 5) })
            Assert.True(DemoQuestions.All.Count(demo => demo.Content.Type == type && demo.State is QuestionState.Active) >= least, $"{type}");
    }

    private async Task LoadAsync() =>
        Assert.Equal(0, await host.Services.GetServices<IVerb>().OfType<DemoVerb>().Single().RunAsync([], CancellationToken.None));
}
