using System.Net;
using System.Net.Http.Json;

namespace PartyPlatform.Gateway.Tests;

public sealed class ReplicaTests
{
    public sealed class Three : GatewayHost
    {
        protected override int Replicas => 3;
    }

    [Fact]
    public async Task Requests_are_spread_over_all_replicas()
    {
        await using var gateway = await StartAsync();
        using var client = gateway.Plain();
        await ReadAsync(client, 60);
        Assert.All(gateway.Learning, replica => Assert.True(replica.Requests > 0, $"{replica.Name} got nothing."));
    }

    [Fact]
    public async Task A_replica_that_is_not_ready_gets_no_requests_and_gets_some_again_when_it_is()
    {
        await using var gateway = await StartAsync();
        using var client = gateway.Plain();
        var sick = gateway.Learning[0];
        sick.IsReady = false;
        await Task.Delay(6000);
        var before = sick.Requests;
        await ReadAsync(client, 40);
        Assert.Equal(before, sick.Requests);

        sick.IsReady = true;
        await Task.Delay(4000);
        await ReadAsync(client, 40);
        Assert.True(sick.Requests > before);
    }

    [Fact]
    public async Task Readers_do_not_notice_that_a_replica_was_killed_in_the_middle_of_their_requests()
    {
        await using var gateway = await StartAsync();
        using var client = gateway.Plain();
        var slow = Enumerable.Range(0, 12).Select(_ => client.GetAsync("/api/learning/slow?seconds=3")).ToList();
        var quick = Task.Run(async () =>
        {
            for (var round = 0; round < 30; round++)
                await ReadAsync(client, 10);
        });
        await ArrivedAsync(gateway, 12);
        await gateway.Learning[0].KillAsync();
        foreach (var answer in await Task.WhenAll(slow))
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await quick;
    }

    [Fact]
    public async Task A_change_goes_to_another_replica_only_if_it_never_left_the_gateway()
    {
        await using var gateway = await StartAsync();
        using var client = gateway.Plain();
        // Sent and then broken off: whether it was done is unknown, so it is not done again.
        var changes = Enumerable.Range(0, 12).Select(_ => client.PostAsJsonAsync("/api/learning/slow?seconds=3", new { })).ToList();
        await ArrivedAsync(gateway, 12);
        var reached = gateway.Learning[0].Arrived;
        await gateway.Learning[0].KillAsync();
        var answers = await Task.WhenAll(changes);
        Assert.Equal(reached, answers.Count(answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable));
        Assert.Equal(12, gateway.Learning.Sum(replica => replica.Arrived));

        // Refused connections: nothing was sent, so the others take them, bodies and all.
        for (var number = 0; number < 20; number++)
            using (var response = await client.PostAsJsonAsync("/api/learning/echo", new { number }))
                Assert.True((await response.SeenAsync()).BodyLength > 5);
    }

    private static async Task<Three> StartAsync()
    {
        var gateway = new Three();
        await gateway.InitializeAsync();
        return gateway;
    }

    private static async Task ArrivedAsync(Three gateway, int requests)
    {
        for (var waited = 0; gateway.Learning.Sum(replica => replica.Arrived) < requests; waited++)
        {
            Assert.True(waited < 100, "The requests did not arrive.");
            await Task.Delay(20);
        }

        Assert.True(gateway.Learning[0].Arrived > 0, "The balancer gave the first replica nothing.");
    }

    private static async Task ReadAsync(HttpClient client, int times)
    {
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, times).Select(_ => client.GetAsync("/api/learning/echo"))))
            using (answer)
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
