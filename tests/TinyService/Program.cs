// The smallest thing that the stand-in can run as a service: it migrates, gets ready after a while, shows its
// environment, and dies when told.
using System.Collections;
using System.Diagnostics;

if (args is ["migrate", ..])
{
    await Task.Delay(Number("TINY_MIGRATE_MS"));
    Console.WriteLine("migrated");
    return Number("TINY_MIGRATE_EXIT");
}

if (Number("TINY_DIE_AT_START") is > 0 and var code)
{
    await Console.Error.WriteLineAsync("dies at its start, as told");
    return code;
}

var clock = Stopwatch.StartNew();
var builder = WebApplication.CreateSlimBuilder(args);
builder.WebHost.UseKestrelHttpsConfiguration();
var app = builder.Build();
app.MapGet("/health/ready", () => clock.ElapsedMilliseconds >= Number("TINY_READY_MS") ? Results.StatusCode(200) : Results.StatusCode(503));
app.MapGet("/environment", () => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value));
app.MapGet("/who", () => new { Environment.ProcessId, Environment.UserName });
app.MapGet("/exit/{code:int}", (int code) => Environment.Exit(code));
await app.RunAsync();
return 0;

static int Number(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : 0;
