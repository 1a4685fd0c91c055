using System.Diagnostics;
using PartyPlatform.AppHost.Local.Https;
using PartyPlatform.AppHost.Local.Running;

namespace PartyPlatform.AppHost.Local;

/// <summary>What happens, a line each; and the table at the end.</summary>
internal sealed class Progress
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Lock gate = new();

    public void Show(UnitRunner runner)
    {
        var line = runner.State switch
        {
            UnitState.Healthy => $"✔ {runner.Unit.Name,-24} {runner.Unit.Address}",
            UnitState.Completed when runner.ExitCode == 0 => $"✔ {runner.Unit.Name,-24} 完成 / done",
            UnitState.Completed => $"✗ {runner.Unit.Name,-24} 退出码 / exit code {runner.ExitCode}",
            UnitState.Unhealthy => $"! {runner.Unit.Name,-24} 异常 / unhealthy: {FirstLine(runner.Reason)}",
            UnitState.BackingOff => $"! {runner.Unit.Name,-24} 已退出，将重启 / ended, will be restarted ({runner.Reason})",
            UnitState.Failed => $"✗ {runner.Unit.Name,-24} 失败 / failed",
            _ => null,
        };
        if (line is null)
            return;
        lock (gate)
            Terminal.Line($"{clock.Elapsed.TotalSeconds,6:0.0} s  {line}");
    }

    public void StatusPage(string address)
    {
        lock (gate)
            Terminal.Line($"{clock.Elapsed.TotalSeconds,6:0.0} s  · 状态页 / status {address}");
    }

    public void Table(RunFile file, Platform platform)
    {
        lock (gate)
        {
            Terminal.Line();
            Terminal.Line($"  党建平台已启动 / PartyPlatform is running   ({clock.Elapsed.TotalSeconds:0.0} s)");
            Terminal.Line();
            Row("网站 / web", file.Gateway);
            Row("管理端 / console", file.Gateway is null ? null : file.Gateway + "/console/");
            Row("接口文档 / API", file.Gateway is null ? null : file.Gateway + "/docs");
            Row("状态页 / status", file.Status);
            Row("数据 / data", file.Data);
            Row("日志 / logs", file.Logs);
            if (platform.Public is { Certificate: { } certificate } endpoint)
                Phone(endpoint, certificate);
            Terminal.Line();
            foreach (var runner in platform.Runners.Where(runner => !runner.Unit.IsJob))
                Terminal.Line($"  {(runner.State is UnitState.Healthy ? '✔' : '✗')} {runner.Unit.Name,-20} {runner.Unit.Address}");
            if (file.Accounts.Count > 0)
                Accounts(file.Accounts);
            Terminal.Line();
            Terminal.Line("  停止：Ctrl-C，或 ./run --stop / stop with Ctrl-C or ./run --stop");
        }
    }

    private static void Phone(PublicEndpoint endpoint, LocalCertificate certificate)
    {
        Row("证书 / certificate", certificate.AuthorityFile);
        Row("指纹 / SHA-256", certificate.Fingerprint);
        Terminal.Line();
        if (endpoint.Name is not { Addresses.Count: > 0 })
        {
            Terminal.Line("  只有本机能打开：没有可用的局域网地址 / for this machine alone: there is no address in the network");
            return;
        }

        Terminal.Line($"  手机与本机连同一网络，打开 {endpoint.Address}/local-ca.crt，核对指纹后安装并信任这张{(certificate.IsNew ? "新" : "")}证书；用完请删除");
        Terminal.Line("    iPhone：设置 → 已下载描述文件；再到 通用 → 关于本机 → 证书信任设置 打开");
        Terminal.Line("    Android：设置 → 安全 → 加密与凭据 → 安装证书 → CA 证书");
        Terminal.Line($"  On a phone in the same network open {endpoint.Address}/local-ca.crt, compare the fingerprint, install and trust this {(certificate.IsNew ? "new " : "")}certificate; remove it afterwards");
        Terminal.Line("    iPhone: Settings → Profile Downloaded; then General → About → Certificate Trust Settings");
        Terminal.Line("    Android: Settings → Security → Encryption & credentials → Install a certificate → CA certificate");
    }

    private static void Accounts(IReadOnlyList<DemoAccount> accounts)
    {
        Terminal.Line();
        Terminal.Line($"  演示账号 / demo accounts（密码 / password: {accounts[0].Password}）");
        foreach (var account in accounts)
            Terminal.Line($"    {account.UserName,-16} {string.Join(", ", account.Roles),-28} {account.Name}");
    }

    private static void Row(string label, string? value)
    {
        // Chinese characters take two columns.
        var width = label.Sum(character => character > 0x2E80 ? 2 : 1);
        if (value is not null)
            Terminal.Line($"  {label}{new string(' ', Math.Max(1, 22 - width))}{value}");
    }

    private static string? FirstLine(string? text) => text?.Split('\n')[0];
}
