using System.Security.Cryptography;
using System.Text.Json;
using Gnomon.Columns;
using Gnomon.Describe;

namespace Gnomon;

/// <summary>
/// Cells of a card's entries over some of their files, for counting on several machines: parts add up, and what all parts add up to is, byte for byte, what one
/// machine counts of all files. See docs/design/counting-in-parts.md. It holds small cells and the salts of the data: it is as secret as the data.
/// </summary>
/// <param name="Entries">By the id of the entry.</param>
public sealed record CellFile(IReadOnlyList<CellEntry> Entries)
{
    /// <summary>The longest file of cells, bytes.</summary>
    internal const int LongestFile = 256 << 20;

    private const int Version = 1;

    /// <summary>SHA-256 of the bytes, lower-case hex: what a plan names.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(ToBytes()));

    /// <summary>The one spelling of it: JSON, UTF-8.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, CellTableJson.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("gnomonCells", Version);
            json.WriteString("engine", Installation.Version);
            json.WriteStartArray("entries");
            foreach (var entry in Entries.OrderBy(e => e.Measure, StringComparer.Ordinal))
                CellEntryJson.Write(json, entry);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>Reads a file that <c>gnomon count</c> or <c>gnomon merge</c> wrote.</summary>
    /// <returns>The cells, or that it is not there, not whole, or of another version.</returns>
    public static Checked<CellFile> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            if (new FileInfo(path).Length > LongestFile)
                return Bad(path, "the file is longer than any file of cells");
            var bytes = File.ReadAllBytes(path);
            using var document = JsonDocument.Parse(bytes);
            if (document.RootElement.GetProperty("gnomonCells").GetInt32() != Version || !document.RootElement.GetProperty("engine").ValueEquals(Installation.Version))
                return Bad(path, $"the cells were counted by Gnomon {Plain.Text(document.RootElement.GetProperty("engine").ToString())}, and this is {Installation.Version}", "count all parts with one version");
            var file = new CellFile([.. document.RootElement.GetProperty("entries").EnumerateArray().Select(CellEntryJson.Read)]);
            return file.ToBytes().AsSpan().SequenceEqual(bytes) ? Checked.Good(file) : Bad(path, "the cells are not as they were written");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Bad(path, $"the file cannot be read: {e.Message}", "name a file that `gnomon count` wrote");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            return Bad(path, "this is no file of cells, or it is not whole");
        }
    }

    /// <summary>Adds up parts. One file of the data counted in two of them is refused: its rows would count twice.</summary>
    /// <param name="parts">The parts with their names, at least one.</param>
    /// <returns>The whole, the same in whatever order and however grouped the parts are added; or every problem.</returns>
    public static Checked<CellFile> Merge(IReadOnlyList<(string Name, CellFile Cells)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var problems = new List<Problem>();
        var entries = parts.SelectMany(p => p.Cells.Entries.Select(e => (p.Name, Entry: e))).GroupBy(e => e.Entry.Measure, StringComparer.Ordinal).ToList();
        foreach (var entry in entries)
            problems.AddRange(Faults([.. entry]));
        return problems.Count > 0
            ? Checked.Bad<CellFile>(problems)
            : Checked.Good(new CellFile([.. entries.Select(g => CellEntry.Sum([.. g.Select(e => e.Entry)])).OrderBy(e => e.Measure, StringComparer.Ordinal)]));
    }

    /// <summary>The data of a card's entries: of those that were counted here the cells, of all others their files, digested.</summary>
    /// <param name="card">The card.</param>
    /// <param name="path">The file's name, for problems.</param>
    public IReadOnlyList<Checked<MeasureData>> DataOf(SystemCard card, string path)
    {
        ArgumentNullException.ThrowIfNull(card);
        var stray = Entries.Where(e => card.Measures.All(m => !string.Equals(m.Id, e.Measure, StringComparison.Ordinal)))
            .Select(e => Checked.Bad<MeasureData>(new Problem(ExitCode.Data, $"there are cells of an entry '{e.Measure}', which the card does not have under measure", NearestWord.Remedy(e.Measure, [.. card.Measures.Select(m => m.Id)], "give the card that the cells were counted for")) { File = path })).ToList();
        return stray.Count > 0 ? stray : [.. card.Measures.Select(m => Entries.FirstOrDefault(e => string.Equals(e.Measure, m.Id, StringComparison.Ordinal)) is { } entry
            ? entry.For(m, path, Sha256)
            : MeasureData.Describe(card.Folder, m))];
    }

    private static IEnumerable<Problem> Faults(IReadOnlyList<(string Name, CellEntry Entry)> parts)
    {
        var first = parts[0];
        foreach (var (name, entry) in parts.Skip(1))
        {
            if (!string.Equals(entry.Asked, first.Entry.Asked, StringComparison.Ordinal))
                yield return new Problem(ExitCode.Data, $"the entry '{entry.Measure}' asks for something else than in {first.Name}", "count all parts with the same card") { File = name };
            else if (entry.Columns.Except(first.Entry.Columns).FirstOrDefault() is { Key: { } column, Value: { } type })
                yield return new Problem(ExitCode.Data, $"the column \"{column}\" is of type {type} here and of another type in {first.Name}, so that the whole might count otherwise", $"write the type into the card, for example CAST(\"{column}\" AS DOUBLE), and count the parts again") { File = name };
        }

        var files = parts.SelectMany(p => p.Entry.Files.Select(f => (p.Name, f.Content))).ToList();
        foreach (var twice in files.GroupBy(f => f.Content.Sha256, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return new Problem(ExitCode.Data, $"the file {twice.Last().Content.Name} was counted already, as {twice.First().Content.Name} in {twice.First().Name}", "leave one of the two parts out") { File = twice.Last().Name };
        foreach (var twice in files.GroupBy(f => f.Content.Name, StringComparer.Ordinal).Where(g => g.DistinctBy(f => f.Content.Sha256, StringComparer.Ordinal).Count() > 1))
            yield return new Problem(ExitCode.Data, $"another file of the name {twice.Key} was counted in {twice.First().Name}", "give every file of the data its own name") { File = twice.Last().Name };
    }

    private static Checked<CellFile> Bad(string path, string what, string remedy = "count and merge again") => Checked.Bad<CellFile>(new Problem(ExitCode.Data, what, remedy) { File = path });
}
