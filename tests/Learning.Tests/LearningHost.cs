using PartyPlatform.Testing;

[assembly: AssemblyFixture(typeof(PartyPlatform.Learning.Tests.LearningHost))]

namespace PartyPlatform.Learning.Tests;

/// <summary>Learning with its own database and broker, and the demo office in its member copy.</summary>
public sealed class LearningHost() : ServiceHost<LearningDb>("learningdb")
{
    /// <summary>Signs in as the full-time Party office.</summary>
    public const string Office = "xu.qinghe";

    /// <summary>Signs in as an ordinary member.</summary>
    public const string Learner = "lin.jianshan";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await LoadOfficeAsync();
    }
}
