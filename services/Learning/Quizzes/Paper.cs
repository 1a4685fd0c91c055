using System.Text.Json.Serialization;
using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>One question of an attempt as it was drawn: the version, what it is worth, and the order of its options.</summary>
/// <param name="VersionId">The version of the question; it never changes, so the paper does not either.</param>
/// <param name="Points">Points if it is wholly right.</param>
/// <param name="Order">Keys of the options in the order shown, where they were shuffled. Members see letters in order instead.</param>
internal sealed record PaperItem(
    [property: JsonPropertyName("v")] Guid VersionId,
    [property: JsonPropertyName("p")] int Points,
    [property: JsonPropertyName("o")] IReadOnlyList<string>? Order)
{
    /// <summary>The options as the member sees them.</summary>
    public IReadOnlyList<QuestionOption> Shown(QuestionVersion question) => Order is null
        ? question.Options
        : [.. Order.Select((key, index) => new QuestionOption(Letter(index), question.Options.First(option => option.Key == key).Text))];

    /// <summary>What the member gave, in the keys of the question.</summary>
    public IReadOnlyList<string> Meant(IReadOnlyList<string> given) => Order is null
        ? given
        : [.. given.Select(key => IndexOf(key) is var index && index >= 0 && index < Order.Count ? Order[index] : key)];

    /// <summary>The right answer, in the keys that the member saw.</summary>
    public IReadOnlyList<string> ShownAnswer(QuestionVersion question) => Order is null
        ? question.Answer
        : [.. question.Answer.Select(key => Letter(Order.ToList().IndexOf(key))).Order(StringComparer.Ordinal)];

    private static string Letter(int index) => ((char)('A' + index)).ToString();

    private static int IndexOf(string key) => key is [>= 'A' and <= 'Z'] ? key[0] - 'A' : -1;
}

/// <summary>What a member has chosen so far for one question.</summary>
/// <param name="Answer">Keys as shown, or texts of blanks.</param>
/// <param name="Flagged">Marked to be looked at again.</param>
/// <param name="Revision">The client's count of its saves; an older one does not overwrite a newer one.</param>
internal sealed record GivenAnswer(
    [property: JsonPropertyName("a")] IReadOnlyList<string> Answer,
    [property: JsonPropertyName("f")] bool Flagged,
    [property: JsonPropertyName("r")] long Revision);

/// <summary>How one question of a graded attempt came out.</summary>
internal sealed record ItemResult(
    [property: JsonPropertyName("c")] bool Correct,
    [property: JsonPropertyName("s")] int Scored);
