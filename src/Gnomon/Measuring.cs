using System.Buffers.Binary;
using System.Security.Cryptography;
using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Plan;

namespace Gnomon;

/// <summary>Counts and measures entries of a card and nothing else: no law, no criteria, no seal.</summary>
public static class Measuring
{
    /// <summary>Measures.</summary>
    /// <param name="card">The card.</param>
    /// <param name="profile">Gives the publish size.</param>
    /// <param name="only">The ids of the entries; empty for all.</param>
    /// <param name="command">The program that counts.</param>
    /// <param name="threads">Threads of the counting process; null takes one a processor.</param>
    /// <param name="limits">What the counting process may take; null for the usual.</param>
    /// <param name="ready">A counting process that was started beforehand; null starts one when its time comes.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>
    /// The figures in the order of the card, or every problem. Random numbers are named by the digest of the card, as there is no plan: intervals by
    /// bootstrap are those of an assessment up to Monte Carlo error, all others are the same.
    /// </returns>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static Checked<IReadOnlyList<Measurement>> Run(
        SystemCard card, Profile profile, IReadOnlyCollection<string> only, CountingCommand command, int? threads = null, CountingLimits? limits = null, CountingProcess? ready = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(only);
        if (!Chosen(card, only).TryGet(out var chosen, out var problems))
            return Checked.Bad<IReadOnlyList<Measurement>>(problems);
        var data = MeasureData.Describe(card.Folder, chosen);
        problems = [.. data.SelectMany(d => d.Problems)];
        if (problems.Count > 0)
            return Checked.Bad<IReadOnlyList<Measurement>>(problems);
        var counting = new PlanCounting(card, [.. data.Select(d => d.Value)], command) { Threads = threads, Limits = limits, Ready = ready };
        if (!counting.Count([.. chosen.Zip(data, (m, d) => d.Value.Plan(m))], profile.PublishSize, stop).TryGet(out var counts, out problems))
            return Checked.Bad<IReadOnlyList<Measurement>>(problems);
        var seed = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(card.File.Bytes.Span));
        return Checked.Good<IReadOnlyList<Measurement>>(MeasureCounts.Figures(counts, profile.PublishSize, seed));
    }

    /// <summary>The entries with these ids, all where there are none; or that there is no such entry.</summary>
    internal static Checked<IReadOnlyList<MeasureDeclaration>> Chosen(SystemCard card, IReadOnlyCollection<string> only) =>
        only.FirstOrDefault(id => card.Measures.All(m => !string.Equals(m.Id, id, StringComparison.Ordinal))) is { } unknown
            ? Checked.Bad<IReadOnlyList<MeasureDeclaration>>(new Problem(ExitCode.Card, $"there is no entry '{unknown}' under measure", NearestWord.Remedy(unknown, [.. card.Measures.Select(m => m.Id)], "the entries are listed by --list")) { File = card.File.Name, Key = "measure" })
            : Checked.Good<IReadOnlyList<MeasureDeclaration>>([.. card.Measures.Where(m => only.Count == 0 || only.Contains(m.Id, StringComparer.Ordinal))]);
}
