using System.Net;
using PartyPlatform.Testing;

namespace PartyPlatform.ServiceDefaults.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task With_an_endpoint_requests_are_exported_and_probes_are_not()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var keys = await IssuerKeys.StartAsync();
        await using var service = await ProbeService.StartAsync(keys, settings:
            [("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"), ("OTEL_BSP_SCHEDULE_DELAY", "100"), ("OTEL_SERVICE_NAME", "probe")]);
        using (await service.GetAsync("/health/ready"))
        using (var request = new HttpRequestMessage(HttpMethod.Get, "/open") { Headers = { { "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" } } })
        using (await service.Http.SendAsync(request))
        {
        }

        for (var waited = 0; receiver.Spans.Count == 0 && waited < 100; waited++)
            await Task.Delay(100);
        await Task.Delay(300);
        // Other hosts of this process are heard too: sources are the process's.
        var span = Assert.Single(receiver.Spans, span => span.Kind == 2 && span.Name == "GET /open");
        Assert.DoesNotContain(receiver.Spans, span => span.Name.Contains("health", StringComparison.Ordinal));
        Assert.Equal(("probe", "0af7651916cd43dd8448eb211c80319c", "GET /open"), (span.Service, span.TraceId, span.Name));
    }

    [Fact]
    public async Task With_an_endpoint_metrics_and_log_lines_are_exported_and_the_lines_name_their_trace()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var keys = await IssuerKeys.StartAsync();
        await using var service = await ProbeService.StartAsync(keys, settings:
            [("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"), ("OTEL_METRIC_EXPORT_INTERVAL", "200"),
             ("OTEL_BLRP_SCHEDULE_DELAY", "100"), ("OTEL_SERVICE_NAME", "probe")]);
        using (var request = new HttpRequestMessage(HttpMethod.Get, "/throws/something") { Headers = { { "traceparent", "00-1af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" } } })
        using (var response = await service.Http.SendAsync(request))
            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);

        bool Measured() => receiver.Metrics.Contains(new ExportedMetric("probe", "http.server.request.duration", "s"));
        bool Told() => receiver.Logs.Any(line => line is { Service: "probe", TraceId: "1af7651916cd43dd8448eb211c80319c" } && line.Text.Length > 0);
        for (var waited = 0; !(Measured() && Told()) && waited < 200; waited++)
            await Task.Delay(50);
        Assert.True(Measured(), string.Join('\n', receiver.Metrics));
        Assert.True(Told(), string.Join('\n', receiver.Logs));
    }

    [Fact]
    public async Task Without_an_endpoint_nothing_is_exported_and_nothing_said()
    {
        // Where exporters send to unless they are told; another collector may be listening on this machine.
        OtlpReceiver receiver;
        try
        {
            receiver = await OtlpReceiver.StartAsync(4317);
        }
        catch (IOException)
        {
            Assert.Skip("Port 4317 is taken.");
            return;
        }

        await using var listening = receiver;
        await using var keys = await IssuerKeys.StartAsync();
        await using var service = await ProbeService.StartAsync(keys, settings: ("OTEL_BSP_SCHEDULE_DELAY", "50"));
        using (var response = await service.GetAsync("/mine", keys.Token()))
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Task.Delay(1000);
        Assert.Empty(receiver.Spans);
        Assert.Empty(receiver.Metrics);
        Assert.Empty(receiver.Logs);
        Assert.DoesNotContain(service.Log.All, line =>
            line.Category.Contains("OpenTelemetry", StringComparison.OrdinalIgnoreCase) || line.Text.Contains("otlp", StringComparison.OrdinalIgnoreCase)
            || line.Text.Contains("4317", StringComparison.Ordinal) || line.Text.Contains("4318", StringComparison.Ordinal));
    }
}
