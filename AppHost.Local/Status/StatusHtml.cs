using System.Globalization;
using System.Net;
using System.Text;
using PartyPlatform.AppHost.Local.Running;

namespace PartyPlatform.AppHost.Local.Status;

/// <summary>The page itself: plain HTML that a browser reloads by itself, no script.</summary>
internal static class StatusHtml
{
    private const int RefreshSeconds = 5;
    private const int LogLines = 40;

    public static string Page(StatusReport report, IReadOnlyList<UnitRunner> runners)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="zh-CN">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta http-equiv="refresh" content="{RefreshSeconds}">
              <title>{(report.State == "healthy" ? "运行正常" : "部分异常")} · 党建平台状态</title>
              <link rel="stylesheet" href="/status.css">
            </head>
            <body>
              <header>
                <h1>党建平台 · 本机状态</h1>
                <p class="overall {report.State}">{(report.State == "healthy" ? "全部正常" : "部分未就绪")}</p>
                <p class="meta">启动于 {Time(report.StartedAt)} · 更新于 {Time(report.At)}，每 {RefreshSeconds} 秒刷新 · <a href="/status.json">status.json</a>{Link(report.Gateway)}</p>
              </header>

            """);
        Parts(page, report.Resources);
        Waiting(page, report);
        Logs(page, runners);
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void Parts(StringBuilder page, IReadOnlyList<ResourceReport> parts)
    {
        page.Append("<section><h2>组成部分</h2><table><thead><tr><th>名称</th><th>类型</th><th>状态</th><th>地址</th><th class=\"n\">进程</th><th class=\"n\">就绪用时</th><th class=\"n\">重启次数</th></tr></thead><tbody>\n");
        foreach (var part in parts)
        {
            page.Append(CultureInfo.InvariantCulture, $"""
                <tr><td><a href="#log-{Encode(part.Name)}">{Encode(part.Name)}</a></td><td>{Kind(part.Kind)}</td>
                <td><span class="state {part.State.ToLowerInvariant()}">{State(part.State)}</span>{Reason(part.Reason)}</td>
                <td>{Encode(part.Address ?? "")}</td><td class="n">{part.Pid}</td><td class="n">{(part.ReadyAfterSeconds is { } seconds ? $"{seconds:0.0} 秒" : "")}</td><td class="n">{part.Restarts}</td></tr>

                """);
        }

        page.Append("</tbody></table></section>\n");
    }

    private static void Waiting(StringBuilder page, StatusReport report)
    {
        page.Append("<section class=\"pair\"><div><h2>待发事件（发件箱）</h2><table><thead><tr><th>数据库</th><th class=\"n\">条数</th><th class=\"n\">最早一条</th></tr></thead><tbody>\n");
        foreach (var outbox in report.Outboxes)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Encode(outbox.Database)}</td><td class=\"n\">{(outbox.Waiting is { } rows ? rows : "—")}</td>");
            page.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{(outbox.OldestSeconds is { } age ? $"{age:0.0} 秒前" : "—")}</td></tr>\n");
        }

        page.Append("</tbody></table></div><div><h2>消息队列</h2>");
        if (report.Queues.Count == 0)
        {
            page.Append("<p class=\"meta\">暂时读不到队列（RabbitMQ 未就绪或还没有队列）。</p></div></section>\n");
            return;
        }

        page.Append("<table><thead><tr><th>队列</th><th class=\"n\">消息</th><th class=\"n\">消费者</th></tr></thead><tbody>\n");
        foreach (var queue in report.Queues)
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Encode(queue.Name)}</td><td class=\"n\">{queue.Messages}</td><td class=\"n\">{queue.Consumers}</td></tr>\n");
        page.Append("</tbody></table></div></section>\n");
    }

    private static void Logs(StringBuilder page, IReadOnlyList<UnitRunner> runners)
    {
        page.Append("<section><h2>日志末尾</h2>\n");
        foreach (var runner in runners)
        {
            page.Append(CultureInfo.InvariantCulture, $"<details id=\"log-{Encode(runner.Unit.Name)}\"{(runner.State is UnitState.Healthy or UnitState.Completed ? "" : " open")}>");
            page.Append(CultureInfo.InvariantCulture, $"<summary>{Encode(runner.Unit.Name)} <span class=\"meta\">{Encode(runner.Log.Path)}</span></summary><pre>{Encode(runner.Log.Tail(LogLines))}</pre></details>\n");
        }

        page.Append("</section>\n");
    }

    private static string State(string state) => Enum.Parse<UnitState>(state) switch
    {
        UnitState.Waiting => "等待依赖",
        UnitState.Starting => "启动中",
        UnitState.Healthy => "正常",
        UnitState.Unhealthy => "异常",
        UnitState.BackingOff => "即将重启",
        UnitState.Completed => "已完成",
        UnitState.Failed => "失败",
        _ => "已停止",
    };

    private static string Kind(string kind) => kind switch { "server" => "基础服务", "job" => "一次性任务", _ => "服务" };

    private static string Reason(string? reason) => string.IsNullOrWhiteSpace(reason) ? "" : $"<div class=\"reason\">{Encode(reason)}</div>";

    private static string Link(string? gateway) => gateway is null ? "" : $" · <a href=\"{Encode(gateway)}\">打开平台</a>";

    private static string Time(DateTimeOffset time)
        => TimeZoneInfo.ConvertTime(time, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    public const string Style = """
        :root { color-scheme: light dark; --ink: #1d2129; --soft: #667085; --line: #e4e7ec; --ground: #f7f8fa; --card: #fff; --red: #b42318; --good: #067647; --warn: #b54708; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e8ec; --soft: #98a2b3; --line: #30363f; --ground: #14171c; --card: #1b1f26; --red: #f97066; --good: #47cd89; --warn: #fdb022; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 24px; max-width: 1180px; background: var(--ground); color: var(--ink); font: 15px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
        header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 16px; margin-bottom: 16px; }
        h1 { margin: 0; font-size: 22px; }
        h2 { margin: 0 0 10px; font-size: 16px; }
        p { margin: 0; }
        a { color: inherit; }
        section, .pair > div { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 16px; margin-bottom: 16px; overflow-x: auto; }
        .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(320px, 1fr)); gap: 16px; border: 0; padding: 0; background: none; }
        .pair > div { margin: 0; }
        table { width: 100%; border-collapse: collapse; }
        th, td { padding: 6px 10px; text-align: left; border-top: 1px solid var(--line); vertical-align: top; }
        thead th { border-top: 0; color: var(--soft); font-weight: 500; font-size: 13px; }
        .n { text-align: right; font-variant-numeric: tabular-nums; }
        .meta { color: var(--soft); font-size: 13px; }
        .overall, .state { font-weight: 600; }
        .healthy, .completed { color: var(--good); }
        .degraded, .starting, .waiting, .backingoff, .unhealthy { color: var(--warn); }
        .failed, .stopped { color: var(--red); }
        .reason { color: var(--soft); font-size: 13px; max-width: 46ch; overflow-wrap: anywhere; }
        details { border-top: 1px solid var(--line); padding: 8px 0; }
        summary { cursor: pointer; }
        pre { margin: 8px 0 0; padding: 12px; background: var(--ground); border-radius: 8px; overflow-x: auto; font: 12px/1.5 ui-monospace, "Noto Sans Mono CJK SC", monospace; }

        """;
}
