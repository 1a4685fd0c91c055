namespace PartyPlatform.Membership.Connect;

/// <summary>A key pair of the issuer, kept protected by the data protection keys.</summary>
internal sealed class SigningKey
{
    private SigningKey()
    {
    }

    public Guid Id { get; private set; }

    public KeyUse Use { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it starts to be used; it is published before, so that nobody meets a token whose key is not known yet.</summary>
    public DateTimeOffset ActiveFrom { get; private set; }

    /// <summary>When the last token made with it has ended and it can go.</summary>
    public DateTimeOffset KeptUntil { get; private set; }

    /// <summary>The PKCS#8 private key, protected.</summary>
    public byte[] Protected { get; private set; } = [];

    public static SigningKey Make(KeyUse use, byte[] @protected, DateTimeOffset activeFrom, DateTimeOffset keptUntil, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Use = use,
        Protected = @protected,
        CreatedAt = now,
        ActiveFrom = activeFrom,
        KeptUntil = keptUntil,
    };
}

internal enum KeyUse
{
    Signing,
    Encryption,
}
