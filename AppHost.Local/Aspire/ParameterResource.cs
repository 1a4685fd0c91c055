using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value from the configuration, or one made up once and kept.</summary>
public sealed class ParameterResource : Resource
{
    private readonly Func<string> value;

    internal ParameterResource(string name, Func<string> value, bool secret)
        : base(name)
    {
        this.value = value;
        Secret = secret;
    }

    /// <summary>Whether the value must not be shown.</summary>
    public bool Secret { get; }

    internal string Value => value();
}

/// <summary>Where a parameter's value comes from if the configuration has none.</summary>
public abstract class ParameterDefault
{
    /// <summary>Makes the value.</summary>
    public abstract string GetDefaultValue();
}

/// <summary>A random value.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    // Without the characters that look alike: people type demo passwords from a screen.
    private const string LowerCase = "abcdefghijkmnpqrstuvwxyz";
    private const string UpperCase = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Digits = "23456789";
    private const string Specials = "-_.{}~()*+!";

    /// <summary>Least number of characters.</summary>
    public int MinLength { get; set; } = 22;

    /// <summary>Whether lower case letters may be used.</summary>
    public bool Lower { get; set; } = true;

    /// <summary>Whether upper case letters may be used.</summary>
    public bool Upper { get; set; } = true;

    /// <summary>Whether digits may be used.</summary>
    public bool Numeric { get; set; } = true;

    /// <summary>Whether special characters may be used.</summary>
    public bool Special { get; set; } = true;

    /// <summary>Least number of lower case letters.</summary>
    public int MinLower { get; set; }

    /// <summary>Least number of upper case letters.</summary>
    public int MinUpper { get; set; }

    /// <summary>Least number of digits.</summary>
    public int MinNumeric { get; set; }

    /// <summary>Least number of special characters.</summary>
    public int MinSpecial { get; set; }

    /// <inheritdoc/>
    public override string GetDefaultValue()
    {
        (bool Used, int Least, string Characters)[] kinds =
            [(Lower, MinLower, LowerCase), (Upper, MinUpper, UpperCase), (Numeric, MinNumeric, Digits), (Special, MinSpecial, Specials)];
        var used = kinds.Where(kind => kind.Used).ToArray();
        var all = string.Concat(used.Select(kind => kind.Characters));

        var characters = new List<char>();
        foreach (var kind in used)
            characters.AddRange(RandomNumberGenerator.GetItems<char>(kind.Characters, kind.Least));
        characters.AddRange(RandomNumberGenerator.GetItems<char>(all, Math.Max(0, MinLength - characters.Count)));

        var shuffled = characters.ToArray();
        RandomNumberGenerator.Shuffle<char>(shuffled);
        return new string(shuffled);
    }
}
