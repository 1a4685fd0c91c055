using PartyPlatform.Testing;

namespace PartyPlatform.Membership.Tests;

/// <summary>Membership with its own database and broker.</summary>
public sealed class MembershipHost() : ServiceHost<MembershipDb>("membershipdb")
{
    /// <summary>The only administrator of the demo office.</summary>
    public const string Administrator = "cheng.yining";
}
