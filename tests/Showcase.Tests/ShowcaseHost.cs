using Microsoft.AspNetCore.Hosting;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Demo;
using PartyPlatform.MemberCopy;
using PartyPlatform.Testing;

[assembly: AssemblyFixture(typeof(PartyPlatform.Showcase.Tests.ShowcaseHost))]

namespace PartyPlatform.Showcase.Tests;

/// <summary>Showcase with its own database, broker and folder of pictures, and the demo office in its member copy.</summary>
public sealed class ShowcaseHost() : ServiceHost<ShowcaseDb>("showcasedb")
{
    /// <summary>Signs in as the full-time Party office.</summary>
    public const string Office = "xu.qinghe";

    /// <summary>Another editor of the Party office, made so for these tests.</summary>
    public const string SecondEditor = "shao.jingming";

    /// <summary>Signs in as an ordinary member.</summary>
    public const string Author = "lin.jianshan";

    /// <summary>Signs in as an ordinary member of another branch.</summary>
    public const string Reader = "shen.qinghe";

    private readonly DirectoryInfo _pictures = Directory.CreateTempSubdirectory("party-showcase");

    public string PictureFolder => _pictures.FullName;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await LoadOfficeAsync();
        await InScopeAsync(db => MemberCopyWriter.ApplyAsync(
            db, Snapshot(SecondEditor, [new RoleGrant(PartyRole.PartyOffice, null)]), CancellationToken.None));
    }

    /// <summary>A second replica: another process's worth of services on the same database, broker and folder.</summary>
    public Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<ShowcaseDb> Replica() => WithWebHostBuilder(_ => { });

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _pictures.Delete(recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Media:Path", PictureFolder);
    }

    private static MemberSnapshot Snapshot(string userName, IReadOnlyList<RoleGrant> roles)
    {
        var snapshot = DemoOffice.Snapshot(DemoOffice.Members.Single(member => member.UserName == userName));
        return snapshot with { Version = snapshot.Version + 1, Roles = roles };
    }
}
