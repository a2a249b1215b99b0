using Gnomon.Columns;
using Gnomon.Measure;
using Gnomon.Measure.Statistics;

namespace Gnomon;

/// <summary>
/// Two versions of a system, figure by figure: what got better or worse, and for whom. Where both decided the same cases, only those whose answer changed tell;
/// else the figures are held against each other as of different people. All are corrected together. See docs/design/two-versions.md.
/// </summary>
/// <param name="Before">The first version.</param>
/// <param name="After">The second.</param>
/// <param name="Changes">Every figure that can be better or worse, in the order of the second version; then those that only the first has.</param>
public sealed record VersionComparison(VersionSide Before, VersionSide After, IReadOnlyList<VersionChange> Changes)
{
    /// <summary>The chance of calling any figure changed where none is.</summary>
    public const double Level = 0.05;

    /// <summary>By the id of an entry whose cases were paired: pairs, and cases by why they are none.</summary>
    public IReadOnlyList<PairedEntry> Paired { get; private init; } = [];

    /// <summary>Compares.</summary>
    /// <param name="before">The first version.</param>
    /// <param name="after">The second.</param>
    /// <param name="command">The program that counts pairs, where both are cards.</param>
    /// <param name="limits">What it may take; null for the usual.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>The comparison; or every problem of the data, or that the versions have no figure in common.</returns>
    public static Checked<VersionComparison> Of(VersionSide before, VersionSide after, CountingCommand command, CountingLimits? limits = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var pairs = new Dictionary<string, PairTable>(StringComparer.Ordinal);
        if (before.Card is { } first && after.Card is { } second)
        {
            foreach (var id in first.Measures.Select(m => m.Id).Intersect(second.Measures.Select(m => m.Id), StringComparer.Ordinal))
            {
                if (!new VersionPairs(command, limits).Of(first, second, id, stop).TryGet(out var found, out var problems))
                    return Checked.Bad<VersionComparison>(problems);
                if (found.Count > 0 && found[0].Fate(0) > 0)
                    pairs[id] = found[0];
            }
        }

        var changes = Corrected([.. All(before, after, pairs)]);
        return changes.Any(c => c.Before is MeasuredValue.Known || c.After.Value is MeasuredValue.Known)
            ? Checked.Good(new VersionComparison(before, after, changes)
            {
                Paired = [.. pairs.Select(p => new PairedEntry(p.Key, p.Value.Fate(0), p.Value.Fate(1), p.Value.Fate(2), p.Value.Fate(3), p.Value.Fate(4), p.Value.Fate(5)))],
            })
            : Checked.Bad<VersionComparison>(new Problem(ExitCode.Usage, $"{before.Name} and {after.Name} have no figure that can be compared", "compare two versions whose cards have entries of the same id and kind under measure"));
    }

    private static IEnumerable<VersionChange> All(VersionSide before, VersionSide after, Dictionary<string, PairTable> pairs)
    {
        var old = before.Figures.Where(m => m.At is null).GroupBy(Key).ToDictionary(g => g.Key, g => g.First());
        foreach (var figure in after.Figures.Where(m => m.At is null))
        {
            if (MetricSense.Of(figure.Id, after.Favourable.GetValueOrDefault(figure.Measure)) is not { } sense)
                continue;
            if (!old.Remove(Key(figure), out var former))
                yield return Missing(new MeasuredValue.NotKnown([NotThere("the first version")]), figure, sense);
            else if (before.Favourable.GetValueOrDefault(figure.Measure) != after.Favourable.GetValueOrDefault(figure.Measure))
                yield return Missing(former.Value, figure, sense, Cause(UnknownCause.SourcesConflict, "the two cards do not agree on which prediction helps the person", "the same `favourable` in both cards"));
            else
                yield return FigureChange.Of(former, figure, sense, pairs.GetValueOrDefault(figure.Measure));
        }

        foreach (var gone in old.Values.Where(f => after.Favourable.ContainsKey(f.Measure)))
        {
            if (MetricSense.Of(gone.Id, before.Favourable.GetValueOrDefault(gone.Measure)) is { } sense)
                yield return Missing(gone.Value, gone with { Value = new MeasuredValue.NotKnown([NotThere("the second version")]) }, sense);
        }
    }

    private static List<VersionChange> Corrected(List<VersionChange> changes)
    {
        var tested = changes.Index().Where(c => c.Item.P is not null).ToList();
        foreach (var ((at, change), p) in tested.Zip(Holm.Adjust([.. tested.Select(c => c.Item.P!.Value)])))
        {
            var point = ((MeasuredValue.Known)change.Difference).Estimate.Point;
            changes[at] = change with
            {
                Corrected = p,
                Verdict = p > Level ? ChangeVerdict.NotShown : change.Sense == 0 ? ChangeVerdict.Changed : point * change.Sense > 0 ? ChangeVerdict.Better : ChangeVerdict.Worse,
            };
        }

        return changes;
    }

    private static VersionChange Missing(MeasuredValue before, Measurement after, int sense, Unknown? why = null) => new(
        before, after, new MeasuredValue.NotKnown([why ?? (before as MeasuredValue.NotKnown ?? (MeasuredValue.NotKnown)after.Value).Reasons[0]]), P: null, ChangeVerdict.Unknown)
    { Sense = sense };

    private static Unknown NotThere(string which) => Cause(UnknownCause.NoRows, $"{which} has no such figure: no row of this group, or another kind of measure", "data of both versions about the same groups");

    private static Unknown Cause(UnknownCause cause, string detail, string settledBy) => new(cause, detail, settledBy);

    private static (string, string, string?, string?, string?) Key(Measurement m) => (m.Measure, m.Id, m.Group?.ToString(), m.By is null ? null : string.Join('\n', m.By), m.Against);
}

/// <summary>The cases of an entry that was compared in pairs.</summary>
/// <param name="Measure">The id of the entry.</param>
/// <param name="Pairs">Cases that both versions decided.</param>
/// <param name="OnlyBefore">Only in the data of the first.</param>
/// <param name="OnlyAfter">Only in the data of the second.</param>
/// <param name="Repeated">In several rows of one.</param>
/// <param name="OtherGroup">In another group in the second.</param>
/// <param name="OtherLabel">With another label in the second.</param>
public sealed record PairedEntry(string Measure, long Pairs, long OnlyBefore, long OnlyAfter, long Repeated, long OtherGroup, long OtherLabel);
