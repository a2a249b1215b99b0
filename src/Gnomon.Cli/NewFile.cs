namespace Gnomon.Cli;

/// <summary>Writes a file where none lies: whole, or not at all.</summary>
internal static class NewFile
{
    /// <returns>The path; or, with <see cref="ExitCode.Output"/>, why nothing was written.</returns>
    public static Checked<string> Write(string path, byte[] bytes)
    {
        if (Path.Exists(path))
            return Bad(path, "something is already there; nothing was written", "name another file");
        var partial = $"{path}.partial-{Environment.ProcessId}";
        try
        {
            using (var stream = new FileStream(partial, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
                stream.Write(bytes);
            File.Move(partial, path, overwrite: false);
            return Checked.Good(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(partial);
            return Bad(path, $"the file cannot be written: {e.Message}", "name a file in a folder that you may write to");
        }
    }

    private static Checked<string> Bad(string path, string what, string remedy) => Checked.Bad<string>(new Problem(ExitCode.Output, what, remedy) { File = path });
}
