using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PartyPlatform.EndToEnd.Tests;

/// <summary>The first slice as people walk it: import questions, publish a quiz, take it.</summary>
internal static class QuizWalk
{
    /// <summary>A Word file as offices have them: a number and the stem, options, the answer; one paragraph each.</summary>
    public static byte[] WordFile(string prefix, int questions)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var body = new Body();
            void Line(string text) => body.AppendChild(new Paragraph(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve })));
            for (var number = 1; number <= questions; number++)
            {
                Line($"{number}\t{prefix}，第 {number} 题的正确选项是（ ）。");
                foreach (var letter in "ABCD")
                    Line($"{letter}、选项{letter}{number}");
                Line($"正确答案：{"ABCD"[number % 4]}");
            }

            document.AddMainDocumentPart().Document = new Document(body);
        }

        return stream.ToArray();
    }

    /// <summary>Uploads a file for preview.</summary>
    public static async Task<JsonNode> UploadAsync(Member staff, string fileName, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "file", fileName);
        using var response = await staff.Http.PostAsync("api/learning/question-imports", form);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>Imports into a category of its own, so that the draw is known.</summary>
    public static async Task<string> ImportAsync(Member staff, string name, string fileName, byte[] content)
    {
        var category = (await staff.InsistAsync(HttpMethod.Post, "api/learning/categories", new { name }))!["id"]!.GetValue<string>();
        var preview = await UploadAsync(staff, fileName, content);
        await staff.InsistAsync(HttpMethod.Post, $"api/learning/question-imports/{preview["id"]!.GetValue<string>()}/commit",
            new { categoryId = category, difficulty = "Medium", sourceName = fileName, activate = true, duplicates = "NewVersion" });
        return category;
    }

    /// <summary>Publishes a quiz of ten drawn questions that is open now.</summary>
    public static async Task<string> PublishAsync(Member staff, string title, string category, int maxAttempts = 20)
    {
        var now = TimeProvider.System.GetUtcNow();
        var quiz = (await staff.InsistAsync(HttpMethod.Post, "api/learning/quizzes", new
        {
            title,
            description = "",
            draws = new[] { new { categoryId = category, type = (string?)null, difficulty = (string?)null, count = 10, pointsEach = 10 } },
            timeLimitMinutes = 30,
            graceSeconds = 10,
            maxAttempts,
            passPercent = 60,
            opensAt = now.AddMinutes(-1),
            closesAt = now.AddDays(1),
            shuffleQuestions = true,
            shuffleOptions = true,
            review = new { score = "Immediately", answers = "Immediately", explanations = "Immediately" },
            audience = new { branchIds = (string[]?)null },
        }))!["id"]!.GetValue<string>();
        await staff.InsistAsync(HttpMethod.Post, $"api/learning/quizzes/{quiz}/publish");
        return quiz;
    }
}
