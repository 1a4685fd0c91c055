namespace PartyPlatform.Learning.Questions;

/// <summary>How a question is asked and graded.</summary>
public enum QuestionType
{
    /// <summary>单选: one of the options is right.</summary>
    SingleChoice,

    /// <summary>多选: the exact set of right options is asked for.</summary>
    MultipleChoice,

    /// <summary>判断: the options are <c>T</c> (对) and <c>F</c> (错).</summary>
    TrueFalse,

    /// <summary>填空: one text for each blank of the stem.</summary>
    FillIn,
}

/// <summary>How hard a question is thought to be.</summary>
public enum Difficulty
{
    /// <summary>易.</summary>
    Easy,

    /// <summary>中.</summary>
    Medium,

    /// <summary>难.</summary>
    Hard,
}

/// <summary>Whether a question may be drawn.</summary>
public enum QuestionState
{
    /// <summary>草稿: written, never drawn yet.</summary>
    Draft,

    /// <summary>启用: may be drawn.</summary>
    Active,

    /// <summary>停用: no longer drawn; quizzes that have it keep it.</summary>
    Suspended,
}

/// <summary>One of the possible answers.</summary>
/// <param name="Key">A letter, or <c>T</c> and <c>F</c> of a true/false question.</param>
/// <param name="Text">What it says.</param>
public sealed record QuestionOption(string Key, string Text);
