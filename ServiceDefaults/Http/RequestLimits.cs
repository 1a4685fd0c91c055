namespace PartyPlatform.ServiceDefaults.Http;

/// <summary>How much a request may carry. An upload's route sets its own limit with <c>RequestSizeLimit</c>.</summary>
public static class RequestLimits
{
    /// <summary>Bytes of an ordinary JSON body: 1 MiB.</summary>
    public const long OrdinaryBodyBytes = 1024 * 1024;

    /// <summary>Bytes of an imported spreadsheet or document: 10 MiB.</summary>
    public const long ImportBytes = 10 * 1024 * 1024;
}
