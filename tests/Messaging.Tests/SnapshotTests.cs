using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy;
using PartyPlatform.Probe;
using PartyPlatform.ServiceDefaults;

namespace PartyPlatform.Messaging.Tests;

public sealed class SnapshotTests : MessagingTest
{
    [Fact]
    public async Task A_service_with_an_empty_copy_asks_and_gets_the_present_state_alone()
    {
        // It asks before there is anybody to answer; the request waits.
        var learning = await Platform.StartAsync("learning", messaging => messaging.HandleMemberCopy<ProbeDb>());
        var showcase = await Platform.StartAsync("showcase", messaging => messaging.HandleMemberCopy<ProbeDb>(),
            builder => builder.Configuration["MemberCopy:AskAtStart"] = "false");
        var membership = await Platform.StartAsync("membership", messaging => messaging.AnswerSnapshots<Directory>());

        await Eventually.Equal(3, () => MembersAsync(learning), "members known to learning", TimeSpan.FromSeconds(30));
        await Eventually.Equal(1, () => learning.ScalarAsync<long>("select count(*) from local_org_units"), "units known to learning");
        Assert.Equal(0, await MembersAsync(showcase));
        await Eventually.Equal(0, membership.UnpublishedAsync, "unpublished");
    }

    [Fact]
    public async Task A_snapshot_never_overwrites_what_is_newer()
    {
        var learning = await Platform.StartAsync("learning", messaging => messaging.HandleMemberCopy<ProbeDb>(),
            builder => builder.Configuration["MemberCopy:AskAtStart"] = "false");
        var membership = await Platform.StartAsync("membership", messaging => messaging.AnswerSnapshots<Directory>());
        await membership.PublishAsync(new MemberChanged(Directory.Member(0) with { Version = 9, Name = "新名" }));
        await Eventually.Equal(1, () => MembersAsync(learning), "members");

        Assert.Equal(0, await RepublishAsync(membership, "--snapshot", "members", "--to", "learning"));

        await Eventually.Equal(3, () => MembersAsync(learning), "members");
        Assert.Equal("新名", await learning.ScalarAsync<string>("select name from local_members where version = 9"));
    }

    [Fact]
    public async Task Events_of_the_log_are_sent_again_to_one_queue_and_count_once_where_they_are_known()
    {
        var (producer, old) = await PairAsync();
        await producer.PublishAsync(Enumerable.Range(0, 250).Select(_ => new ThingHappened(Guid.CreateVersion7())).ToArray());
        await Eventually.Equal(250, old.EffectsAsync, "effects");
        var late = await Platform.StartAsync("late", messaging => messaging.Handle<ThingHappened, RecordThing>());

        // In the process of the service, whose bus runs already; the verb's own process starts it.
        Assert.Equal(0, await RepublishAsync(producer, "--event", "ThingHappened", "--since", "2026-01-01", "--to", "late-thing-happened"));
        Assert.Equal(0, await RepublishAsync(producer, "--event", "ThingHappened", "--since", "2026-01-01", "--to", "late-thing-happened"));

        await Eventually.Equal(250, late.EffectsAsync, "effects of the late one");
        Assert.Equal(250, await old.EffectsAsync());
    }

    [Theory]
    [InlineData("--event", "ThingHappened", "--to", "late-thing-happened")]
    [InlineData("--event", "ThingHappened", "--since", "yesterday", "--to", "late-thing-happened")]
    [InlineData("--event", "NoSuchThing", "--since", "2026-01-01", "--to", "late-thing-happened")]
    [InlineData("--snapshot", "members", "--event", "ThingHappened", "--to", "x")]
    [InlineData("--snapshot", "unicorns", "--to", "learning")]
    [InlineData("--snapshot", "members")]
    [InlineData("--unknown", "x")]
    public async Task A_wrong_command_line_sends_nothing_and_says_so(params string[] arguments)
    {
        var producer = await Platform.StartAsync("producer");
        Assert.Equal(64, await RepublishAsync(producer, arguments));
        Assert.Equal(0, await producer.UnpublishedAsync());
    }

    private static Task<int> RepublishAsync(ProbeService service, params string[] arguments) =>
        service.Services.GetServices<IVerb>().Single(verb => verb.Name == "republish").RunAsync(arguments, CancellationToken.None);

    private static Task<long> MembersAsync(ProbeService service) => service.ScalarAsync<long>("select count(*) from local_members");
}

/// <summary>A directory of three.</summary>
public sealed class Directory(ProbeDb db) : ISnapshotSource
{
    private static readonly Guid Branch = Guid.CreateVersion7();
    private static readonly Guid[] Ids = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];

    public string Name => SnapshotRequested.Members;

    public static MemberSnapshot Member(int index) => new(
        Ids[index], 4, $"成员{index}", $"T-{index}", MemberStatus.Full, true, Branch, null, null, null, [new RoleGrant(PartyRole.Leader, null)]);

    public async IAsyncEnumerable<object> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new OrgUnitChanged(Branch, 2, null, OrgUnitKind.Branch, "第一党支部", "一支部", false, null, null);
        // Reads through the same connection that the answer is saved with, as Membership does.
        await foreach (var index in db.Database.SqlQuery<int>($"select n as \"Value\" from generate_series(0, 2) n").AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return new MemberChanged(Member(index));
    }
}
