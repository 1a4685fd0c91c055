using System.Net;
using System.Net.Sockets;
using PartyPlatform.AppHost.Local.Processes;
using PartyPlatform.AppHost.Local.Running;

namespace PartyPlatform.AppHost.Local.Tests;

/// <summary>The small parts that the supervision stands on.</summary>
public sealed class SmallPartsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("party-parts-");

    [Fact]
    public void A_generated_secret_has_the_length_and_the_kinds_that_were_asked_for()
    {
        var secrets = Enumerable.Range(0, 200)
            .Select(_ => new GenerateParameterDefault { MinLength = 12, Special = false, MinLower = 1, MinUpper = 1, MinNumeric = 1 }.GetDefaultValue()).ToList();

        Assert.All(secrets, secret =>
        {
            Assert.Equal(12, secret.Length);
            Assert.Contains(secret, char.IsAsciiLetterLower);
            Assert.Contains(secret, char.IsAsciiLetterUpper);
            Assert.Contains(secret, char.IsAsciiDigit);
            Assert.All(secret, character => Assert.True(char.IsAsciiLetterOrDigit(character)));
        });
        Assert.Equal(secrets.Count, secrets.Distinct().Count());
    }

    [Fact]
    public void A_secret_is_made_once_kept_and_readable_by_its_owner_only()
    {
        var path = Path.Combine(folder.FullName, "data", "secrets.json");

        var first = new Secrets(path).GetOrAdd("redis-password", () => "one");
        var again = new Secrets(path).GetOrAdd("redis-password", () => "two");

        Assert.Equal(("one", "one"), (first, again));
        Assert.Equal(Files.OwnerOnly, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_port_that_somebody_listens_on_is_not_free_and_known_not_to_be_ours()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        Assert.False(Ports.IsFree(port));
        Assert.True(Ports.IsListening(Environment.ProcessId, port));
        Assert.False(Ports.IsListening(1, port));
    }

    [Fact]
    public void A_log_stays_below_its_limit_and_keeps_its_end()
    {
        var path = Path.Combine(folder.FullName, "part.log");
        using var log = new LogFile(path, limit: 1_000);

        for (var line = 1; line <= 500; line++)
            log.Write(System.Text.Encoding.UTF8.GetBytes($"line {line}\n"));

        Assert.Equal("line 499\nline 500", log.Tail(2));
        Assert.InRange(new FileInfo(path).Length + new FileInfo(path + ".1").Length, 1, 2_000);
    }

    [Fact]
    public void A_log_that_cannot_be_turned_or_written_loses_lines_and_goes_on_when_it_can()
    {
        var path = Path.Combine(folder.FullName, "part.log");
        using var log = new LogFile(path, limit: 100);
        Write(log, "first", 10);
        // Where the older half is to go stands something that cannot be replaced.
        Directory.CreateDirectory(Path.Combine(path + ".1", "in the way"));

        Write(log, "lost", 20);
        Assert.DoesNotContain("lost 20", log.Tail(100), StringComparison.Ordinal);
        Directory.Delete(path + ".1", recursive: true);
        Write(log, "again", 3);

        Assert.Equal("again 1\nagain 2\nagain 3", log.Tail(3));
        Assert.True(File.Exists(path + ".1"));
    }

    [Fact]
    public async Task A_log_on_a_full_disk_holds_up_neither_its_part_nor_the_stop()
    {
        var disk = Directory.CreateDirectory(Path.Combine(folder.FullName, "disk")).FullName;
        Assert.SkipUnless(await MountAsync("-t", "tmpfs", "-o", "size=64k", "party-test", disk), "No disk of a given size may be mounted here.");
        try
        {
            var path = Path.Combine(disk, "part.log");
            using var output = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 20_000).Select(line => $"line {line}\n"))));
            var log = new LogFile(path);

            await log.PumpAsync(output);
            Assert.Equal(output.Length, output.Position);
            log.Dispose();

            Assert.InRange(new FileInfo(path).Length, 1, 64 * 1024);
        }
        finally
        {
            using var unmount = System.Diagnostics.Process.Start("umount", disk);
            await unmount.WaitForExitAsync();
        }
    }

    [Fact]
    public void The_public_port_is_given_to_nothing_else()
    {
        var port = Ports.Free();
        Ports.GiveBack(port);
        using (var book = new PortBook(Path.Combine(folder.FullName, "ports.json")))
        {
            Assert.Equal((port, false), book.GivePublic(asked: port, usual: 8080, []));
            Assert.NotEqual(port, Ports.Free(port));
            Assert.Throws<StartupFailure>(() => book.Give("redis/tcp", port));
        }

        Assert.Equal(port, Ports.Free(port));
        Ports.GiveBack(port);
    }

    [Fact]
    public void A_lock_is_held_once_says_by_whom_and_is_gone_when_given_back()
    {
        var path = Path.Combine(folder.FullName, "lock");

        using (var held = CheckoutLock.TryTake(path))
        {
            Assert.NotNull(held);
            Assert.Null(CheckoutLock.TryTake(path));
            Assert.Equal(Environment.ProcessId, CheckoutLock.Holder(path)!.Pid);
        }

        Assert.Null(CheckoutLock.Holder(path));
        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static void Write(LogFile log, string text, int lines)
    {
        for (var line = 1; line <= lines; line++)
            log.Write(System.Text.Encoding.UTF8.GetBytes($"{text} {line}\n"));
    }

    private static async Task<bool> MountAsync(params string[] arguments)
    {
        using var mount = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("mount", arguments) { RedirectStandardError = true })!;
        await mount.WaitForExitAsync();
        return mount.ExitCode == 0;
    }
}
