using Microsoft.AspNetCore.Hosting;
using PartyPlatform.Testing;

[assembly: AssemblyFixture(typeof(PartyPlatform.Oversight.Tests.OversightHost))]

namespace PartyPlatform.Oversight.Tests;

/// <summary>Oversight with its own database, broker and folder of pictures, and the demo office in its member copy.</summary>
public sealed class OversightHost() : ServiceHost<OversightDb>("oversightdb")
{
    private readonly DirectoryInfo _pictures = Directory.CreateTempSubdirectory("party-oversight-");

    /// <summary>A word that holds a comment back.</summary>
    public const string BlockedWord = "青山公司";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await LoadOfficeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Media:Path", _pictures.FullName);
        builder.UseSetting("Comments:BlockedWords:0", BlockedWord);
        builder.UseSetting("Comments:PerMinute", "5");
        builder.UseSetting("Comments:MostPerMinute", "12");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _pictures.Delete(recursive: true);
    }
}
