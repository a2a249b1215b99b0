using Gnomon.Columns;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe;

/// <summary>A described AI system: the facts of DESIGN's five scopes, the data to measure and the documents, typed and checked.</summary>
public sealed record SystemCard
{
    /// <summary>The file as it was read; the card's digest is over its bytes.</summary>
    public required YamlFile File { get; init; }

    /// <summary>The folder of the card, as a real path: data, profiles and documents lie below it.</summary>
    public required string Folder { get; init; }

    /// <summary>Reverse-domain id: <c>org.example.triage</c>.</summary>
    public required string Id { get; init; }

    public required LocalizedText Name { get; init; }

    /// <summary>The version as written: 2.30 stays 2.30.</summary>
    public required string Version { get; init; }

    public required Claims Claims { get; init; }

    /// <summary>Facts of scope organisation and system.</summary>
    public required IReadOnlyList<FactAnswer> Facts { get; init; }

    public required IReadOnlyList<ScopedFacts> Markets { get; init; }

    /// <summary>Packs to read the card against though no market asks for them: voluntary frameworks, conventions between states.</summary>
    public IReadOnlyList<string> Packs { get; init; } = [];

    public required IReadOnlyList<ScopedFacts> Models { get; init; }

    public required IReadOnlyList<ScopedFacts> Uses { get; init; }

    public required IReadOnlyList<MeasureDeclaration> Measures { get; init; }

    /// <summary>The name of a shipped profile or a path below the card's folder.</summary>
    public required string Profile { get; init; }

    public required IReadOnlyList<DocumentDeclaration> Documents { get; init; }

    /// <summary>Answers that stand under former names of facts or values, and what became of them, in the order of lines.</summary>
    public IReadOnlyList<FactMigration> Migrated { get; init; } = [];
}

/// <summary>What the card claims of itself; compared with what the facts say, never used in their place.</summary>
/// <param name="Roles">Claimed roles, null where none is claimed.</param>
/// <param name="HighRisk">The claimed class, null where none is claimed.</param>
public sealed record Claims(IReadOnlyList<string>? Roles, bool? HighRisk);

/// <summary>One market, model or use with its facts.</summary>
public sealed record ScopedFacts(string Id, IReadOnlyList<FactAnswer> Facts, int Line)
{
    /// <summary>Of a model: where its signed files lie; null where the card does not say.</summary>
    public ModelDeclaration? SignedFiles { get; init; }
}

/// <summary>A signed model folder (OpenSSF model signing) that the card names.</summary>
/// <param name="Id">The id of the model in the card.</param>
/// <param name="Folder">The folder with its files, below the card's.</param>
/// <param name="Signature">The signature, a Sigstore bundle.</param>
/// <param name="Key">The signer's public key, SPKI PEM; null where the card names none: then the signature is not checked.</param>
/// <param name="Line">The line of the card.</param>
public sealed record ModelDeclaration(string Id, string Folder, string Signature, string? Key, int Line);

/// <summary>One data set to measure.</summary>
public sealed record MeasureDeclaration
{
    public required string Id { get; init; }

    /// <summary>The kind of measure, a word of <see cref="MeasureKinds"/>: <c>fairness</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The id of the use it is about, null where the card does not say.</summary>
    public required string? Use { get; init; }

    /// <summary>File names or globs below the card's folder.</summary>
    public required IReadOnlyList<string> Data { get; init; }

    /// <summary>The field separator of CSV files, null to find it out.</summary>
    public required char? Delimiter { get; init; }

    /// <summary>The decimal mark of CSV files, null to find it out.</summary>
    public required char? DecimalMark { get; init; }

    /// <summary>What comes first in dates of CSV files that are written in numbers, null to find it out.</summary>
    public DayOrder? Dates { get; init; }

    /// <summary>The sheet of a workbook, null for the only one.</summary>
    public string? Sheet { get; init; }

    /// <summary>train, validation, test or production; null where the card does not say.</summary>
    public required string? Role { get; init; }

    /// <summary>The column that identifies a person or case, null where none is named.</summary>
    public required string? Unit { get; init; }

    /// <summary>Whether the card says that no unit stands in two rows.</summary>
    public required bool OneRowPerUnit { get; init; }

    /// <summary>The true outcome, an expression over the columns that is true or false; null where there is none.</summary>
    public required string? Label { get; init; }

    /// <summary>The system's output, an expression over the columns: true or false for fairness, else what the kind asks for; null where there is none.</summary>
    public required string? Prediction { get; init; }

    /// <summary>The system's score, an expression over the columns; null where the card names none. Fairness keeps it for the plan.</summary>
    public string? Score { get; init; }

    /// <summary>Which prediction helps the person, null where the card does not say: then there is no impact ratio.</summary>
    public required bool? Favourable { get; init; }

    /// <summary>Names of groupings with their expressions, in the order of the card.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Groups { get; init; }

    /// <summary>For how many people or cases a row stands because they were drawn unequally, an expression; null where the card names none.</summary>
    public string? SamplingWeight { get; init; }

    /// <summary>How many equal rows a row stands for, an expression that gives whole numbers; null where each stands for itself.</summary>
    public string? Frequency { get; init; }

    /// <summary>A file whose columns are put beside those of the data; null where the card names none.</summary>
    public JoinDeclaration? Join { get; init; }

    /// <summary>All data files beside its own, by name: the joined one, then those of its kind.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> OtherData =>
        [.. Join is null ? Array.Empty<KeyValuePair<string, IReadOnlyList<string>>>() : [KeyValuePair.Create(JoinDeclaration.Name, Join.Files)], .. Settings.OtherData];

    /// <summary>What only its kind asks for.</summary>
    public MeasureSettings Settings { get; init; } = MeasureSettings.None;

    /// <summary>The line of the card on which the entry starts.</summary>
    public required int Line { get; init; }
}

/// <summary>A second file, matched row by row.</summary>
/// <param name="Files">File names or globs below the card's folder.</param>
/// <param name="On">The column of the data by which a row finds its own; null for the number of the row, from 0.</param>
/// <param name="As">The name of that column in the second file, where it is another; every value stands there once.</param>
public sealed record JoinDeclaration(IReadOnlyList<string> Files, string? On, string? As = null)
{
    /// <summary>The two columns.</summary>
    internal Columns.JoinColumns Columns => new(On, As);

    /// <summary>The name of the joined file among the other data of a measure.</summary>
    public const string Name = "join";
}

/// <summary>A document that the card names as evidence.</summary>
/// <param name="Kind">For example <c>technical-documentation</c>.</param>
/// <param name="File">The path below the card's folder.</param>
/// <param name="Dated">The day it says it is of, null where the card does not say.</param>
/// <param name="IssuedBy">Who issued it, null where the card does not say.</param>
/// <param name="Independent">Whether somebody outside the house made it, null where the card does not say.</param>
/// <param name="Line">The line of the card.</param>
public sealed record DocumentDeclaration(string Kind, string File, DateOnly? Dated, string? IssuedBy, bool? Independent, int Line);
