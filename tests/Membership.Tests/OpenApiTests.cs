using PartyPlatform.Testing;

namespace PartyPlatform.Membership.Tests;

public sealed class OpenApiTests(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task The_committed_document_is_what_is_served() => await OpenApiDocument.MatchesAsync(host.Anonymous(), "membership");
}
