namespace PartyPlatform.Membership.Account;

/// <summary>Where a person goes on after an account page: only to this platform, or a link could send them anywhere.</summary>
internal static class ReturnAddress
{
    public static string Safe(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
