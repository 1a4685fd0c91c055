using System.Diagnostics;

namespace PartyPlatform.Benchmarks;

/// <summary>nginx as an office would put it in front: two workers, connections to the service kept.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private Nginx(Process process, string folder, Uri address) => (_process, _folder, Address) = (process, folder, address);

    public Uri Address { get; }

    public static Task<Nginx> StartAsync(Uri service) => StartAsync("", "4096", address => $$"""
                upstream service { server {{service.Authority}}; keepalive 128; keepalive_requests 1000000; }
                server {
                    listen {{address.Authority}};
                    keepalive_requests 1000000;
                    location / {
                        proxy_pass http://service;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                        proxy_set_header Host $host;
                        proxy_set_header X-Forwarded-For $remote_addr;
                        proxy_set_header X-Forwarded-Proto $scheme;
                    }
                }
        """, "/health/live");

    /// <summary>nginx with nchan: whoever asks gets the stream, what is posted is kept in memory.</summary>
    public static Task<Nginx> StartNchanAsync() => StartAsync("load_module /usr/lib/nginx/modules/ngx_nchan_module.so;", "16384", address => $$"""
                nchan_shared_memory_size 256m;
                server {
                    listen {{address.Authority}} backlog=4096;
                    location = /up { return 204; }
                    location = /pub { nchan_publisher; nchan_channel_id $arg_id; nchan_message_buffer_length 1000; nchan_message_timeout 5m; }
                    location = /sub { nchan_subscriber eventsource; nchan_channel_id $arg_id; nchan_eventsource_ping_interval 15; }
                }
        """, "/up");

    private static async Task<Nginx> StartAsync(string modules, string connections, Func<Uri, string> http, string probe)
    {
        var folder = Directory.CreateTempSubdirectory("party-nginx-").FullName;
        var address = new Uri($"http://127.0.0.1:{ServiceProcess.FreePort()}");
        var configuration = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(configuration, $$"""
            {{modules}}
            daemon off;
            worker_processes 2;
            worker_rlimit_nofile 20000;
            pid {{folder}}/pid;
            error_log {{folder}}/error.log;
            events { worker_connections {{connections}}; }
            http {
                access_log off;
                client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/f; uwsgi_temp_path {{folder}}/u; scgi_temp_path {{folder}}/s;
                {{http(address)}}
            }
            """);
        var nginx = new Nginx(Process.Start(new ProcessStartInfo("nginx", ["-p", folder, "-c", configuration]))!, folder, address);
        using var client = new HttpClient { BaseAddress = address };
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await client.GetAsync(probe);
                return nginx;
            }
            catch (HttpRequestException) when (tries < 50)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Bytes that master and workers hold, shared memory included once.</summary>
    public long Memory() => Cpu.ChildrenOf(_process.Id).Append(_process.Id).Sum(Cpu.ProportionalMemoryOf);

    /// <summary>CPU seconds of master and workers so far.</summary>
    public double CpuSeconds() => Cpu.Of(_process.Id) + Cpu.ChildrenOf(_process.Id).Sum(Cpu.Of);

    public async ValueTask DisposeAsync()
    {
        // SIGTERM, so that the workers go too.
        using (var kill = Process.Start("kill", [$"{_process.Id}"]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
