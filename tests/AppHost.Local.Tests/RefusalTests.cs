using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PartyPlatform.AppHost.Local.Processes;

namespace PartyPlatform.AppHost.Local.Tests;

/// <summary>What cannot work is said in both languages, names the part, ends with a non-zero code and leaves nothing.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly Checkout checkout = new();

    [Fact]
    public async Task A_public_port_that_was_asked_for_and_is_taken_is_refused()
    {
        using var other = Occupy(out var port);

        await using var platform = MiniPlatform.Start(checkout, string.Create(CultureInfo.InvariantCulture, $"--Local:Port={port}"));

        await RefusedAsync(platform, "✗ gateway", $"端口 {port} 已被占用", $"Port {port} is taken");
    }

    [Fact]
    public async Task A_number_that_is_no_port_is_refused()
    {
        await using var platform = MiniPlatform.Start(checkout, "--Local:Port=99999");

        await RefusedAsync(platform, "✗ gateway", "99999 不是端口号", "99999 is no port");
    }

    [Fact]
    public async Task A_first_start_evades_a_usual_port_that_is_taken_says_so_and_keeps_the_new_one()
    {
        using var other = Occupy(out var port);
        string[] usual = [string.Create(CultureInfo.InvariantCulture, $"--Party:PublicAddress=http://localhost:{port}")];

        await using var first = MiniPlatform.Start(checkout, usual);
        await first.ReadyAsync();
        var chosen = first.File.Gateway;
        Assert.Contains($"port {port} is taken, using", first.Output, StringComparison.Ordinal);
        Assert.NotEqual($"http://localhost:{port}", chosen);
        Assert.Equal(0, await first.StopAsync());

        await using var second = MiniPlatform.Start(checkout, usual);
        await second.ReadyAsync();
        Assert.Equal(chosen, second.File.Gateway);
    }

    [Fact]
    public async Task A_kept_port_that_somebody_else_has_taken_meanwhile_is_refused()
    {
        int port;
        await using (var first = await MiniPlatform.RunAsync(checkout))
        {
            port = new Uri(first.File.Gateway!).Port;
            Assert.Equal(0, await first.StopAsync());
        }

        using var other = new TcpListener(IPAddress.Loopback, port);
        other.Start();
        await using var second = MiniPlatform.Start(checkout);

        await RefusedAsync(second, "✗ gateway", $"端口 {port} 已被占用", $"Port {port} is taken");
    }

    [Fact]
    public async Task A_missing_package_is_named_with_the_command_that_installs_it()
    {
        await using var platform = MiniPlatform.Start(checkout, "--Local:ProgramsRoot=/nonexistent");

        await RefusedAsync(platform, "✗ redis-server", "没有安装软件包 redis-server", "apt-get install -y --no-install-recommends redis-server");
    }

    [Fact]
    public async Task A_full_disk_is_refused_before_anything_starts()
    {
        await using var platform = MiniPlatform.Start(checkout, "--Local:LeastFreeBytes=9000000000000000");

        await RefusedAsync(platform, "✗ data folder", "磁盘空间不足", "The disk is full");
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_refused()
    {
        await File.WriteAllTextAsync(checkout.Data, "");

        await using var platform = MiniPlatform.Start(checkout);

        await RefusedAsync(platform, "✗ data folder", "无法使用", "cannot be used");
    }

    [Fact]
    public async Task A_service_that_is_not_built_is_named()
    {
        await using var platform = MiniPlatform.Start(checkout, "--Local:ServiceUser=no-such-user");

        Assert.SkipUnless(Posix.IsRoot, "Only root's services run as another user.");
        await RefusedAsync(platform, "✗ services", "没有用户 no-such-user", "There is no user no-such-user");
    }

    public void Dispose() => checkout.Dispose();

    private async Task RefusedAsync(MiniPlatform platform, params string[] expected)
    {
        Assert.Equal(1, await platform.EndAsync());
        Assert.All(expected, text => Assert.Contains(text, platform.Output, StringComparison.Ordinal));
        Leftovers.None(checkout);
    }

    private static TcpListener Occupy(out int port)
    {
        port = Ports.Free();
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return listener;
    }
}
