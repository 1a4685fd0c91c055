using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace PartyPlatform.Testing;

/// <summary>A span that was exported.</summary>
/// <param name="Service">The service.name of the process.</param>
/// <param name="TraceId">32 hexadecimal digits.</param>
/// <param name="Name">The span's name.</param>
/// <param name="Kind">1 internal, 2 server, 3 client, 4 producer, 5 consumer.</param>
/// <param name="Instance">The service.instance.id of the process: which replica it was.</param>
public sealed record ExportedSpan(string Service, string TraceId, string Name, int Kind, string Instance);

/// <summary>A metric that was exported.</summary>
/// <param name="Service">The service.name of the process.</param>
/// <param name="Name">The metric's name.</param>
/// <param name="Unit">Its unit.</param>
public sealed record ExportedMetric(string Service, string Name, string Unit);

/// <summary>A log line that was exported.</summary>
/// <param name="Service">The service.name of the process.</param>
/// <param name="TraceId">32 hexadecimal digits, or nothing outside a trace.</param>
/// <param name="Text">The line.</param>
public sealed record ExportedLog(string Service, string TraceId, string Text);

/// <summary>Takes what OTLP exporters send, over gRPC without TLS, and reads the few fields that tests ask about.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<ExportedSpan> _spans = new();
    private readonly ConcurrentDictionary<ExportedMetric, byte> _metrics = new();
    private readonly ConcurrentQueue<ExportedLog> _logs = new();
    private WebApplication _app = null!;

    /// <summary>What to set as <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>; the protocol is <c>grpc</c>.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Every span received so far.</summary>
    public IReadOnlyCollection<ExportedSpan> Spans => _spans;

    /// <summary>Every metric received so far, once however often it was measured.</summary>
    public ICollection<ExportedMetric> Metrics => _metrics.Keys;

    /// <summary>Every log line received so far.</summary>
    public IReadOnlyCollection<ExportedLog> Logs => _logs;

    /// <summary>Starts on a port of its own, or on the one that a platform was told.</summary>
    public static async Task<OtlpReceiver> StartAsync(int port = 0)
    {
        var receiver = new OtlpReceiver();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        // gRPC needs HTTP/2, which without TLS must be asked for.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
        receiver._app = builder.Build();
        receiver._app.MapPost("/{**method}", receiver.ExportAsync);
        await receiver._app.StartAsync();
        receiver.Address = receiver._app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        return receiver;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ExportAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var frame = body.ToArray();
        if (frame.Length > 5)
            Read(context.Request.Path.Value!, frame.AsSpan(5, BinaryPrimitives.ReadInt32BigEndian(frame.AsSpan(1))));
        context.Response.ContentType = "application/grpc";
        context.Response.AppendTrailer("grpc-status", "0");
        // An empty answer: not compressed, no bytes.
        await context.Response.Body.WriteAsync(new byte[5]);
    }

    // ExportTraceServiceRequest { ResourceSpans resource_spans = 1 } and so on down, and alike for metrics and logs; see
    // opentelemetry/proto/{trace,metrics,logs}/v1.
    private void Read(string method, ReadOnlySpan<byte> request)
    {
        foreach (var resource in Messages(request, 1))
        {
            var attributes = Messages(resource, 1).SelectMany(described => Messages(described, 1))
                .ToLookup(attribute => TextOf(attribute, 1), attribute => TextOf(Messages(attribute, 2).First(), 1));
            var (service, instance) = (attributes["service.name"].FirstOrDefault() ?? "", attributes["service.instance.id"].FirstOrDefault() ?? "");
            foreach (var item in Messages(resource, 2).SelectMany(scope => Messages(scope, 2)))
                if (method.EndsWith("TraceService/Export", StringComparison.Ordinal))
                    _spans.Enqueue(new ExportedSpan(service, HexOf(item, 1), TextOf(item, 5), (int)Number(item, 6), instance));
                else if (method.EndsWith("MetricsService/Export", StringComparison.Ordinal))
                    _metrics[new ExportedMetric(service, TextOf(item, 1), TextOf(item, 3))] = 0;
                else if (method.EndsWith("LogsService/Export", StringComparison.Ordinal))
                    _logs.Enqueue(new ExportedLog(service, HexOf(item, 9), Messages(item, 5).Select(body => TextOf(body, 1)).FirstOrDefault() ?? ""));
        }
    }

    private static string HexOf(byte[] message, int field) => Convert.ToHexStringLower(Messages(message, field).FirstOrDefault() ?? []);

    private static string TextOf(byte[] message, int field) => Encoding.UTF8.GetString(Messages(message, field).FirstOrDefault() ?? []);

    private static ulong Number(ReadOnlySpan<byte> message, int field)
    {
        var value = 0UL;
        Walk(message, (number, content, varint) => value = number == field && content is null ? varint : value);
        return value;
    }

    private static List<byte[]> Messages(ReadOnlySpan<byte> message, int field)
    {
        var found = new List<byte[]>();
        Walk(message, (number, content, _) =>
        {
            if (number == field && content is not null)
                found.Add(content);
        });
        return found;
    }

    // Protocol buffers: a tag (field number and wire type), then a varint, eight bytes, a length and its bytes, or four bytes.
    private static void Walk(ReadOnlySpan<byte> message, Action<int, byte[]?, ulong> visit)
    {
        while (!message.IsEmpty)
        {
            var tag = Varint(ref message);
            switch (tag & 7)
            {
                case 0: visit((int)(tag >> 3), null, Varint(ref message)); break;
                case 1: message = message[8..]; break;
                case 2:
                    var length = (int)Varint(ref message);
                    visit((int)(tag >> 3), message[..length].ToArray(), 0);
                    message = message[length..];
                    break;
                case 5: message = message[4..]; break;
                default: throw new InvalidDataException($"Wire type {tag & 7} is not known.");
            }
        }
    }

    private static ulong Varint(ref ReadOnlySpan<byte> message)
    {
        var value = 0UL;
        for (var index = 0; ; index++)
        {
            value |= (ulong)(message[index] & 127) << (7 * index);
            if (message[index] < 128)
            {
                message = message[(index + 1)..];
                return value;
            }
        }
    }
}
