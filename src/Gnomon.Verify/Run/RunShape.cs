using Gnomon.Verify.Log;

namespace Gnomon.Verify.Run;

/// <summary>What a sealed folder is: a whole result, or a plan alone. The same layout, with fewer stages.</summary>
public sealed class RunShape
{
    private RunShape(IReadOnlyList<string> stages)
    {
        Stages = stages;
        LogParts = [.. TilePath.PathsOf(stages.Count).Select(p => $"{RunFormat.LogFolder}/{p}")];
        FixedFiles = stages.SelectMany(RunFormat.FilesOf).Concat(RunFormat.KeyParts).Concat(LogParts).ToHashSet(StringComparer.Ordinal);
        OrganisationFiles = stages.Select(RunFormat.ProofFile).Append(RunFormat.OrganisationKeyFile).ToHashSet(StringComparer.Ordinal);
        Folders = FixedFiles.SelectMany(Parents).Append(RunFormat.OrganisationFolder).ToHashSet(StringComparer.Ordinal);
        if (HasCells)
            Folders = Folders.Append(RunFormat.CellsFolder).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>A run from card to report: eight statements.</summary>
    public static RunShape Result { get; } = new(RunFormat.Stages);

    /// <summary>A plan sealed alone, before anything is counted: the first four of them.</summary>
    public static RunShape Plan { get; } = new([.. RunFormat.Stages.TakeWhile(s => s is not RunFormat.CellsStage)]);

    /// <summary>The statements of the closed log, in their order.</summary>
    public IReadOnlyList<string> Stages { get; }

    /// <summary>Whether counts belong to it.</summary>
    public bool HasCells => Stages.Contains(RunFormat.CellsStage, StringComparer.Ordinal);

    /// <summary>The tiles and bundles of the closed log, as paths below the folder.</summary>
    internal IReadOnlyList<string> LogParts { get; }

    /// <summary>The bundle with all statements.</summary>
    internal string BundleFile => LogParts[0];

    /// <summary>The tile with their hashes.</summary>
    internal string TileFile => LogParts[1];

    /// <summary>Every file but the cells, whose number differs.</summary>
    internal IReadOnlySet<string> FixedFiles { get; }

    /// <summary>The files of <see cref="RunFormat.OrganisationFolder"/>.</summary>
    internal IReadOnlySet<string> OrganisationFiles { get; }

    /// <summary>Every folder that it may have.</summary>
    internal IReadOnlySet<string> Folders { get; }

    /// <summary>Whether a file may lie in it.</summary>
    internal bool MayHave(string path) => FixedFiles.Contains(path) || OrganisationFiles.Contains(path) || (HasCells && RunFormat.IsCellsFile(path));

    // By the bundle, whose name has the number of its entries; a folder without either is checked as a result, which says what is missing.
    internal static RunShape Of(string root) =>
        Lies(root, Plan.BundleFile) && !Lies(root, Result.BundleFile) ? Plan : Result;

    private static bool Lies(string root, string file) => RegularFile.Look(Path.Combine(root, file)).Kind == PathKind.File;

    private static IEnumerable<string> Parents(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            yield return path[..slash];
    }
}
