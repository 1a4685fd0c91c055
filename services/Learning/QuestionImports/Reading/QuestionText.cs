using System.Text;
using System.Text.RegularExpressions;
using PartyPlatform.Learning.Questions;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.QuestionImports.Reading;

/// <summary>A paragraph of a document.</summary>
/// <param name="Number">Counted from 1, empty ones too, as Word counts them.</param>
/// <param name="Text">Its text; line breaks inside it are <c>\n</c>.</param>
/// <param name="HasPicture">True if something was there that is no text.</param>
internal sealed record Paragraph(int Number, string Text, bool HasPicture = false);

/// <summary>
/// Reads questions from running text as people write them: a numbered stem, lettered options, <c>正确答案：ABD</c>,
/// perhaps <c>解析：…</c>; sections and headings say of what type the next ones are. Pure: the same text gives the same
/// questions.
/// </summary>
internal sealed partial class QuestionText
{
    public const int MostQuestions = 5_000;

    /// <summary>No question has a line of this length; what is longer is cut before it is looked at.</summary>
    private const int LongestLine = 10_000;

    private readonly List<ReadQuestion> _questions = [];
    private Draft? _open;
    private QuestionType? _type;
    private string? _section;

    public static IReadOnlyList<ReadQuestion> Read(IEnumerable<Paragraph> paragraphs)
    {
        var text = new QuestionText();
        foreach (var paragraph in paragraphs)
        {
            foreach (var line in paragraph.Text.Split('\n'))
                text.Take(QuestionWords.Visible(line.Length > LongestLine ? line[..LongestLine] : line).Trim(), paragraph.Number);
            if (paragraph.HasPicture && text._open is { } question)
                question.HasPicture = true;
        }

        text.Close();
        return text._questions;
    }

    private void Take(string line, int paragraph)
    {
        if (line.Length == 0)
            return;

        if (Section().Match(line) is { Success: true } section)
        {
            Close();
            (_section, _type) = (section.Groups["name"].Value, null);
        }
        else if (Heading().Match(line) is { Success: true } heading && QuestionWords.Type(heading.Groups["type"].Value) is { } type)
        {
            Close();
            _type = type;
        }
        else if (_open is { } open && Continue(open, line))
            open.Add(line, paragraph);
        else
            Open(line, paragraph);
    }

    /// <summary>Tries the line as a part of the question that is being read.</summary>
    private static bool Continue(Draft question, string line)
    {
        if (Answer().Match(line) is { Success: true } answer && !question.HasAnswer)
            question.Answer = answer.Groups["answer"].Value;
        else if (Explanation().Match(line) is { Success: true } explanation)
            question.Explain(explanation.Groups["text"].Value);
        else if (question.HasAnswer && Level().Match(line) is { Success: true } level)
            question.Level = QuestionWords.Level(level.Groups["level"].Value);
        else if (!question.HasAnswer && !question.IsExplained && Option().IsMatch(line))
            question.AddOptions(line);
        else if (IsNumbered(line, question))
            return false;
        else if (question.IsExplained)
            question.Explain(line);
        else if (question.HasAnswer)
            return false;
        else
            question.Lengthen(line);
        return true;
    }

    private static bool IsNumbered(string line, Draft question) =>
        Numbered().IsMatch(line) || ((question.HasAnswer || question.IsExplained) && LooselyNumbered().IsMatch(line));

    private void Open(string line, int paragraph)
    {
        Close();
        var number = Numbered().Match(line) is { Success: true } strict ? strict : LooselyNumbered().Match(line);
        var stem = number.Success ? number.Groups["stem"].Value : line;
        QuestionType? type = null;
        if (TypeMark().Match(stem) is { Success: true } mark && QuestionWords.Type(mark.Groups["type"].Value) is { } marked)
            (type, stem) = (marked, stem.Remove(mark.Index, mark.Length));
        _open = new Draft(stem.Trim(), type ?? _type, number.Success) { Section = _section };
        _open.Add(line, paragraph);
    }

    private void Close()
    {
        if (_open is { } question && !question.IsHeading)
        {
            if (_questions.Count == MostQuestions)
                throw new InputRejected("import.tooMany", $"一次最多导入 {MostQuestions} 道题，分成几个文件再传", $"There are more than {MostQuestions} questions.", "file");
            _questions.Add(question.Read(_questions.Count + 1));
        }

        _open = null;
    }

    /// <summary>A question while it is being read.</summary>
    private sealed class Draft(string stem, QuestionType? type, bool isNumbered)
    {
        private readonly StringBuilder _stem = new(stem);
        private readonly List<QuestionOption> _options = [];
        private readonly StringBuilder _original = new();
        private StringBuilder? _explanation;
        private int _first;
        private int _last;

        public string? Section { get; init; }

        public string? Answer { get; set; }

        public Difficulty? Level { get; set; }

        public bool HasPicture { get; set; }

        public bool HasAnswer => Answer is not null;

        public bool IsExplained => _explanation is not null;

        /// <summary>A short line that nothing followed is a title, not a question that went wrong.</summary>
        public bool IsHeading => !isNumbered && !HasAnswer && _options.Count == 0 && !IsExplained && _stem.Length is > 0 and <= 40
            && !InStem().IsMatch(_stem.ToString()) && QuestionWords.Blanks(_stem.ToString()) == 0 && !"。？?".Contains(_stem[^1], StringComparison.Ordinal);

        public void Add(string line, int paragraph)
        {
            _first = _first == 0 ? paragraph : _first;
            _last = paragraph;
            if (_original.Length < QuestionImportRow.OriginalLength)
                _original.Append(_original.Length > 0 ? "\n" : "").Append(line);
        }

        public void Explain(string text) => _explanation = (_explanation ?? new StringBuilder()).Append(_explanation is { Length: > 0 } ? "\n" : "").Append(text);

        public void Lengthen(string line)
        {
            if (_options.Count == 0)
                _stem.Append('\n').Append(line);
            else
                _options[^1] = _options[^1] with { Text = $"{_options[^1].Text}\n{line}" };
        }

        public void AddOptions(string line)
        {
            if (_options.Count <= 2 * QuestionContent.MostOptions)
                _options.AddRange(OptionLine.Split(line));
        }

        public ReadQuestion Read(int number)
        {
            var (stem, answer, findings) = (_stem.ToString(), Answer, new List<RowProblem>());
            if (HasPicture)
                findings.Add(RowProblem.Picture);
            // Many papers have no line for the answer and put it where it belongs: 预备期为（ B ）。
            if (string.IsNullOrWhiteSpace(answer) && InStem().Match(stem) is { Success: true } inside)
            {
                answer = inside.Groups["answer"].Value;
                stem = stem.Remove(inside.Groups["answer"].Index, inside.Groups["answer"].Length);
                findings.Add(RowProblem.AnswerFromStem);
            }
            else if (answer is null && _options.Count == 0 && !isNumbered)
                findings.Add(RowProblem.Stray);

            return new ReadQuestion(number, _first == _last ? $"第 {_first} 段" : $"第 {_first}—{_last} 段", _original.ToString())
            {
                Type = type,
                Stem = stem,
                Options = _options,
                RawAnswer = answer ?? "",
                Explanation = _explanation?.ToString(),
                Difficulty = Level,
                Category = Section,
                Findings = findings,
            };
        }
    }

    [GeneratedRegex(@"^[-—–=*]{2,}\s*(?<name>[^-—–=*].*?)\s*[-—–=*]{2,}$", RegexOptions.NonBacktracking)]
    private static partial Regex Section();

    [GeneratedRegex(@"^(?:第?[一二三四五六七八九十]{1,3}(?:部分)?\s*[、.．:：]?\s*|[（(][一二三四五六七八九十]{1,3}[）)]\s*)?[【\[]?(?<type>(?:单项选择|单选|多项选择|多选|不定项选择|判断正误|判断对错|判断|是非|填空)题)[】\]]?\s*(?:[（(][^（）()]*[）)])?\s*[:：。]?$", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^[【\[(（]?\s*(?:正确答案|参考答案|标准答案|正确选项|答案)\s*(?:[】\])）]\s*[:：]?|[:：])\s*(?<answer>.*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Answer();

    [GeneratedRegex(@"^[【\[(（]?\s*(?:答案解析|试题解析|题目解析|解析|解释|依据)\s*(?:[】\])）]\s*[:：]?|[:：])\s*(?<text>.*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Explanation();

    [GeneratedRegex(@"^[【\[]?难(?:度|易度|易程度)[】\]]?\s*[:：]?\s*(?<level>\S+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Level();

    [GeneratedRegex(@"^[（(]?[A-Za-zＡ-Ｚ][）)]?\s*[、.．:：)）]", RegexOptions.NonBacktracking)]
    private static partial Regex Option();

    [GeneratedRegex(@"^(?:第\s*\d{1,4}\s*题\s*[、.．:：]?|[（(【\[]\s*\d{1,4}\s*[）)】\]]\s*[、.．]?|\d{1,4}(?:\t|\s*[、．:：）)]|\s*\.(?!\d)))\s*(?<stem>\S.*)$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\d{1,4}\s+(?<stem>\S.*)$", RegexOptions.NonBacktracking)]
    private static partial Regex LooselyNumbered();

    [GeneratedRegex(@"^[（(【\[]\s*(?<type>[单多不判是填][^）)】\]]{1,6})\s*[）)】\]]|[（(【\[]\s*(?<type>(?:单项选择|单选|多项选择|多选|判断|填空)题?)\s*[）)】\]]$", RegexOptions.NonBacktracking)]
    private static partial Regex TypeMark();

    [GeneratedRegex(@"[（(]\s*(?<answer>[A-ZＡ-Ｚ](?:[\s、,，]*[A-ZＡ-Ｚ]){0,11}|[对错√×✓✗✔✘])\s*[）)]", RegexOptions.NonBacktracking)]
    private static partial Regex InStem();
}
