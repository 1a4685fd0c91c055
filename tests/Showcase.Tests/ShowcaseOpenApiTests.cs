using PartyPlatform.Testing;

namespace PartyPlatform.Showcase.Tests;

public sealed class ShowcaseOpenApiTests(ShowcaseHost host)
{
    [Fact]
    public Task The_committed_document_is_what_the_service_serves() => OpenApiDocument.MatchesAsync(host.Anonymous(), "showcase");
}
