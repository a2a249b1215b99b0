namespace Gnomon.Plan;

/// <summary>Criteria and inputs, fixed before anything is measured. Its bytes are sealed before the first row is counted.</summary>
public sealed record AssessmentPlan
{
    /// <summary>The id of the system.</summary>
    public required string System { get; init; }

    /// <summary>The version of the system, as the card writes it.</summary>
    public required string SystemVersion { get; init; }

    public required Reading Reading { get; init; }

    /// <summary>The version of Gnomon.</summary>
    public required string Engine { get; init; }

    /// <summary>SHA-256 of the card's bytes, lower-case hex.</summary>
    public required string CardDigest { get; init; }

    /// <summary>SHA-256 over the fact dictionary's files, as for a pack; lower-case hex.</summary>
    public required string FactsDigest { get; init; }

    public required IReadOnlyList<PlannedPack> Packs { get; init; }

    public required PlannedProfile Profile { get; init; }

    public required IReadOnlyList<PlannedMeasure> Measures { get; init; }

    public required IReadOnlyList<PlannedDocument> Documents { get; init; }

    /// <summary>The signed models that the card names, each found to be as it was signed.</summary>
    public IReadOnlyList<PlannedModel> Models { get; init; } = [];
}

/// <summary>A pack by id, version and digest.</summary>
public sealed record PlannedPack(string Id, string Version, string Digest);

/// <summary>The profile with everything that decides in it, so that the plan says it all.</summary>
public sealed record PlannedProfile(string Name, string Owner, string Digest, int MinimumSize, int PublishSize, IReadOnlyList<Criterion> Criteria);

/// <summary>One data set: its declaration and the digests of its files before counting.</summary>
public sealed record PlannedMeasure(Describe.MeasureDeclaration Declaration, IReadOnlyList<PlannedFile> Files)
{
    /// <summary>SHA-256 of the file of cells that were counted elsewhere, of which this machine saw no rows; null where the files are counted here.</summary>
    public string? CountedIn { get; init; }

    /// <summary>The files of its other data, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<PlannedFile>>> OtherFiles { get; init; } = [];
}

/// <summary>A file by its name below the card's folder, length in bytes and SHA-256.</summary>
public sealed record PlannedFile(string Name, long Bytes, string Sha256);

/// <summary>A model whose files are those that were signed.</summary>
/// <param name="Id">Its id in the card.</param>
/// <param name="Name">The name of the subject in its signature.</param>
/// <param name="Digest">The digest of that subject, SHA-256 over the digests of its files: by it our statements join with others about the model.</param>
/// <param name="Signer">The fingerprint of the key whose signature holds; null where the card names none.</param>
public sealed record PlannedModel(string Id, string Name, string Digest, string? Signer);

/// <summary>A document that the card names, with the digest of what lay there.</summary>
public sealed record PlannedDocument(Describe.DocumentDeclaration Declaration, PlannedFile File);
