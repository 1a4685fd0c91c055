using Xunit.Sdk;

namespace PartyPlatform.EndToEnd.Tests;

/// <summary>Events arrive a moment later: asks until it holds, or fails with the last reason.</summary>
internal static class Eventually
{
    public static async Task Async(Func<Task> assertion, int seconds = 60)
    {
        for (var deadline = Environment.TickCount64 + seconds * 1000; ; await Task.Delay(250))
        {
            try
            {
                await assertion();
                return;
            }
            catch (XunitException) when (Environment.TickCount64 < deadline)
            {
                // Not yet; the deadline decides.
            }
        }
    }
}

/// <summary>The shared inputs beside the checkout, where there are any.</summary>
internal static class SharedData
{
    public static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PartyPlatform.sln")))
                return Path.Combine(folder.Parent!.FullName, "shared", "data", name) is var path && File.Exists(path) ? path : null;
        return null;
    }
}
