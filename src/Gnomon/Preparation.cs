using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Plan;

namespace Gnomon;

/// <summary>An examined card with its plan: everything that decides is fixed, and nothing was counted yet.</summary>
/// <param name="Examination">The first two stages.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Data">The data files of each measure of the plan, in its order, as they looked when they were digested.</param>
public sealed record Preparation(Examination Examination, AssessmentPlan Plan, IReadOnlyList<MeasureData> Data)
{
    /// <summary>Reads the profile, digests data files and documents, and plans.</summary>
    /// <param name="examination">The first two stages.</param>
    /// <param name="digested">The data files, where somebody digested them while the law was examined; see <see cref="Digest"/>.</param>
    /// <returns>The plan, or every problem of profile, data files and documents.</returns>
    public static Checked<Preparation> Of(Examination examination, IReadOnlyList<Checked<MeasureData>>? digested = null)
    {
        ArgumentNullException.ThrowIfNull(examination);
        var card = examination.Card;
        var profile = ProfileReader.Read(card.Profile, card.Folder, examination.Installation.Profiles);
        var documents = Documents.Read(card);
        var data = digested ?? Digest(card);
        var models = card.Models.Select(m => m.SignedFiles).OfType<ModelDeclaration>().Select(m => SignedModel.Read(card, m)).ToList();
        IReadOnlyList<Problem> problems = [.. profile.Problems.Select(p => p.File is null ? p with { File = card.File.Name } : p), .. documents.Problems, .. models.SelectMany(m => m.Problems), .. data.SelectMany(d => d.Problems)];
        if (problems.Count > 0)
            return Checked.Bad<Preparation>(problems);
        var measures = card.Measures.Zip(data, (m, d) => d.Value.Plan(m)).ToList();
        return Checked.Good(new Preparation(examination, Planner.FromClassification(
            examination.Classification, card, examination.Facts, profile.Value, measures, documents.Value, Installation.Version) with
        { Models = [.. models.Select(m => m.Value)] }, [.. data.Select(d => d.Value)]));
    }

    /// <summary>Digests the data files of each measure of a card: what costs the most time before counting, and needs nothing of the law.</summary>
    public static IReadOnlyList<Checked<MeasureData>> Digest(SystemCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return MeasureData.Describe(card.Folder, card.Measures);
    }
}

/// <summary>The data files of one measure, digested: its own, and by name those of its other data.</summary>
public sealed record MeasureData(IReadOnlyList<DescribedFile> Files, IReadOnlyList<KeyValuePair<string, IReadOnlyList<DescribedFile>>> Others)
{
    /// <summary>Cells that were counted elsewhere, from these files; null where the files are counted here.</summary>
    public CountedElsewhere? Counted { get; init; }

    /// <summary>Digests them, or gives every problem.</summary>
    public static Checked<MeasureData> Describe(string folder, MeasureDeclaration declaration) => Describe(folder, [declaration])[0];

    /// <summary>Digests the files of several measures, in their order; files that several name, once.</summary>
    public static IReadOnlyList<Checked<MeasureData>> Describe(string folder, IReadOnlyList<MeasureDeclaration> declarations)
    {
        ArgumentNullException.ThrowIfNull(declarations);
        var known = new Dictionary<string, Checked<IReadOnlyList<DescribedFile>>>(StringComparer.Ordinal);
        return [.. declarations.Select(d => Describe(d, Files))];

        Checked<IReadOnlyList<DescribedFile>> Files(IReadOnlyList<string> patterns)
        {
            var named = string.Join('\0', patterns);
            if (!known.TryGetValue(named, out var files))
                known[named] = files = DataFiles.Describe(folder, patterns);
            return files;
        }
    }

    private static Checked<MeasureData> Describe(MeasureDeclaration declaration, Func<IReadOnlyList<string>, Checked<IReadOnlyList<DescribedFile>>> describe)
    {
        var own = describe(declaration.Data);
        var others = declaration.OtherData.Select(o => (o.Key, Files: describe(o.Value))).ToList();
        IReadOnlyList<Problem> problems = [.. own.Problems, .. others.SelectMany(o => o.Files.Problems.Select(p => declaration.Settings.RemedyFor(o.Key) is { } remedy ? p with { Remedy = remedy } : p))];
        return problems.Count > 0
            ? Checked.Bad<MeasureData>(problems)
            : Checked.Good(new MeasureData(own.Value, [.. others.Select(o => KeyValuePair.Create(o.Key, o.Files.Value))]));
    }

    internal PlannedMeasure Plan(MeasureDeclaration declaration) => new(declaration, Planned(Files))
    {
        CountedIn = Counted?.Sha256,
        OtherFiles = [.. Others.Select(o => KeyValuePair.Create(o.Key, Planned(o.Value)))],
    };

    private static IReadOnlyList<PlannedFile> Planned(IReadOnlyList<DescribedFile> files) =>
        [.. files.Select(f => new PlannedFile(f.Content.Name, f.Content.Bytes, f.Content.Sha256))];
}
