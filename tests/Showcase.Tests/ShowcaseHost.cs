using PartyPlatform.Testing;

namespace PartyPlatform.Showcase.Tests;

/// <summary>Showcase with its own database and broker, and the demo office in its member copy.</summary>
public sealed class ShowcaseHost() : ServiceHost<ShowcaseDb>("showcasedb")
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await LoadOfficeAsync();
    }
}
