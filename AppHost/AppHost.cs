using Microsoft.Extensions.Configuration;

var builder = DistributedApplication.CreateBuilder(args);

builder.AddDockerComposeEnvironment("compose");

var replicas = builder.Configuration.GetValue("Party:Replicas", 1);
string[] migrate = builder.Configuration.GetValue("Party:Demo", false) ? ["migrate", "demo"] : ["migrate"];

// Where browsers and other systems reach the platform; also the issuer of its tokens.
var publicAddress = builder.AddParameterFromConfiguration("public-address", "Party:PublicAddress");

// Random and kept: what the gateway proves itself with to Membership, and what the demo members sign in with.
var webClientSecret = builder.AddParameter("web-client-secret", Generated(32), secret: true, persist: true);
var demoPassword = builder.AddParameter("demo-password", Generated(12), secret: true, persist: true);

// Each process keeps up to 40 connections to its database (ServiceDatabase.MostConnections): five services in replicas and
// the gateway; thirty more for migrations, for people and for what the server keeps to itself.
var connections = (((5 * replicas) + 1) * 40) + 30;
var postgres = builder.AddPostgres("postgres").WithDataVolume().WithArgs("-c", $"max_connections={connections}");
var rabbitmq = builder.AddRabbitMQ("rabbitmq").WithDataVolume().WithManagementPlugin();
var redis = builder.AddRedis("redis").WithDataVolume();

var membership = AddService<Projects.Membership>("membership", out var membershipMigration)
    .WithEnvironment("Party__WebClientSecret", webClientSecret);
membershipMigration
    .WithEnvironment("Party__WebClientSecret", webClientSecret)
    .WithEnvironment("Party__DemoPassword", demoPassword);

var learning = AddService<Projects.Learning>("learning", out _).WithReference(membership);
var showcase = AddService<Projects.Showcase>("showcase", out var showcaseMigration).WithReference(membership);
var oversight = AddService<Projects.Oversight>("oversight", out var oversightMigration).WithReference(membership);
var notifications = AddService<Projects.Notifications>("notifications", out _).WithReference(membership);

// Where pictures lie: a folder that all replicas share. In development a service falls back to one of its own.
if (builder.Configuration["Media:Path"] is { Length: > 0 } media)
{
    showcase.WithEnvironment("Media__Path", media);
    showcaseMigration.WithEnvironment("Media__Path", media);
    oversight.WithEnvironment("Media__Path", media);
    oversightMigration.WithEnvironment("Media__Path", media);
}

var gateway = AddProject<Projects.Gateway>("gateway", out _)
    .WithReference(membership).WithReference(learning).WithReference(showcase).WithReference(oversight).WithReference(notifications)
    .WithEnvironment("Party__WebClientSecret", webClientSecret)
    .WithExternalHttpEndpoints();

if (builder.Configuration["Gateway:WebRoot"] is { Length: > 0 } webRoot)
{
    // The web client is built already: the gateway serves it.
    gateway.WithEnvironment("Gateway__WebRoot", webRoot);
}
else
{
    var web = builder.AddViteApp("web", "../web").WithReference(gateway).WaitFor(gateway).WithEnvironment("PARTY_URL", publicAddress);
    gateway.PublishWithContainerFiles(web, "wwwroot");
}

builder.Build().Run();

IResourceBuilder<ProjectResource> AddService<TProject>(string name, out IResourceBuilder<ProjectResource> migration)
    where TProject : IProjectMetadata, new()
    => AddProject<TProject>(name, out migration).WithReplicas(replicas);

// A project has its own database, migrated once before any replica starts. It starts without waiting for the
// broker or the cache: it serves from its own data and catches up when they are there.
IResourceBuilder<ProjectResource> AddProject<TProject>(string name, out IResourceBuilder<ProjectResource> migration)
    where TProject : IProjectMetadata, new()
{
    var database = postgres.AddDatabase($"{name}db", name);

    migration = builder.AddProject<TProject>($"{name}-migration", launchProfileName: null)
        .WithArgs(migrate)
        .WithEnvironment("DOTNET_ENVIRONMENT", builder.Environment.EnvironmentName)
        .WithEnvironment("Party__PublicAddress", publicAddress)
        .WithReference(database).WaitFor(database)
        .WithReference(rabbitmq)
        .WithReference(redis);

    return builder.AddProject<TProject>(name)
        .WithReference(database)
        .WithReference(rabbitmq)
        .WithReference(redis)
        .WithEnvironment("Party__PublicAddress", publicAddress)
        .WithEnvironment("RabbitMq__Management", rabbitmq.GetEndpoint("management"))
        .WaitForCompletion(migration)
        .WithHttpHealthCheck("/health/ready");
}

static GenerateParameterDefault Generated(int length) =>
    new() { MinLength = length, Special = false, MinLower = 1, MinUpper = 1, MinNumeric = 1 };
