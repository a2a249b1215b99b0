using System.Text.Json;
using Gnomon.Verify;

namespace Gnomon.Evidence;

/// <summary>
/// What opens the closed cells of a sealed result, kept in the user's private folder and nowhere else: <c>openings/(digest of the plan)/(name of the file of cells)</c>.
/// Whoever gets such a file can see those counts, and that they are the ones that were sealed.
/// </summary>
public static class Openings
{
    private const int MaxLength = 64 * 1024 * 1024;

    /// <summary>Keeps the openings of one measure; the same again is left as it is.</summary>
    /// <param name="folders">Whose.</param>
    /// <param name="planDigest">The digest of the plan's statement.</param>
    /// <param name="measure">The id of the measure.</param>
    /// <param name="openings">Each cell as JSON, with its salt; none keeps nothing.</param>
    /// <exception cref="EvidenceException">They cannot be written.</exception>
    public static void Keep(UserFolders folders, string planDigest, string measure, IReadOnlyList<(ReadOnlyMemory<byte> Cell, ReadOnlyMemory<byte> Salt)> openings)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(openings);
        if (openings.Count == 0)
            return;
        var folder = Path.Combine(folders.State, "openings", planDigest);
        var path = Path.Combine(folder, measure + ".json");
        try
        {
            foreach (var each in new[] { folders.State, Path.GetDirectoryName(folder)!, folder })
                DurableFile.MakePrivateFolder(each);
            if (RegularFile.Look(path).Kind != PathKind.Missing)
                return;
            DurableFile.WriteWhole(path, Write(measure, openings), DurableFile.Private);
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            throw EvidenceException.Of(path, e);
        }
    }

    /// <summary>Reads such a file: each cell as JSON with its salt; null where it is none.</summary>
    public static IReadOnlyList<(ReadOnlyMemory<byte> Cell, ReadOnlyMemory<byte> Salt)>? TryRead(string path)
    {
        if (RegularFile.TryRead(path, MaxLength) is not { } bytes)
            return null;
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return [.. json.RootElement.GetProperty("openings").EnumerateArray().Select(o => (
                (ReadOnlyMemory<byte>)System.Text.Encoding.UTF8.GetBytes(o.GetProperty("cell").GetString()!),
                (ReadOnlyMemory<byte>)Convert.FromHexString(o.GetProperty("salt").GetString()!)))];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            return null;
        }
    }

    private static byte[] Write(string measure, IReadOnlyList<(ReadOnlyMemory<byte> Cell, ReadOnlyMemory<byte> Salt)> openings)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("measure", measure);
            json.WriteStartArray("openings");
            foreach (var (cell, salt) in openings)
            {
                json.WriteStartObject();
                json.WriteString("cell", System.Text.Encoding.UTF8.GetString(cell.Span));
                json.WriteString("salt", Convert.ToHexStringLower(salt.Span));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
