namespace PartyPlatform.Learning.Questions;

/// <summary>Why something is not a question yet, in a stable code and in words for the person who wrote it.</summary>
/// <param name="Code">Stable, dotted.</param>
/// <param name="Field">The member of the question that is at fault.</param>
/// <param name="MessageZh">The reason in Chinese.</param>
/// <param name="MessageEn">The reason in English.</param>
internal sealed record ContentProblem(string Code, string Field, string MessageZh, string MessageEn)
{
    public static ContentProblem NoStem { get; } = new("question.stem.missing", "stem", "没有题干", "There is no stem.");

    public static ContentProblem NoAnswer { get; } = new("question.answer.missing", "answer", "没有答案", "There is no answer.");

    public static ContentProblem OptionKey { get; } =
        new("question.option.key", "options", "选项要用 A 到 Z 的一个字母标记", "An option's key is one letter from A to Z.");

    public static ContentProblem Characters { get; } =
        new("question.characters", "stem", "文字里有不能显示的控制字符，删掉再试", "There are control characters in the text.");

    public static ContentProblem TooLong(string field, string name, int most) =>
        new($"question.{field}.tooLong", field, $"{name}太长，最多 {most} 字", $"The {field} is longer than {most} characters.");

    public static ContentProblem FewOptions(int count) =>
        new("question.options.few", "options", $"选择题至少要两个选项，这里有 {count} 个", $"A choice needs two options at least; there are {count}.");

    public static ContentProblem ManyOptions(int most) =>
        new("question.options.many", "options", $"选项最多 {most} 个", $"There are more than {most} options.");

    public static ContentProblem EmptyOption(string key) =>
        new("question.option.empty", "options", $"选项 {key} 没有内容", $"Option {key} is empty.");

    public static ContentProblem SameKey(string key) =>
        new("question.option.duplicate", "options", $"选项 {key} 出现了两次", $"Option {key} stands there twice.");

    public static ContentProblem UnknownKey(string key, IReadOnlyList<QuestionOption> options) => options switch
    {
        [{ Key: QuestionContent.True }, ..] => new("question.answer.unknownOption", "answer",
            "判断题的答案是“对”或“错”", "The answer of a true/false question is T or F."),
        [] => new("question.answer.unknownOption", "answer", $"答案含 {key}，但没有选项", $"The answer has {key}, and there are no options."),
        _ => new("question.answer.unknownOption", "answer",
            $"答案含 {key}，但只有选项 {options[0].Key}—{options[^1].Key}", $"The answer has {key}; the options are {options[0].Key} to {options[^1].Key}."),
    };

    public static ContentProblem OneAnswer(QuestionType type, int count) => new("question.answer.single", "answer",
        $"题型写为{(type is QuestionType.SingleChoice ? "单选" : "判断")}，答案却有 {count} 个", $"The type allows one answer; there are {count}.");

    public static ContentProblem ManyBlanks(int most) =>
        new("question.answer.many", "answer", $"最多 {most} 个空", $"There are more than {most} blanks.");
}
