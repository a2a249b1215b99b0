using System.Text;
using System.Text.Json;
using Gnomon.Verify;

namespace Gnomon.Evidence;

/// <summary>
/// The user's own list of sealed plans, one JSON line each, so that a report can say "attempt 4". It binds nobody: it can be deleted,
/// and only somebody else who holds an earlier checkpoint can show that it was.
/// </summary>
public static class Attempts
{
    private const int MaxLength = 64 * 1024 * 1024;

    /// <summary>Adds a sealed plan and counts the plans for its system on this machine, this one included: at least 1.</summary>
    /// <param name="folders">Where the list lies: <c>attempts</c> in the state folder.</param>
    /// <param name="system">The id of the system.</param>
    /// <param name="planDigest">The digest of the plan's statement.</param>
    /// <exception cref="EvidenceException">The list cannot be written, or has a line that cannot be read.</exception>
    public static int Record(UserFolders folders, string system, string planDigest) => Record(folders, system, planDigest, isNew: true);

    /// <summary>The same for a plan that was sealed alone before: it counts once, when it was sealed, however often it is run.</summary>
    /// <inheritdoc cref="Record(UserFolders, string, string)"/>
    public static int RecordOnce(UserFolders folders, string system, string planDigest) => Record(folders, system, planDigest, isNew: false);

    private static int Record(UserFolders folders, string system, string planDigest, bool isNew)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var path = Path.Combine(folders.State, "attempts");
        try
        {
            DurableFile.MakePrivateFolder(folders.State);
            using var file = DurableFile.OpenAppend(path, DurableFile.Private);
            file.Lock();
            var line = Line(system, planDigest);
            if (isNew || !Has(path, line))
            {
                file.Write(line);
                file.Sync();
            }

            var count = Count(path, system);
            file.Close();
            DurableFile.SyncFolder(folders.State);
            return count;
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            throw e as EvidenceException ?? new EvidenceException(
                new Problem(ExitCode.Output, $"the list of attempts could not be written ({e.Message})", "make it writable for yourself, or set XDG_STATE_HOME to a folder that is") { File = path }, e);
        }
    }

    private static bool Has(string path, byte[] line) =>
        RegularFile.TryRead(path, MaxLength) is { } bytes && $"\n{Encoding.UTF8.GetString(bytes)}".Contains($"\n{Encoding.UTF8.GetString(line)}", StringComparison.Ordinal);

    private static byte[] Line(string system, string planDigest)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("system", system);
            json.WriteString("plan", planDigest);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static int Count(string path, string system)
    {
        var bytes = RegularFile.TryRead(path, MaxLength) ?? throw Unreadable(path, null);
        var (count, number) = (0, 0);
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n')[..^1])
        {
            number++;
            count += string.Equals(SystemOf(line) ?? throw Unreadable(path, number), system, StringComparison.Ordinal) ? 1 : 0;
        }

        return count;
    }

    private static string? SystemOf(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.GetProperty("system").GetString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    // Counting past a line that cannot be read would make the number of attempts smaller than it is.
    private static EvidenceException Unreadable(string path, int? line)
    {
        const string Remedy = "mend or remove the line; moving the file away starts the count anew, which a reader cannot see";
        return new EvidenceException(new Problem(ExitCode.Output, "the list of attempts cannot be read", Remedy) { File = path, Line = line });
    }
}
