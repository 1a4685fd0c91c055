using PartyPlatform.Membership.Members;

namespace PartyPlatform.Membership.Account;

/// <summary>Which passwords may be chosen: long rather than odd, and nothing that is guessed first.</summary>
internal static class PasswordRules
{
    public const int Shortest = 10;
    public const int Longest = 128;

    private static readonly string[] Common =
    [
        "password", "1234567890", "0123456789", "qwertyuiop", "1qaz2wsx3edc", "abcd123456", "abc1234567", "admin12345", "a123456789",
        "woaini1314", "iloveyou12", "zhongguo123", "dangyuan123", "5201314520", "1111111111", "0000000000",
    ];

    /// <summary>What is wrong with the password, in Chinese; null if it may be used.</summary>
    public static string? Refuse(string password, Member member)
    {
        if (password.Length < Shortest)
            return $"密码至少要 {Shortest} 位，用一句自己记得住的话也行";
        if (password.Length > Longest)
            return $"密码最多 {Longest} 位";
        var plain = password.ToLowerInvariant();
        if (plain.Distinct().Count() < 5 || Common.Any(common => plain.Contains(common, StringComparison.Ordinal)))
            return "这个密码太常见，容易被猜到，换一个";
        if (plain.Contains(member.UserName, StringComparison.Ordinal) || plain.Contains(member.EmployeeNumber.ToLowerInvariant(), StringComparison.Ordinal))
            return "密码里不要有登录名或工号";
        return password.All(char.IsAsciiDigit) ? "不要只用数字，加几个字母或汉字" : null;
    }
}
