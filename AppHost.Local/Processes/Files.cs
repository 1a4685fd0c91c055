using System.Text.Json;

namespace PartyPlatform.AppHost.Local.Processes;

internal static class Json
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };
}

internal static class Files
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    public const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;
    public const UnixFileMode PassThrough = OwnerFolder | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Replaces a file as a whole, readable by its owner only: a reader sees the old text or the new one.</summary>
    public static void WritePrivately(string path, string text, SystemUser? owner = null) => Write(path, text, OwnerOnly, owner);

    /// <summary>Replaces a file as a whole, readable by everybody.</summary>
    public static void WriteReadable(string path, string text) => Write(path, text, OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead, owner: null);

    private static void Write(string path, string text, UnixFileMode mode, SystemUser? owner)
    {
        var temporary = path + ".new";
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = mode };
        using (var writer = new StreamWriter(temporary, options))
            writer.Write(text);
        Posix.Own(temporary, owner);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Makes a folder with exactly this mode and owner, also if it is there already.</summary>
    public static string Folder(string path, UnixFileMode mode, SystemUser? owner = null)
    {
        Directory.CreateDirectory(path, mode);
        File.SetUnixFileMode(path, mode);
        Posix.Own(path, owner);
        return path;
    }
}
