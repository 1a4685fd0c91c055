using PartyPlatform.AppHost.Local.Servers;

namespace PartyPlatform.AppHost.Local;

/// <summary>
/// What this program can be asked for: <c>run</c> (the default), <c>servers</c>, <c>status</c>, <c>stop</c>,
/// <c>reset</c>. All work on the application that AppHost.cs describes.
/// </summary>
internal sealed class Verbs(DistributedApplicationBuilder application)
{
    private const int Failed = 1;
    private const int Unknown = 2;

    public async Task<int> RunAsync()
    {
        using var interrupted = new Interruption();
        try
        {
            return application.Verb switch
            {
                "run" => await RunVerb.RunAsync(application, interrupted.Token),
                "servers" => await ServersVerb.RunAsync(application, interrupted.Token),
                "status" => StatusVerb.Show(application.Folder),
                "stop" => await StopVerb.StopAsync(application.Folder, interrupted.Token),
                "reset" => await StopVerb.ResetAsync(application.Folder, interrupted.Token),
                var other => Reject(other),
            };
        }
        catch (StartupFailure failure)
        {
            Terminal.Error(failure.ToString());
            return Failed;
        }
        catch (OperationCanceledException) when (interrupted.Token.IsCancellationRequested)
        {
            return Failed;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Not foreseen where it happened, but still no reason for a stack trace.
            Terminal.Error(new StartupFailure("apphost", $"文件系统错误：{error.Message}", error.Message).ToString());
            return Failed;
        }
    }

    private static int Reject(string verb)
    {
        Terminal.Error($"未知命令 / unknown verb: {verb}（run, servers, status, stop, reset）");
        return Unknown;
    }
}
