using System.Text;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Evidence;

/// <summary>The keys of logs that the user trusts: <c>known-logs</c> in the config folder, one C2SP vkey a line.</summary>
public static class KnownLogs
{
    private const int MaxLength = 1 << 20;

    /// <summary>The user's list; empty where there is none.</summary>
    public static Checked<IReadOnlyList<VerifierKey>> OfUser(UserFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var path = File(folders);
        var facts = RegularFile.Look(path);
        if (facts.Kind == PathKind.Missing)
            return Checked.Good<IReadOnlyList<VerifierKey>>([]);
        if (facts.Kind != PathKind.File || (facts.Permissions & 0x12) != 0 || RegularFile.TryRead(path, MaxLength) is not { } bytes)
            return Checked.Bad<IReadOnlyList<VerifierKey>>(Bad(path, "the list of known logs is no regular file, cannot be read, or others can write to it", "run chmod go-w on it, or move it away"));
        return Parse(path, Encoding.UTF8.GetString(bytes));
    }

    /// <summary>A key as the user states it on a command line: a vkey, or a file with one.</summary>
    public static Checked<VerifierKey> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = RegularFile.TryRead(text, MaxLength) is { } bytes ? Encoding.UTF8.GetString(bytes).TrimEnd('\n') : text;
        return VerifierKey.TryParse(line, out var key)
            ? Checked.Good(key)
            : Checked.Bad<VerifierKey>(Bad(text, "this is neither the key of a log (name+id+base64) nor a file with one", "take the log.vkey from who keeps the log, and not from the copy that is being checked"));
    }

    /// <summary>Adds a log to the list; null when it is on it.</summary>
    public static Problem? Add(UserFolders folders, string vkey)
    {
        ArgumentNullException.ThrowIfNull(folders);
        try
        {
            DurableFile.MakePrivateFolder(folders.Config);
            if (OfUser(folders).TryGet(out var known, out _) && known.Any(k => string.Equals(k.ToString(), vkey, StringComparison.Ordinal)))
                return null;
            using var file = DurableFile.OpenAppend(File(folders), DurableFile.Private);

            // The line feed before it ends a last line that an editor or a killed writer left open.
            file.Write(Encoding.UTF8.GetBytes("\n" + vkey + "\n"));
            file.Sync();
            file.Close();
            DurableFile.SyncFolder(folders.Config);
            return null;
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            return Bad(File(folders), $"the log was made, but could not be put on the list of known logs ({e.Message})", "add its log.vkey to that file as a line of its own");
        }
    }

    private static Checked<IReadOnlyList<VerifierKey>> Parse(string path, string text)
    {
        var keys = new List<VerifierKey>();
        foreach (var (i, line) in text.Split('\n').Index())
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (!VerifierKey.TryParse(line, out var key))
                return Checked.Bad<IReadOnlyList<VerifierKey>>(Bad(path, "the list of known logs has a line that is not the key of a log", "mend or remove that line") with { Line = i + 1 });
            keys.Add(key);
        }

        return Checked.Good<IReadOnlyList<VerifierKey>>(keys);
    }

    private static string File(UserFolders folders) => Path.Combine(folders.Config, "known-logs");

    private static Problem Bad(string file, string what, string remedy) => new(ExitCode.Key, what, remedy) { File = file };
}
