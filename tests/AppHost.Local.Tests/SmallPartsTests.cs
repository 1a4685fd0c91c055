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
}
