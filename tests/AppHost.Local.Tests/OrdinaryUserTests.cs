using System.Diagnostics;
using PartyPlatform.AppHost.Local.Processes;

namespace PartyPlatform.AppHost.Local.Tests;

/// <summary>The platform as an ordinary user: the servers run as that user. Root tries it with a user made for the test.</summary>
public sealed class OrdinaryUserTests : IDisposable
{
    private const string UserName = "party-test-user";

    private readonly Checkout checkout = new();
    private bool made;

    [Fact]
    public async Task All_servers_and_services_run_as_that_user_and_stop_cleanly()
    {
        var user = User();
        await using var platform = MiniPlatform.StartWith(checkout, As(user), $"--Local:Port={Ports.Free()}", "--Mini:Servers=redis,postgres,rabbitmq");
        await platform.ReadyAsync();

        var owner = user?.UserId.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? Environment.UserName;
        if (user is not null)
            Assert.All(platform.File.Pids.Values, pid => Assert.Contains($"Uid:\t{owner}\t", File.ReadAllText($"/proc/{pid}/status"), StringComparison.Ordinal));

        Assert.Equal(0, await platform.StopAsync());
        Leftovers.None(checkout);
    }

    [Fact]
    public async Task A_data_folder_that_may_not_be_read_is_named()
    {
        var user = User();
        Directory.CreateDirectory(checkout.Data);
        File.SetUnixFileMode(checkout.Data, UnixFileMode.None);

        await using var platform = MiniPlatform.StartWith(checkout, As(user));

        Assert.Equal(1, await platform.EndAsync());
        File.SetUnixFileMode(checkout.Data, Files.OwnerFolder);
        Assert.Contains("✗ data folder", platform.Output, StringComparison.Ordinal);
        Assert.Contains("没有权限读写", platform.Output, StringComparison.Ordinal);
        Assert.Contains("No permission", platform.Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        if (made)
            Process.Start("/usr/sbin/userdel", UserName).WaitForExit();
        checkout.Dispose();
    }

    /// <summary>Null where we are an ordinary user ourselves.</summary>
    private SystemUser? User()
    {
        if (!Posix.IsRoot)
            return null;
        if (SystemUser.Find(UserName) is null)
        {
            Process.Start("/usr/sbin/useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", UserName]).WaitForExit();
            made = true;
        }

        var user = SystemUser.Find(UserName);
        Assert.SkipWhen(user is null, "No user could be made on this machine.");
        Assert.SkipUnless(MayRead(user!), "An ordinary user may not read this checkout.");
        Posix.Own(checkout.Path, user);
        return user;
    }

    private static string[] As(SystemUser? user) => user is null ? [] : [$"--reuid={user.UserId}", $"--regid={user.GroupId}", "--clear-groups"];

    private static bool MayRead(SystemUser user)
    {
        using var test = Process.Start("/usr/bin/setpriv", [.. As(user), "/usr/bin/test", "-r", MiniPlatform.Program]);
        test.WaitForExit();
        return test.ExitCode == 0;
    }
}
