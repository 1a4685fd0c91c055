using PartyPlatform.Testing;

namespace PartyPlatform.Learning.Tests;

public sealed class LearningOpenApiTests(LearningHost host)
{
    [Fact]
    public Task The_committed_document_is_what_the_service_serves() => OpenApiDocument.MatchesAsync(host.Anonymous(), "learning");
}
