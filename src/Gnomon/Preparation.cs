using Gnomon.Columns;
using Gnomon.Plan;

namespace Gnomon;

/// <summary>An examined card with its plan: everything that decides is fixed, and nothing was counted yet.</summary>
/// <param name="Examination">The first two stages.</param>
/// <param name="Plan">The plan.</param>
public sealed record Preparation(Examination Examination, AssessmentPlan Plan)
{
    /// <summary>Reads the profile, digests data files and documents, and plans.</summary>
    /// <returns>The plan, or every problem of profile, data files and documents.</returns>
    public static Checked<Preparation> Of(Examination examination)
    {
        ArgumentNullException.ThrowIfNull(examination);
        var card = examination.Card;
        var profile = ProfileReader.Read(card.Profile, card.Folder, examination.Installation.Profiles);
        var documents = Documents.Read(card);
        var data = card.Measures.Select(m => DataFiles.Describe(card.Folder, m.Data)).ToList();
        IReadOnlyList<Problem> problems = [.. profile.Problems.Select(p => p.File is null ? p with { File = card.File.Name } : p), .. documents.Problems, .. data.SelectMany(d => d.Problems)];
        if (problems.Count > 0)
            return Checked.Bad<Preparation>(problems);
        var measures = card.Measures.Zip(data, (m, d) => new PlannedMeasure(m, [.. d.Value.Select(f => new PlannedFile(f.Name, f.Bytes, f.Sha256))])).ToList();
        return Checked.Good(new Preparation(examination, Planner.FromClassification(
            examination.Classification, card, examination.Facts, profile.Value, measures, documents.Value, Installation.Version)));
    }
}
