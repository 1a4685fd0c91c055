namespace PartyPlatform.MemberCopy;

/// <summary>
/// Figures about few people say something about each of them, and a rate of few people says nothing about the branch.
/// Such figures are left out; the numbers of people themselves are always given.
/// </summary>
public static class SmallGroups
{
    /// <summary>From this many people on, rates and averages are given.</summary>
    public const int LeastPeople = 10;

    /// <summary>Part of a whole of people, 0 to 1; null if the whole is too small. Who left since still counts in the part.</summary>
    public static decimal? Rate(int part, int whole) => whole < LeastPeople ? null : Math.Min(1, Math.Round((decimal)part / whole, 4));

    /// <summary>A figure over so many people; null if they are too few.</summary>
    public static decimal? Over(int people, decimal? figure) => people < LeastPeople || figure is null ? null : Math.Round(figure.Value, 2);
}
