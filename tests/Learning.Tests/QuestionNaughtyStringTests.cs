using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using static PartyPlatform.Learning.Tests.QuestionBankClient;

namespace PartyPlatform.Learning.Tests;

/// <summary>Strings that break programs come back as they were, or are refused with a reason.</summary>
public sealed class QuestionNaughtyStringTests(LearningHost host)
{
    private readonly HttpClient _office = host.As(LearningHost.Office);

    [Fact]
    public async Task Naughty_strings_survive_a_round_trip_or_are_refused()
    {
        var strings = JsonNode.Parse(QuestionImportFiles.Shared("naughty-strings/blns.json"))!.AsArray().Select(text => text!.GetValue<string>()).ToList();
        await RoundTripAsync(strings);
    }

    [Fact]
    public async Task Scripts_are_kept_as_the_text_they_are()
    {
        var lines = new[] { "patt-JHADDIX_XSS.txt", "patt-RSNAKE_XSS.txt", "patt-XSS_Polyglots.txt" }
            .SelectMany(name => Encoding.UTF8.GetString(QuestionImportFiles.Shared($"xss/{name}")).Split('\n'))
            .Select(line => line.Trim()).Where(line => line.Length is > 0 and < 400).Distinct().Take(150).ToList();
        await RoundTripAsync(lines);

        var one = await _office.GetAsync($"{Root}/questions?q=script");
        Assert.Equal("application/json", one.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task An_imported_file_may_hold_them_too()
    {
        var strings = JsonNode.Parse(QuestionImportFiles.Shared("naughty-strings/blns.json"))!.AsArray().Select(text => text!.GetValue<string>())
            .Where(text => text.Trim().Length > 0 && text.All(c => c is '\t' or >= ' ')).ToList();
        var file = QuestionImportFiles.Xlsx([["题干", "答案", "解析"], .. strings.Select((text, index) => new[] { $"第{index}问 {text}", "对", text })]);

        var import = await (await _office.UploadAsync(file, "<img src=x onerror=alert(1)>.xlsx")).ShouldBeAsync(HttpStatusCode.Created);
        var result = await (await _office.PostAsJsonAsync($"{Root}/question-imports/{import["id"]}/commit", new { categoryId = await _office.AddCategoryAsync() }))
            .ShouldBeAsync(HttpStatusCode.OK);

        Assert.Equal(strings.Count, import["counts"]!["total"]!.GetValue<int>());
        Assert.Equal(strings.Count, result["imported"]!.GetValue<int>() + result["skipped"]!.GetValue<int>() + result["errors"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.OK, (await _office.GetAsync($"{Root}/question-imports/{import["id"]}/report.xlsx")).StatusCode);
    }

    private async Task RoundTripAsync(IReadOnlyList<string> strings)
    {
        var category = await _office.AddCategoryAsync();
        var kept = 0;
        await Parallel.ForEachAsync(strings, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (text, cancellationToken) =>
        {
            var body = Single(category, text);
            body["explanation"] = text;
            body["options"]![0]!["text"] = text.Length is > 0 and <= 400 ? text : "甲";
            body["allowDuplicate"] = true;
            var response = await _office.PostAsJsonAsync($"{Root}/questions", body, cancellationToken);
            if (response.StatusCode is HttpStatusCode.BadRequest)
                return;

            var created = await response.ShouldBeAsync(HttpStatusCode.Created);
            var read = await _office.GetJsonAsync($"{Root}/questions/{created["id"]}");
            Assert.Equal(text.ReplaceLineEndings("\n").Trim(), read["stem"]!.GetValue<string>());
            Interlocked.Increment(ref kept);
        });
        foreach (var text in strings.Where((_, index) => index % 6 == 0))
        {
            var found = await _office.GetAsync($"{Root}/questions?q={Uri.EscapeDataString(text.Length > 50 ? text[..50] : text)}");
            Assert.True(found.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{found.StatusCode} for {text}");
        }

        Assert.True(kept > strings.Count * 0.85, $"Only {kept} of {strings.Count} were kept.");
    }
}
