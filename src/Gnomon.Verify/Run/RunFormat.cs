namespace Gnomon.Verify.Run;

/// <summary>The shape of a result folder: names, order of statements, sizes. Writer and checker both read it from here.</summary>
public static class RunFormat
{
    public const string SignerFile = "evidence/signer.pub.pem";
    public const string LogKeyFile = "evidence/log.vkey";
    public const string LogFolder = "evidence/log";
    public const string CheckpointFile = "evidence/log/checkpoint";
    public const string CellsFolder = "cells";

    /// <summary>Where the proofs lie that the statements stand in an organisation's log; only for a run that was sealed into one.</summary>
    public const string OrganisationFolder = "evidence/organisation";

    /// <summary>The key of that log.</summary>
    public const string OrganisationKeyFile = "evidence/organisation/log.vkey";

    /// <summary>What the origin of the log of a run begins with; 32 random hex digits follow.</summary>
    public const string OriginPrefix = "gnomon.run/";

    /// <summary>The first stage: the signer names the key of the log.</summary>
    public const string LogKeyStage = "log-key";

    /// <summary>The stage whose statement seals the files of <see cref="CellsFolder"/>.</summary>
    public const string CellsStage = "cells";

    /// <summary>The longest file that a statement may seal, bytes.</summary>
    public const long MaxFile = 1L << 30;

    /// <summary>The most files in <see cref="CellsFolder"/>.</summary>
    public const int MaxCells = 256;

    private static readonly Dictionary<string, string[]> FilesByStage = new(StringComparer.Ordinal)
    {
        [LogKeyStage] = [LogKeyFile],
        ["card"] = ["card.yaml"],
        ["classification"] = ["classification.json"],
        ["plan"] = ["plan.json"],
        [CellsStage] = [],
        ["measurements"] = ["measurements.json"],
        ["findings"] = ["findings.json"],
        ["result"] = ["assessment.json", "report.html"],
    };

    /// <summary>The statements of a result's closed log, in their order.</summary>
    public static IReadOnlyList<string> Stages { get; } =
        [LogKeyStage, "card", "classification", "plan", CellsStage, "measurements", "findings", "result"];

    /// <summary>The file with the plan: the subject of the cells statement when nothing was counted.</summary>
    public static string PlanFile => FilesOf("plan")[0];

    /// <summary>The files without which there is nothing to check.</summary>
    internal static IReadOnlyList<string> KeyParts { get; } = [CheckpointFile, LogKeyFile, SignerFile];

    /// <summary>The type of what a stage states: <c>urn:gnomon:plan:1</c>.</summary>
    public static string PredicateType(string stage) => $"urn:gnomon:{stage}:1";

    /// <summary>The proof that the statement of a stage stands in an organisation's log.</summary>
    public static string ProofFile(string stage) => $"{OrganisationFolder}/{stage}.tlog-proof";

    /// <summary>The files that a stage seals, sorted; none for the cells, whose names differ.</summary>
    public static IReadOnlyList<string> FilesOf(string stage) => FilesByStage[stage];

    /// <summary>Whether a path is that of a file of counts: <c>cells/</c>, up to 128 letters, digits, <c>. _ -</c>, not beginning with a point, <c>.json</c>.</summary>
    public static bool IsCellsFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!path.StartsWith(CellsFolder + "/", StringComparison.Ordinal) || !path.EndsWith(".json", StringComparison.Ordinal))
            return false;
        var name = path[(CellsFolder.Length + 1)..];
        return name.Length is > 5 and <= 133 && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
    }
}
