using System.Text;

namespace Gnomon.Bench;

/// <summary>The methods that have no row of their own on the page of coverage, and why.</summary>
internal static class WithoutRow
{
    private static readonly (string Method, string Why)[] All =
    [
        ("exact", "a count of what is in the files: nothing is estimated"),
        ("missing-values", "the range that missing values leave open, with confidence 1: no chance is in it"),
        ("clopper-pearson", "one rate, in the first table; counterfactual flips are such rates"),
        ("wilson", "one rate, in the first table; shares of the data, rates of drift, curves, flips of single cases are such rates"),
        ("newcombe", "the difference of two rates, in the second table; changes of drift and gaps of subgroups in other rows are such differences"),
        ("newcombe-worst", "the greatest of several of Newcombe's intervals, each side as a worst case: held at least as often as they are"),
        ("mover", "two versions with different people: the intervals of both, put together as Newcombe's are"),
        ("chi-square", "a p-value"),
        ("chi-square-rao-scott", "a p-value"),
        ("fisher-benjamini-yekutieli", "a p-value; its searches on noise are below the subgroups"),
        ("fisher-holm", "a p-value"),
        ("fisher-effective-benjamini-yekutieli", "a p-value of a design; its searches on noise are below the subgroups of designs"),
        ("fisher-effective-holm", "a p-value"),
        ("chi-square-rao-scott-benjamini-yekutieli", "a p-value of a design; its searches on noise are below the two periods of designs"),
        ("chi-square-benjamini-yekutieli", "a p-value; its searches on noise are below the two periods"),
        ("kolmogorov-benjamini-yekutieli", "a p-value; as the one before"),
        ("normal", "of `_detectable`: what the rows could have shown, no estimate of anything; the mean errors of the same name have rows"),
    ];

    // Of figures that weights or repeated units reach: the method in this design.
    private static readonly (string Method, string Why)[] Designed =
    [
        ("worst-case", "projected from the limits of groups, whose rows are above, at smaller errors: with plain rows it holds its level at least as often"),
        ("simultaneous", "limits of two rates that hold at once, as with plain rows"),
    ];

    public static void Write(StringBuilder page)
    {
        Coverage.Line(page, $"## Without a row\n\n| method | why |\n|---|---|");
        foreach (var (method, why) in All)
            Coverage.Line(page, $"| `{method}` | {why} |");
        foreach (var (method, why) in Designed)
            Coverage.Line(page, $"| `{method}` of a design | {why} |");
        Coverage.Line(page, $"");
    }
}
