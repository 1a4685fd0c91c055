using System.Net;
using PartyPlatform.AppHost.Local.Https;
using PartyPlatform.AppHost.Local.Running;

namespace PartyPlatform.AppHost.Local.Tests;

/// <summary>What a process gets is what Aspire 13.5.2 gives it; the expected forms are written out here, not computed.</summary>
public sealed class EnvironmentTests : IDisposable
{
    private readonly Checkout checkout = new();
    private readonly List<PortBook> books = [];

    [Fact]
    public void A_database_comes_as_connection_string_and_in_parts()
    {
        var builder = Builder("--Parameters:postgres-password=p/w");
        var service = builder.AddProject<Projects.TinyService>("learning", launchProfileName: null)
            .WithReference(builder.AddPostgres("postgres", port: 20871).AddDatabase("learningdb", "learning"));

        var variables = Variables(builder, service.Resource);

        Assert.Equal("Host=localhost;Port=20871;Username=postgres;Password=p/w;Database=learning", variables["ConnectionStrings__learningdb"]);
        Assert.Equal("localhost", variables["LEARNINGDB_HOST"]);
        Assert.Equal("20871", variables["LEARNINGDB_PORT"]);
        Assert.Equal("postgres", variables["LEARNINGDB_USERNAME"]);
        Assert.Equal("p/w", variables["LEARNINGDB_PASSWORD"]);
        Assert.Equal("learning", variables["LEARNINGDB_DATABASENAME"]);
        Assert.Equal("postgresql://postgres:p%2Fw@localhost:20871/learning", variables["LEARNINGDB_URI"]);
        Assert.Equal("jdbc:postgresql://localhost:20871/learning", variables["LEARNINGDB_JDBCCONNECTIONSTRING"]);
    }

    [Fact]
    public void What_a_database_server_is_told_beside_its_port_comes_last_on_its_command_line()
    {
        var application = (DistributedApplicationBuilder)Builder();
        application.AddPostgres("postgres").WithArgs("-c", "max_connections=470");
        application.Folder.Prepare(leastFreeBytes: 0);
        var book = new PortBook(application.Folder.PortsFile);
        books.Add(book);

        var server = new UnitFactory(application, book, application.Folder).Servers().Single();

        Assert.Equal((string[])["-c", "max_connections=470"], server.Spec().Arguments.TakeLast(2));
    }

    [Fact]
    public void RabbitMQ_comes_as_address_without_trailing_slash_and_with_encoded_credentials()
    {
        var builder = Builder("--Parameters:mq-user=a b", "--Parameters:rabbitmq-password=p/w@x");
        var service = builder.AddProject<Projects.TinyService>("learning", launchProfileName: null)
            .WithReference(builder.AddRabbitMQ("rabbitmq", builder.AddParameter("mq-user"), port: 20872));

        var variables = Variables(builder, service.Resource);

        Assert.Equal("amqp://a%20b:p%2Fw%40x@localhost:20872", variables["ConnectionStrings__rabbitmq"]);
        Assert.Equal("amqp://a%20b:p%2Fw%40x@localhost:20872", variables["RABBITMQ_URI"]);
        Assert.Equal("a b", variables["RABBITMQ_USERNAME"]);
        Assert.Equal("p/w@x", variables["RABBITMQ_PASSWORD"]);
        Assert.Equal("localhost", variables["RABBITMQ_HOST"]);
        Assert.Equal("20872", variables["RABBITMQ_PORT"]);
    }

    [Fact]
    public void Redis_comes_with_its_password_and_without_tls()
    {
        var builder = Builder("--Parameters:redis-password=pw");
        var service = builder.AddProject<Projects.TinyService>("learning", launchProfileName: null).WithReference(builder.AddRedis("redis", port: 20873));

        var variables = Variables(builder, service.Resource);

        Assert.Equal("localhost:20873,password=pw", variables["ConnectionStrings__redis"]);
        Assert.Equal("redis://:pw@localhost:20873", variables["REDIS_URI"]);
        Assert.Equal("pw", variables["REDIS_PASSWORD"]);
    }

    [Fact]
    public void A_service_in_replicas_comes_with_the_address_of_each()
    {
        var builder = Builder();
        var learning = builder.AddProject<Projects.TinyService>("learning").WithReplicas(2);
        var gateway = builder.AddProject<Projects.TinyService>("gateway").WithReference(learning).WithExternalHttpEndpoints();

        var variables = Variables(builder, gateway.Resource);

        var ports = learning.Resource.Endpoints["http"];
        Assert.Equal(2, ports.Distinct().Count());
        Assert.All(ports, port => Assert.InRange(port, 20_000, 32_767));
        Assert.Equal($"http://localhost:{ports[0]}", variables["services__learning__http__0"]);
        Assert.Equal($"http://localhost:{ports[1]}", variables["services__learning__http__1"]);
        Assert.Equal($"http://localhost:{ports[0]}", variables["LEARNING_HTTP"]);
        Assert.False(variables.ContainsKey("services__learning__http__2"));
    }

    [Fact]
    public void A_name_with_a_dash_is_spelt_with_an_underscore_where_a_variable_needs_it()
    {
        var builder = Builder();
        var other = builder.AddProject<Projects.TinyService>("live-stream");
        var gateway = builder.AddProject<Projects.TinyService>("gateway").WithReference(other);

        var variables = Variables(builder, gateway.Resource);

        Assert.Contains("services__live-stream__http__0", variables.Keys);
        Assert.Contains("LIVE_STREAM_HTTP", variables.Keys);
    }

    [Fact]
    public void A_project_listens_where_it_is_told_and_has_its_launch_profile()
    {
        var builder = Builder();
        var service = builder.AddProject<Projects.TinyService>("learning");

        var variables = Variables(builder, service.Resource);

        Assert.Equal($"http://localhost:{service.Resource.Port("http")}", variables["ASPNETCORE_URLS"]);
        Assert.Equal("http", variables["DOTNET_LAUNCH_PROFILE"]);
        Assert.Equal("yes", variables["TINY_PROFILE"]);
        Assert.Equal("Development", variables["ASPNETCORE_ENVIRONMENT"]);
    }

    [Fact]
    public void A_project_without_launch_profile_listens_nowhere()
    {
        var builder = Builder();
        var job = builder.AddProject<Projects.TinyService>("learning-migration", launchProfileName: null);

        var variables = Variables(builder, job.Resource);

        Assert.False(variables.ContainsKey("ASPNETCORE_URLS"));
        Assert.False(variables.ContainsKey("DOTNET_LAUNCH_PROFILE"));
    }

    [Fact]
    public void Telemetry_is_named_and_quick_but_goes_nowhere_without_an_endpoint()
    {
        var builder = Builder();
        var service = builder.AddProject<Projects.TinyService>("learning");

        var variables = Variables(builder, service.Resource);

        Assert.Equal("learning", variables["OTEL_SERVICE_NAME"]);
        Assert.Matches("^service\\.instance\\.id=learning-[0-9a-f]{8}$", variables["OTEL_RESOURCE_ATTRIBUTES"]);
        Assert.Equal("1000", variables["OTEL_BSP_SCHEDULE_DELAY"]);
        Assert.Equal("1000", variables["OTEL_BLRP_SCHEDULE_DELAY"]);
        Assert.Equal("1000", variables["OTEL_METRIC_EXPORT_INTERVAL"]);
        Assert.False(variables.ContainsKey("OTEL_EXPORTER_OTLP_ENDPOINT"));
    }

    [Theory]
    [InlineData("http://localhost:4317", "grpc")]
    [InlineData("http://localhost:19080", "grpc")]
    [InlineData("http://localhost:4318", "http/protobuf")]
    public void Telemetry_goes_where_it_is_told(string endpoint, string protocol)
    {
        var builder = Builder($"--Local:Otlp={endpoint}");
        var service = builder.AddProject<Projects.TinyService>("learning");

        var variables = Variables(builder, service.Resource);

        Assert.Equal(endpoint, variables["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Equal(protocol, variables["OTEL_EXPORTER_OTLP_PROTOCOL"]);
    }

    [Fact]
    public void What_the_AppHost_says_wins_over_the_launch_profile()
    {
        var builder = Builder();
        var service = builder.AddProject<Projects.TinyService>("learning").WithEnvironment("TINY_PROFILE", "no");

        Assert.Equal("no", Variables(builder, service.Resource)["TINY_PROFILE"]);
    }

    [Fact]
    public void The_gateway_listens_at_the_public_address_and_everybody_is_told_of_it()
    {
        var builder = Builder();
        var address = builder.AddParameterFromConfiguration("public-address", "Party:PublicAddress");
        var gateway = builder.AddProject<Projects.TinyService>("gateway").WithExternalHttpEndpoints().WithEnvironment("Party__PublicAddress", address);
        builder.Configuration["Party:PublicAddress"] = "http://localhost:8099";

        var variables = Variables(builder, gateway.Resource, new PublicEndpoint(8099));

        Assert.Equal("http://localhost:8099", variables["ASPNETCORE_URLS"]);
        Assert.Equal("http://localhost:8099", variables["Party__PublicAddress"]);
    }

    [Fact]
    public void With_https_the_gateway_alone_listens_in_the_network_and_gets_the_certificate()
    {
        var builder = Builder();
        var service = builder.AddProject<Projects.TinyService>("learning");
        var gateway = builder.AddProject<Projects.TinyService>("gateway").WithReference(service).WithExternalHttpEndpoints();
        var name = new LanName("party.local", [IPAddress.Parse("192.0.2.7"), IPAddress.Parse("198.51.100.7")]);
        var folder = ((DistributedApplicationBuilder)builder).Folder.Of("https");
        var publicly = new PublicEndpoint(8099, name, LocalCertificate.Keep(folder, name.Host, TimeProvider.System.GetUtcNow(), gateway: null));

        var variables = Variables(builder, gateway.Resource, publicly);

        Assert.Equal("https://party.local:8099", publicly.Address);
        Assert.Equal("https://192.0.2.7:8099;https://198.51.100.7:8099;https://localhost:8099", variables["ASPNETCORE_URLS"]);
        Assert.Equal(Path.Combine(folder, "gateway.crt"), variables["Kestrel__Certificates__Default__Path"]);
        Assert.Equal(Path.Combine(folder, "gateway.key"), variables["Kestrel__Certificates__Default__KeyPath"]);
        Assert.Equal(Path.Combine(folder, "local-ca.crt"), variables["Gateway__LocalAuthority"]);
        Assert.StartsWith("http://localhost:", variables["services__learning__http__0"], StringComparison.Ordinal);

        var others = Variables(builder, service.Resource, publicly);
        Assert.Equal($"http://localhost:{service.Resource.Port("http")}", others["ASPNETCORE_URLS"]);
        Assert.DoesNotContain(others.Keys, key => key.StartsWith("Kestrel", StringComparison.Ordinal));
    }

    [Fact]
    public void The_usual_port_of_a_scheme_is_not_written_in_the_public_address() => Assert.Equal("http://localhost", new PublicEndpoint(80).Address);

    [Fact]
    public void An_endpoint_of_a_server_can_be_handed_over()
    {
        var builder = Builder();
        var rabbitmq = builder.AddRabbitMQ("rabbitmq").WithManagementPlugin(port: 20875);
        var service = builder.AddProject<Projects.TinyService>("learning").WithEnvironment("RabbitMq__Management", rabbitmq.GetEndpoint("management"));

        Assert.Equal("http://localhost:20875", Variables(builder, service.Resource)["RabbitMq__Management"]);
    }

    public void Dispose()
    {
        books.ForEach(book => book.Dispose());
        checkout.Dispose();
    }

    private IDistributedApplicationBuilder Builder(params string[] arguments) => DistributedApplication.CreateBuilder(["run", .. checkout.Arguments, .. arguments]);

    private Dictionary<string, string> Variables(IDistributedApplicationBuilder builder, ProjectResource project, PublicEndpoint? publicly = null)
    {
        var application = (DistributedApplicationBuilder)builder;
        application.Folder.Prepare(leastFreeBytes: 0);
        var book = new PortBook(application.Folder.PortsFile);
        books.Add(book);
        var factory = new UnitFactory(application, book, application.Folder);
        _ = factory.Servers().ToList();
        return factory.Services(publicly ?? new PublicEndpoint(8080)).OfType<ServiceUnit>().First(unit => unit.Resource == project.Name).Variables();
    }
}
