using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.Learning.QuestionImports.Reading;
using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.QuestionExports;

/// <summary>The bank as Moodle XML, which has a form for every type; several blanks become one cloze.</summary>
internal static class ExportMoodleXml
{
    public static PushStreamHttpResult Handle([AsParameters] QuestionQuery query, LearningDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var questions = ExportedQuestion.ReadAsync(db, query);
        return TypedResults.Stream(body => WriteAsync(body, questions, cancellationToken), "application/xml; charset=utf-8", ExportName.Of("xml", clock));
    }

    private static async Task WriteAsync(Stream body, IAsyncEnumerable<ExportedQuestion> questions, CancellationToken cancellationToken)
    {
        await using var xml = XmlWriter.Create(body, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false), Indent = true });
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "quiz", null);
        var category = "";
        await foreach (var question in questions.WithCancellation(cancellationToken))
        {
            var path = string.Join('/', question.Path.Select(name => name.Replace("/", "//", StringComparison.Ordinal)));
            if (path != category)
                await CategoryAsync(xml, category = path);
            await QuestionAsync(xml, question);
            // What is written goes out at once instead of being kept until the end.
            await xml.FlushAsync();
        }

        await xml.WriteEndElementAsync();
        await xml.WriteEndDocumentAsync();
    }

    private static async Task CategoryAsync(XmlWriter xml, string path)
    {
        await StartAsync(xml, "category");
        await TextAsync(xml, "category", $"$course$/top/{path}");
        await xml.WriteEndElementAsync();
    }

    private static async Task QuestionAsync(XmlWriter xml, ExportedQuestion question)
    {
        var content = question.Content;
        var cloze = content is { Type: QuestionType.FillIn, Answer.Count: > 1 };
        await StartAsync(xml, cloze ? "cloze" : content.Type switch
        {
            QuestionType.TrueFalse => "truefalse",
            QuestionType.FillIn => "shortanswer",
            _ => "multichoice",
        });
        await TextAsync(xml, "name", question.Label);
        await TextAsync(xml, "questiontext", cloze ? Cloze(content) : content.Stem, "plain_text");
        await TextAsync(xml, "generalfeedback", content.Explanation ?? "", "plain_text");
        await ValueAsync(xml, "idnumber", question.Label);
        if (!cloze)
            await AnswersAsync(xml, content);
        await xml.WriteStartElementAsync(null, "tags", null);
        await TextAsync(xml, "tag", question.Difficulty.ToString());
        await xml.WriteEndElementAsync();
        await xml.WriteEndElementAsync();
    }

    private static async Task AnswersAsync(XmlWriter xml, QuestionContent content)
    {
        switch (content.Type)
        {
            case QuestionType.TrueFalse:
                var isRight = content.Answer is [QuestionContent.True];
                await AnswerAsync(xml, "true", isRight ? "100" : "0");
                await AnswerAsync(xml, "false", isRight ? "0" : "100");
                break;
            case QuestionType.FillIn:
                await ValueAsync(xml, "usecase", "0");
                foreach (var text in ExportGift.Alternatives(content.Answer[0]))
                    // An asterisk stands for anything in Moodle's short answers.
                    await AnswerAsync(xml, text.Replace("*", "\\*", StringComparison.Ordinal), "100");
                break;
            default:
                var single = content.Type is QuestionType.SingleChoice;
                await ValueAsync(xml, "single", single ? "true" : "false");
                await ValueAsync(xml, "shuffleanswers", "1");
                foreach (var option in content.Options)
                    await AnswerAsync(xml, option.Text, !content.Answer.Contains(option.Key, StringComparer.Ordinal) ? single ? "0" : "-100"
                        : single ? "100" : ExportGift.Share(content.Answer.Count));
                break;
        }
    }

    /// <summary>The stem with a field in each blank; fields for which it shows no blank stand at its end.</summary>
    internal static string Cloze(QuestionContent content)
    {
        var fields = content.Answer.Select(blank => $"{{1:SHORTANSWER:{string.Join('~', ExportGift.Alternatives(blank).Select(text => $"={EscapeCloze(text)}"))}}}").ToList();
        var shown = QuestionWords.Blanks(content.Stem);
        var stem = QuestionWords.FillBlanks(content.Stem, index => index < fields.Count ? fields[index] : "____");
        return string.Join(' ', fields.Skip(shown).Prepend(stem));
    }

    private static string EscapeCloze(string text) => string.Concat(text.Select(character => character switch
    {
        '\\' or '}' or '#' or '~' or '/' or '"' or '*' => $"\\{character}",
        _ => character.ToString(),
    }));

    private static async Task StartAsync(XmlWriter xml, string type)
    {
        await xml.WriteStartElementAsync(null, "question", null);
        await xml.WriteAttributeStringAsync(null, "type", null, type);
    }

    private static async Task AnswerAsync(XmlWriter xml, string text, string fraction)
    {
        await xml.WriteStartElementAsync(null, "answer", null);
        await xml.WriteAttributeStringAsync(null, "fraction", null, fraction);
        await xml.WriteAttributeStringAsync(null, "format", null, "plain_text");
        await ValueAsync(xml, "text", text);
        await xml.WriteEndElementAsync();
    }

    private static async Task TextAsync(XmlWriter xml, string name, string text, string? format = null)
    {
        await xml.WriteStartElementAsync(null, name, null);
        if (format is not null)
            await xml.WriteAttributeStringAsync(null, "format", null, format);
        await ValueAsync(xml, "text", text);
        await xml.WriteEndElementAsync();
    }

    private static Task ValueAsync(XmlWriter xml, string name, string value) => xml.WriteElementStringAsync(null, name, null, Writable(value));

    // XML has no way to write some characters; one of them in a stem must not break off the file.
    private static string Writable(string text)
    {
        var writable = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
            if (XmlConvert.IsXmlChar(text[index]))
                writable.Append(text[index]);
            else if (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
                writable.Append(text[index]).Append(text[++index]);
        return writable.ToString();
    }
}
