using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace PartyPlatform.ServiceDefaults.Problems;

/// <summary>Says which part of a request could not be read: a member of its body, or a parameter of its address.</summary>
internal static partial class UnreadableRequest
{
    private const int LongestName = 100;

    /// <returns>Null when nothing more is known than that it could not be read.</returns>
    public static (string Chinese, string English, string? Field)? Explain(BadHttpRequestException exception) =>
        exception.InnerException is JsonException json ? Explain(json)
        : Parameter().Match(exception.Message) is { Success: true } parameter ? Value(JsonNamingPolicy.CamelCase.ConvertName(parameter.Groups[1].Value))
        : null;

    private static (string Chinese, string English, string? Field) Explain(JsonException json)
    {
        if (json.Path is not { Length: > 2 } path)
            return json.LineNumber is { } line
                ? ($"提交的内容不是完整的 JSON（第 {line + 1} 行）", $"The body is not valid JSON (line {line + 1}).", null)
                : ("提交的内容不是完整的 JSON", "The body is not valid JSON.", null);

        var name = Cut(path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path);
        // The exception carries the reason in its text alone; a test holds the two together.
        return json.Message.Contains("could not be mapped", StringComparison.Ordinal)
            ? ($"这里没有“{name}”这一项，去掉它或改对名称", $"There is no member \"{name}\" here.", name)
            : Value(name);
    }

    private static (string Chinese, string English, string? Field) Value(string name) =>
        ($"“{name}”的内容不对", $"The value of \"{name}\" is not valid.", name);

    private static string Cut(string name) => name.Length > LongestName ? name[..LongestName] : name;

    // 'Failed to bind parameter "int? Limit" from "abc".' and 'Required parameter "string purpose" was not provided from query string.'
    [GeneratedRegex("""^(?:Failed to bind parameter|Required parameter) "[^"]* ([A-Za-z]\w*)" (?:from|was not provided from (?:query string|route|form))""")]
    private static partial Regex Parameter();
}
