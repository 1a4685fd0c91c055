using System.Globalization;
using PartyPlatform.AppHost.Local.Processes;

namespace PartyPlatform.AppHost.Local.Servers;

/// <summary>Where Debian's packages have put the servers.</summary>
/// <param name="Root">The root of the file system; another one in tests.</param>
internal sealed record ServerPrograms(string Root = "/")
{
    public string RedisServer => Existing("usr/bin/redis-server", "redis-server");

    public string Epmd => Existing("usr/bin/epmd", "rabbitmq-server");

    public string RabbitMqServer => Newest("usr/lib/rabbitmq/lib", "rabbitmq_server-*", "sbin/rabbitmq-server", "rabbitmq-server");

    /// <summary>The folder with <c>postgres</c> and <c>initdb</c>; of the given major version, where data of it is there already.</summary>
    public string PostgresFolder(string? version) => version is null
        ? Path.GetDirectoryName(Newest("usr/lib/postgresql", "*", "bin/postgres", "postgresql"))!
        : Path.GetDirectoryName(Existing($"usr/lib/postgresql/{version}/bin/postgres", $"postgresql-{version}"))!;

    /// <summary>The user that a server runs as: Debian's own one if we are root, otherwise whoever we are.</summary>
    public static SystemUser? User(string name, string package)
        => !Posix.IsRoot ? null : SystemUser.Find(name) ?? throw Missing(package, $"user {name}");

    private string Existing(string file, string package)
    {
        var path = Path.Combine(Root, file);
        return File.Exists(path) ? path : throw Missing(package, path);
    }

    private string Newest(string folder, string pattern, string file, string package)
    {
        var parent = Path.Combine(Root, folder);
        var found = Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern).Where(candidate => File.Exists(Path.Combine(candidate, file))).MaxBy(Version)
            : null;
        return found is null ? throw Missing(package, Path.Combine(parent, pattern, file)) : Path.Combine(found, file);
    }

    private static Version Version(string folder)
    {
        var digits = Path.GetFileName(folder).Split('-')[^1];
        return System.Version.TryParse(digits.Contains('.', StringComparison.Ordinal) ? digits : digits + ".0", out var version) ? version : new Version();
    }

    private static StartupFailure Missing(string package, string what) => new(
        package,
        string.Create(CultureInfo.InvariantCulture, $"没有安装软件包 {package}（找不到 {what}）。请运行：sudo apt-get install -y --no-install-recommends {package}"),
        string.Create(CultureInfo.InvariantCulture, $"The package {package} is not installed ({what} not found). Run: sudo apt-get install -y --no-install-recommends {package}"));
}
