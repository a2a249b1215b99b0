using System.Globalization;
using Gnomon.Columns;

namespace Gnomon.Measure.Robustness;

/// <summary>What was changed, where, and how strongly.</summary>
/// <param name="Probe">The perturbation; null where the card names one thing alone.</param>
/// <param name="Place">The column; null for several.</param>
/// <param name="Level">The strength or value; null for one.</param>
internal sealed record Change(string? Probe, string? Place, string? Level)
{
    /// <summary>The order in which people read changes: by name, then by strength as a number where it is one.</summary>
    public static IOrderedEnumerable<IGrouping<Change, PairCell>> Sort(IEnumerable<IGrouping<Change, PairCell>> changes) => changes
        .OrderBy(c => c.Key.Probe, StringComparer.Ordinal).ThenBy(c => c.Key.Place, StringComparer.Ordinal)
        .ThenBy(c => double.TryParse(c.Key.Level, NumberStyles.Float, CultureInfo.InvariantCulture, out var level) ? level : double.MaxValue)
        .ThenBy(c => c.Key.Level, StringComparer.Ordinal);
}

/// <summary>Units that are alike: how many pairs each has and what became of them.</summary>
internal sealed record PairCell
{
    public required Change Change { get; init; }

    /// <summary>Values of the groups, in the order of the card.</summary>
    public required IReadOnlyList<string?> Groups { get; init; }

    /// <summary>Pairs of one unit whose decision is known before and after.</summary>
    public required long Pairs { get; init; }

    /// <summary>Of these, turned from no to yes.</summary>
    public required long Up { get; init; }

    /// <summary>Of these, turned from yes to no.</summary>
    public required long Down { get; init; }

    /// <summary>Of these, yes before.</summary>
    public required long Yes { get; init; }

    /// <summary>Of these, with a label.</summary>
    public required long Labelled { get; init; }

    /// <summary>Of the labelled, right before.</summary>
    public required long Right { get; init; }

    /// <summary>Of the labelled, right after.</summary>
    public required long RightAfter { get; init; }

    /// <summary>Pairs of all these units with an unknown side.</summary>
    public required long Open { get; init; }

    /// <summary>How many units.</summary>
    public required long Units { get; init; }

    public long Flips => Up + Down;

    /// <summary>The cells of a table of pairs.</summary>
    /// <param name="table">What a statement of pairs gave.</param>
    /// <param name="groups">How many groups the card has.</param>
    /// <exception cref="FormatException">It did not.</exception>
    public static IReadOnlyList<PairCell> Of(Table table, int groups) =>
    [
        .. table.Rows.Select(r => new PairCell
        {
            Change = new Change(Said(r, "probe"), Said(r, "place"), Said(r, "level")),
            Groups = [.. Enumerable.Range(0, groups).Select(i => r.Text(FormattableString.Invariant($"k{i}")))],
            Pairs = r.Number("m"),
            Up = r.Number("up"),
            Down = r.Number("down"),
            Yes = r.Number("yes"),
            Labelled = r.Number("labelled"),
            Right = r.Number("hit"),
            RightAfter = r.Number("hit_after"),
            Open = r.Number("open"),
            Units = r.Number("n"),
        }),
    ];

    // An empty field of a CSV file says nothing.
    private static string? Said(TableRow row, string column) => row.Text(column) is { Length: > 0 } text ? text : null;
}
