namespace PartyPlatform.Messaging;

/// <summary>The short name of the service; its queues begin with it.</summary>
internal sealed record MessagingIdentity(string Service);
