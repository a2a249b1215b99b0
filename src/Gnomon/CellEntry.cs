using System.Security.Cryptography;
using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Plan;

namespace Gnomon;

/// <summary>The cells of one entry of a card over some of its files.</summary>
/// <param name="Measure">The id of the entry.</param>
/// <param name="Asked">SHA-256 of what the card says of the entry, as it stands in a plan: parts of one whole were asked the same.</param>
/// <param name="Columns">The columns that were read, with their types, by name: where parts differ in one, the whole might count otherwise than its parts.</param>
/// <param name="Files">The files, with what closes small cells, by name.</param>
/// <param name="Cells">The counts.</param>
public sealed record CellEntry(string Measure, string Asked, IReadOnlyList<KeyValuePair<string, string>> Columns, IReadOnlyList<DescribedFile> Files, CellTable Cells)
{
    /// <summary>What the card asks of an entry.</summary>
    public static string AskedOf(MeasureDeclaration declaration) => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(PlanJson.Declaration(declaration))));

    /// <summary>The sum of parts that were found to belong together.</summary>
    internal static CellEntry Sum(IReadOnlyList<CellEntry> parts) => parts[0] with
    {
        Files = [.. parts.SelectMany(p => p.Files).OrderBy(f => f.Content.Name, StringComparer.Ordinal)],
        Cells = CellTable.Merge([.. parts.Select(p => p.Cells)]),
    };

    /// <summary>The data of an entry of a card, where these are its cells and all of them.</summary>
    internal Checked<MeasureData> For(MeasureDeclaration declaration, string path, string sha256)
    {
        if (!string.Equals(Asked, AskedOf(declaration), StringComparison.Ordinal))
            return Bad($"the card asks for something else under '{Measure}' than was counted", "count again with this card");
        var missing = declaration.Data.Where(p => !Files.Any(f => DataFiles.IsNamed(p, f.Content.Name))).ToList();
        if (missing.Count > 0)
            return Bad($"no part counts {string.Join(", ", missing)}, which the card names under '{Measure}'", "count it, and merge all parts");
        var foreign = Files.FirstOrDefault(f => !declaration.Data.Any(p => DataFiles.IsNamed(p, f.Content.Name)));
        return foreign is null
            ? Checked.Good(new MeasureData(Files, []) { Counted = new CountedElsewhere(Cells, sha256) })
            : Bad($"a part counts {foreign.Content.Name}, which the card does not name under '{Measure}'", "name it in the card, or leave it out");

        Checked<MeasureData> Bad(string what, string remedy) => Checked.Bad<MeasureData>(new Problem(ExitCode.Data, what, remedy) { File = path });
    }
}

/// <summary>Cells that this machine did not count itself.</summary>
/// <param name="Cells">The counts.</param>
/// <param name="Sha256">The digest of the file of cells: the plan names it.</param>
public sealed record CountedElsewhere(CellTable Cells, string Sha256);
