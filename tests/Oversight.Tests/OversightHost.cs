using PartyPlatform.Testing;

namespace PartyPlatform.Oversight.Tests;

/// <summary>Oversight with its own database and broker, and the demo office in its member copy.</summary>
public sealed class OversightHost() : ServiceHost<OversightDb>("oversightdb")
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await LoadOfficeAsync();
    }
}
