using Gnomon.Describe;
using Gnomon.Describe.Yaml;
using Gnomon.Law.Format;

namespace Gnomon.Law;

/// <summary>Packs of which only the heads are read until it is known which of them a card needs.</summary>
public sealed class PackShelf
{
    private readonly Dictionary<string, PackBytes> byId;
    private readonly ParsedFiles parsed;

    private PackShelf(IReadOnlyList<(LawPack Head, PackBytes Bytes)> packs, ParsedFiles parsed)
    {
        Heads = [.. packs.Select(p => p.Head)];
        (byId, this.parsed) = (packs.ToDictionary(p => p.Head.Id, p => p.Bytes, StringComparer.Ordinal), parsed);
    }

    /// <summary>What each pack is, in order of id, with the digest of all its files; without rules, scores and cases.</summary>
    public IReadOnlyList<LawPack> Heads { get; }

    /// <summary>Opens every pack of a folder: each subfolder with a <c>pack.yaml</c>.</summary>
    /// <param name="folder">The folder of packs.</param>
    /// <param name="parsed">What their files parsed to before.</param>
    /// <returns>The shelf, or every problem of the heads, with exit code <see cref="ExitCode.Pack"/>.</returns>
    public static Checked<PackShelf> Open(string folder, ParsedFiles? parsed = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            if (Directory.Exists(folder) && Directory.GetDirectories(folder) is { Length: > 0 } packs)
                return Open([.. packs.Order(StringComparer.Ordinal)], parsed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Checked.Bad<PackShelf>(new Problem(ExitCode.Pack, $"the folder of packs cannot be read: {e.Message}", "check the path and its permissions") { File = folder });
        }

        return Checked.Bad<PackShelf>(new Problem(ExitCode.Pack, "there is no pack in this folder", "name a folder with at least one pack") { File = folder });
    }

    /// <summary>Opens packs that lie in folders of their own; see <see cref="Open(string, ParsedFiles?)"/>.</summary>
    public static Checked<PackShelf> Open(IReadOnlyList<string> folders, ParsedFiles? parsed = null)
    {
        ArgumentNullException.ThrowIfNull(folders);
        parsed ??= ParsedFiles.None;
        var problems = new List<Problem>();
        var packs = new List<(LawPack Head, PackBytes Bytes)>();
        foreach (var bytes in folders.Select(f => PackBytes.Read(f, problems)))
        {
            if (bytes.Head(parsed, problems) is not { } head)
                continue;
            if (packs.Exists(p => Packs.IsSame(p.Head, head)))
                problems.Add(Packs.Twice(head));
            packs.Add((head, bytes));
        }

        return problems.Count > 0
            ? Checked.Bad<PackShelf>(problems)
            : Checked.Good(new PackShelf([.. packs.OrderBy(p => p.Head.Id, StringComparer.Ordinal)], parsed));
    }

    /// <summary>Reads and checks packs whole.</summary>
    /// <param name="heads">Some of <see cref="Heads"/>.</param>
    /// <param name="dictionary">The facts; its constraints are checked here, for their conditions are the packs' language.</param>
    /// <returns>The packs in order of id, or every problem found, with exit code <see cref="ExitCode.Pack"/>.</returns>
    public Checked<IReadOnlyList<LawPack>> Read(IReadOnlyList<LawPack> heads, FactDictionary dictionary)
    {
        ArgumentNullException.ThrowIfNull(heads);
        ArgumentNullException.ThrowIfNull(dictionary);
        var problems = new List<Problem>();
        return Packs.Read([.. heads.Select(h => byId[h.Id].Parse(parsed, problems))], dictionary, problems);
    }
}
