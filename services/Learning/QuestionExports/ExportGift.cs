using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.QuestionExports;

/// <summary>
/// The bank in Moodle's GIFT format. A question with several blanks has no form there: a comment says that it was left
/// out, and Moodle XML has it.
/// </summary>
internal static class ExportGift
{
    public static PushStreamHttpResult Handle([AsParameters] QuestionQuery query, LearningDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var questions = ExportedQuestion.ReadAsync(db, query);
        return TypedResults.Stream(body => WriteAsync(body, questions, cancellationToken), "text/plain; charset=utf-8", ExportName.Of("gift", clock));
    }

    private static async Task WriteAsync(Stream body, IAsyncEnumerable<ExportedQuestion> questions, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(body, new UTF8Encoding(false), bufferSize: 16_384);
        var category = "";
        await foreach (var question in questions.WithCancellation(cancellationToken))
        {
            var path = string.Join('/', question.Path.Select(name => OneLine(name).Replace("/", "//", StringComparison.Ordinal)));
            if (path != category)
                await writer.WriteAsync($"$CATEGORY: {category = path}\n\n");
            await writer.WriteAsync(Of(question));
        }
    }

    internal static string Of(ExportedQuestion question)
    {
        var content = question.Content;
        if (!CanSay(content))
            return $"// {question.Label}: left out, GIFT has no form for it; Moodle XML has\n\n";

        var why = content.Explanation is null ? "" : $"####{Escape(content.Explanation)}\n";
        var answers = content.Type switch
        {
            QuestionType.TrueFalse => content.Answer is [QuestionContent.True] ? "TRUE\n" : "FALSE\n",
            QuestionType.FillIn => string.Concat(Alternatives(content.Answer[0]).Select(text => $"={Weight(text, "100")}{Escape(text)}\n")),
            _ => string.Concat(content.Options.Select(option => Choice(content, option))),
        };
        return $"::{question.Label}::[plain]{Escape(content.Stem)}{{\n{answers}{why}}}\n\n";
    }

    internal static IEnumerable<string> Alternatives(string blank) =>
        blank.Split(['|', '｜'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Choice(QuestionContent content, QuestionOption option)
    {
        var right = content.Answer.Contains(option.Key, StringComparer.Ordinal);
        // Several are right: each carries its part, and a wrong one takes all away.
        var mark = content.Type is QuestionType.SingleChoice
            ? $"{(right ? '=' : '~')}{Weight(option.Text, right ? "100" : "0")}"
            : $"~%{(right ? Share(content.Answer.Count) : "-100")}%";
        return $"{mark}{Escape(option.Text)}\n";
    }

    // Of several blanks only the first could be said, and an arrow would turn the answer into a pair to be matched.
    private static bool CanSay(QuestionContent content) => content.Type is not QuestionType.FillIn
        || (content.Answer is [var blank] && !blank.Contains("->", StringComparison.Ordinal));

    // A text such as "%50% of them" would be read as a weight; with one in front it is text.
    private static string Weight(string text, string percent) => text.StartsWith('%') ? $"%{percent}%" : "";

    /// <summary>A part of 100 as Moodle knows it: at most five digits behind the point.</summary>
    internal static string Share(int parts) => Math.Round(100m / parts, 5).ToString("0.#####", CultureInfo.InvariantCulture);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in text)
            _ = character switch
            {
                '~' or '=' or '#' or '{' or '}' or ':' or '\\' => escaped.Append('\\').Append(character),
                '\n' => escaped.Append("\\n"),
                _ => escaped.Append(character),
            };
        return escaped.ToString();
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
