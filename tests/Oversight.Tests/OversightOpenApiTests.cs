using PartyPlatform.Testing;

namespace PartyPlatform.Oversight.Tests;

public sealed class OversightOpenApiTests(OversightHost host)
{
    [Fact]
    public Task The_committed_document_is_what_the_service_serves() => OpenApiDocument.MatchesAsync(host.Anonymous(), "oversight");
}
