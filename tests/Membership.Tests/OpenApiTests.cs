using PartyPlatform.Testing;

namespace PartyPlatform.Membership.Tests;

[Collection(OneHost.Name)]
public sealed class OpenApiTests(MembershipHost host)
{
    [Fact]
    public async Task The_committed_document_is_what_is_served() => await OpenApiDocument.MatchesAsync(host.Anonymous(), "membership");
}
