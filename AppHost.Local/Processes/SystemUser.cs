using System.Globalization;

namespace PartyPlatform.AppHost.Local.Processes;

/// <summary>A user of the machine, from /etc/passwd.</summary>
internal sealed record SystemUser(string Name, uint UserId, uint GroupId)
{
    public static SystemUser? Find(string name) => File.ReadLines("/etc/passwd")
        .Select(line => line.Split(':'))
        .Where(fields => fields.Length >= 4 && fields[0] == name)
        .Select(fields => new SystemUser(name, Number(fields[2]), Number(fields[3])))
        .FirstOrDefault();

    private static uint Number(string text) => uint.Parse(text, CultureInfo.InvariantCulture);
}
