// A platform in small: a migration, a service in replicas, a front at the public address; and the servers that the
// test asks for. The tests start it as a process of its own, in order to kill it.
using Microsoft.Extensions.Configuration;

var builder = DistributedApplication.CreateBuilder(args);
var servers = (builder.Configuration["Mini:Servers"] ?? "redis").Split(',');

builder.AddParameter("demo-password", new GenerateParameterDefault { MinLength = 12, Special = false }, secret: true, persist: true);

var migration = builder.AddProject<Projects.TinyService>("tiny-migration", launchProfileName: null)
    .WithArgs("migrate")
    .WithEnvironment("TINY_MIGRATE_EXIT", builder.Configuration["Mini:MigrationExit"])
    .WithEnvironment("TINY_MIGRATE_MS", builder.Configuration["Mini:MigrationMs"]);

var tiny = builder.AddProject<Projects.TinyService>("tiny")
    .WithEnvironment("TINY_DIE_AT_START", builder.Configuration["Mini:DieAtStart"])
    .WithEnvironment("TINY_READY_MS", builder.Configuration["Mini:ReadyMs"])
    .WaitForCompletion(migration)
    .WithHttpHealthCheck("/health/ready")
    .WithReplicas(builder.Configuration.GetValue("Party:Replicas", 1));

builder.AddProject<Projects.TinyService>("front")
    .WithReference(tiny).WaitFor(tiny)
    .WithHttpHealthCheck("/health/ready")
    .WithExternalHttpEndpoints();

if (servers.Contains("redis"))
    tiny.WithReference(builder.AddRedis("redis"));
if (servers.Contains("rabbitmq"))
    tiny.WithReference(builder.AddRabbitMQ("rabbitmq"));
if (servers.Contains("postgres"))
{
    var database = builder.AddPostgres("postgres").AddDatabase("tinydb", "tiny");
    tiny.WithReference(database);
    migration.WithReference(database).WaitFor(database);
}

builder.Build().Run();
