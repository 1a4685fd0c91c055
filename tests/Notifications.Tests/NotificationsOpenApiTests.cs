using PartyPlatform.Testing;

namespace PartyPlatform.Notifications.Tests;

public sealed class NotificationsOpenApiTests(NotificationsHost host)
{
    [Fact]
    public Task The_committed_document_is_what_the_service_serves() => OpenApiDocument.MatchesAsync(host.Anonymous(), "notifications");
}
