using System.Text.Encodings.Web;
using System.Text.Json;
using CloudNative.CloudEvents;
using PartyPlatform.Samples.EventSubscriber;

var output = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => { pressed.Cancel = true; stopping.Cancel(); };
using var terminated = System.Runtime.InteropServices.PosixSignalRegistration.Create(
    System.Runtime.InteropServices.PosixSignal.SIGTERM, signal => { signal.Cancel = true; stopping.Cancel(); });

var settings = Settings.Read();
using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(15) };
var handlers = new Dictionary<string, Action<JsonElement, CloudEvent>>
{
    ["party.learning.quiz.completed.v1"] = (data, read) => Tell(read,
        $"支部 {data.GetProperty("branchId")} 有人答完一套测试{(data.TryGetProperty("passed", out var passed) && passed.GetBoolean() ? "，合格" : "")}"),
    ["party.showcase.story.approved.v1"] = (data, read) => Tell(read, $"支部 {data.GetProperty("branchId")} 的稿件 {data.GetProperty("storyId")} 通过审核"),
    ["party.oversight.review.started.v1"] = (data, read) => Tell(read, $"述职评议 {data.GetProperty("reviewId")} 开始，{data.GetProperty("branchIds").GetArrayLength()} 个支部述职"),
};
await new Subscriber(settings, new Replay(client, settings), new SubscriberState(settings.StateFile), handlers).RunAsync(stopping.Token);

void Tell(CloudEvent read, string text) =>
    Console.WriteLine(JsonSerializer.Serialize(new { sequence = (string?)read["sequence"], id = read.Id, type = read.Type, text }, output));
