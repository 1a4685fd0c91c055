namespace PartyPlatform.AppHost.Local.Running;

internal static class FolderCopy
{
    private const UnixFileMode ReadableFile = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode ReadableFolder = ReadableFile | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Makes the target like the source, readable for everybody; files of the same size and time are left alone.</summary>
    public static void Mirror(string source, string target)
    {
        Directory.CreateDirectory(target);
        File.SetUnixFileMode(target, ReadableFolder);
        var wanted = new HashSet<string>();
        foreach (var file in new DirectoryInfo(source).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(source, file.FullName);
            wanted.Add(relative);
            var copy = new FileInfo(Path.Combine(target, relative));
            if (copy.Exists && copy.Length == file.Length && copy.LastWriteTimeUtc == file.LastWriteTimeUtc)
                continue;
            MakeReadable(target, Path.GetDirectoryName(relative)!);

            // A new file, so that a process that still runs the old one keeps it.
            var temporary = copy.FullName + ".new";
            file.CopyTo(temporary, overwrite: true);
            File.SetUnixFileMode(temporary, ReadableFile);
            File.Move(temporary, copy.FullName, overwrite: true);
        }

        foreach (var file in Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories))
        {
            if (!wanted.Contains(Path.GetRelativePath(target, file)))
                File.Delete(file);
        }
    }

    private static void MakeReadable(string target, string relative)
    {
        var folder = target;
        foreach (var part in relative.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            folder = Path.Combine(folder, part);
            Directory.CreateDirectory(folder);
            File.SetUnixFileMode(folder, ReadableFolder);
        }
    }
}
