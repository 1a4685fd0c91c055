using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace PartyPlatform.Testing;

/// <summary>
/// The collections of scripts and of strings that break programs, which lie beside the checkout and are no part of it. All
/// of them with <c>PARTY_TEST_FULL=1</c>, otherwise some from everywhere.
/// </summary>
public static class SharedStrings
{
    private const int Some = 40;

    private static readonly string[] Scripts = ["patt-JHADDIX_XSS.txt", "patt-RSNAKE_XSS.txt", "patt-XSS_Polyglots.txt"];

    /// <summary>Strings for one text field after the other; skips the test where the collections are not there.</summary>
    public static IReadOnlyList<string> Read()
    {
        var all = Scripts.SelectMany(name => File.ReadAllText(Find($"xss/{name}"), Encoding.UTF8).Split('\n'))
            .Concat(JsonNode.Parse(File.ReadAllText(Find("naughty-strings/blns.json")))!.AsArray().Select(text => text!.GetValue<string>()))
            .Select(text => text.Trim()).Where(text => text.Length > 0).Distinct().ToList();
        return Environment.GetEnvironmentVariable("PARTY_TEST_FULL") == "1" ? all : [.. all.Where((_, index) => index % (all.Count / Some) == 0)];
    }

    /// <summary>As much of a string as a field takes, without half a character at the end.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PartyPlatform.sln")))
            {
                var file = Path.Combine(folder.FullName, "..", "shared", "data", path);
                Assert.SkipUnless(File.Exists(file), $"{path} is no part of this repository and is not in ../shared/data.");
                return file;
            }

        throw new InvalidOperationException("No PartyPlatform.sln above the tests.");
    }
}
