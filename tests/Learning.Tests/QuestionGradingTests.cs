using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.Tests;

public class QuestionGradingTests
{
    [Theory]
    [InlineData(QuestionType.SingleChoice, "B", "B", true)]
    [InlineData(QuestionType.SingleChoice, "B", "A", false)]
    [InlineData(QuestionType.SingleChoice, "B", "", false)]
    [InlineData(QuestionType.MultipleChoice, "A B D", "D A B", true)]
    [InlineData(QuestionType.MultipleChoice, "A B D", "A B", false)]
    [InlineData(QuestionType.MultipleChoice, "A B D", "A B C D", false)]
    [InlineData(QuestionType.TrueFalse, "T", "T", true)]
    [InlineData(QuestionType.TrueFalse, "T", "F", false)]
    [InlineData(QuestionType.FillIn, "罗盛教", "罗盛教", true)]
    [InlineData(QuestionType.FillIn, "《共产党宣言》", "共产党宣言", true)]
    [InlineData(QuestionType.FillIn, "1927年4月28日", "１９２７年４月２８日。", true)]
    [InlineData(QuestionType.FillIn, "1.5", "15", false)]
    [InlineData(QuestionType.FillIn, "实事求是|实事求是精神", "实事求是精神", true)]
    [InlineData(QuestionType.FillIn, "理论联系实际 密切联系群众", "理论联系实际 密切联系群众", true)]
    [InlineData(QuestionType.FillIn, "理论联系实际 密切联系群众", "密切联系群众 理论联系实际", false)]
    [InlineData(QuestionType.FillIn, "理论联系实际 密切联系群众", "理论联系实际", false)]
    public void What_was_given_is_right_only_as_a_whole(QuestionType type, string answer, string given, bool right) =>
        Assert.Equal(right, Grading.IsRight(type, answer.Split(' '), given.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("党章规定，预备期为（  ）。", " 党章规定，预备期为（ ）。", true, true)]
    [InlineData("党章规定，预备期为（  ）。", "党章规定,预备期为( )", false, true)]
    [InlineData("党章规定，预备期为____。", "党章规定，预备期为（）", false, true)]
    [InlineData("党支部党员大会一般每季度召开１次", "党支部党员大会一般每季度召开 1 次。", false, true)]
    [InlineData("个人利益服从党的利益，（ ）。", "个人利益服从党的利益。", false, false)]
    [InlineData("增长 1.5%", "增长 15%", false, false)]
    [InlineData("比例为 30%", "比例为 30", false, false)]
    [InlineData("预备期为一年", "预备期为两年", false, false)]
    [InlineData("（！）", "？？", false, false)]
    [InlineData("\uFFFE题\uD800", "题", false, false)]
    public void The_same_question_is_known_again_and_a_similar_one_too(string one, string other, bool same, bool similar) =>
        Assert.Equal((same, similar), (StemKey.Of(one) == StemKey.Of(other), StemKey.Similar(one) == StemKey.Similar(other)));
}
