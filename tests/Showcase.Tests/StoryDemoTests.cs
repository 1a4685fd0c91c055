using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Media;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.Showcase.Stories;

namespace PartyPlatform.Showcase.Tests;

public sealed class StoryDemoTests(ShowcaseHost host) : IClassFixture<ShowcaseHost>
{
    [Fact]
    public async Task The_demo_has_stories_in_all_states_and_loads_once()
    {
        var demo = host.Services.GetServices<IVerb>().Single(verb => verb.Name == "demo");
        Assert.Equal(0, await demo.RunAsync([], CancellationToken.None));
        var first = await StateAsync();
        Assert.Equal(0, await demo.RunAsync([], CancellationToken.None));

        Assert.Equal(first, await StateAsync());
        await host.InScopeAsync(async db =>
        {
            var states = await db.Set<Story>().GroupBy(story => story.State).Select(group => group.Key).ToListAsync();
            Assert.Equal(Enum.GetValues<StoryState>().Order(), states.Order());
            Assert.True(await db.Set<Story>().CountAsync() >= 12);
            Assert.True(await db.Set<Picture>().AllAsync(picture => picture.AttachedTo != null));
        });
        var listed = (await host.As(ShowcaseHost.Reader).GetJsonAsync("/stories"))["items"]!.AsArray();
        Assert.All(listed, story => Assert.NotEmpty(story!["excerpt"]!.GetValue<string>()));
        var cover = listed.Select(story => story!["cover"]?["id"]?.GetValue<string>()).First(id => id is not null);
        Assert.Equal("image/webp", (await host.As(ShowcaseHost.Reader).GetAsync($"{StoryDesk.Root}/pictures/{cover}")).Content.Headers.ContentType!.MediaType);
    }

    private async Task<string> StateAsync()
    {
        var state = "";
        await host.InScopeAsync(async db => state =
            $"{await db.Set<Story>().CountAsync()} {await db.Set<StoryStep>().CountAsync()} {await db.Set<Picture>().CountAsync()} {await db.Set<OutboxMessage>().CountAsync()}");
        return state;
    }
}
