using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.QuestionImports.Reading;

/// <summary>How much a finding weighs.</summary>
public enum ProblemSeverity
{
    /// <summary>The row cannot be imported as it is.</summary>
    Error,

    /// <summary>It can; somebody should look.</summary>
    Note,
}

/// <summary>Something about a row that a person should know.</summary>
/// <param name="Code">Stable, dotted.</param>
/// <param name="Severity">Whether it keeps the row from being imported.</param>
/// <param name="MessageZh">In Chinese.</param>
/// <param name="MessageEn">In English.</param>
public sealed record RowProblem(string Code, ProblemSeverity Severity, string MessageZh, string MessageEn)
{
    internal static RowProblem NoType { get; } = Error("import.type.missing", "没有写题型，从答案也看不出来", "The type is not given, nor does the answer tell it.");

    internal static RowProblem NoAnswer { get; } = Error("question.answer.missing", "没有找到答案", "There is no answer.");

    internal static RowProblem AnswerFromStem { get; } = Note("import.answer.fromStem", "答案取自题干的括号", "The answer was taken from the brackets in the stem.");

    internal static RowProblem Picture { get; } = Note("import.picture", "题里的图片没有导入，看看题意是否完整", "A picture was left out; see whether the question still makes sense.");

    internal static RowProblem Stray { get; } = Error("import.stray", "这段文字不像一道题，没有选项也没有答案", "This text has neither options nor an answer.");

    internal const string SimilarCode = "import.similar";

    internal static RowProblem Similar(string where) =>
        Note(SimilarCode, $"和{where}只有标点或写法不同，看看是不是同一道题", $"The same words as {where} with other punctuation; it may be the same question.");

    internal static RowProblem NotReadable(string raw) =>
        Error("import.answer.unreadable", $"看不懂答案“{Short(raw)}”", $"The answer \"{Short(raw)}\" cannot be understood.");

    internal static RowProblem SeveralInOneBlank(int answers, int blanks) =>
        Error("import.answer.several", $"有 {answers} 个答案，题干里有 {blanks} 个空，改成每空一个答案", $"There are {answers} answers for {blanks} blanks.");

    internal static RowProblem Widened(string answer) =>
        Note("import.answer.fullWidth", $"全角字符已转为 {answer}", $"Full-width characters became {answer}.");

    internal static RowProblem ByText(string key) =>
        Note("import.answer.byText", $"答案按选项内容对应为 {key}", $"The answer was matched to option {key} by its text.");

    internal static RowProblem UnknownType(string text) =>
        Error("import.type.unknown", $"不认识题型“{Short(text)}”，改成单选、多选、判断或填空", $"The type \"{Short(text)}\" is not known.");

    internal static RowProblem LaterType(string text) =>
        Error("import.type.later", $"“{Short(text)}”题还不能导入，可以改成单选、多选、判断或填空", $"Questions of type \"{Short(text)}\" cannot be imported yet.");

    internal static RowProblem Of(ContentProblem problem) => Error(problem.Code, problem.MessageZh, problem.MessageEn);

    private static RowProblem Error(string code, string zh, string en) => new(code, ProblemSeverity.Error, zh, en);

    private static RowProblem Note(string code, string zh, string en) => new(code, ProblemSeverity.Note, zh, en);

    private static string Short(string text) => text.Length > 30 ? text[..30] + "…" : text;
}
