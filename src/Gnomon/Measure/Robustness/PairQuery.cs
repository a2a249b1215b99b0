using Gnomon.Columns;
using Gnomon.Describe;

namespace Gnomon.Measure.Robustness;

/// <summary>What is counted of pairs of decisions.</summary>
internal static class PairQuery
{
    /// <summary>The name of the table of pairs.</summary>
    public const string Name = "pairs";

    /// <summary>The name of the table of rows without an answer.</summary>
    public const string LostName = "lost";

    private const string NoTruth = "CAST(NULL AS BOOLEAN)", NoText = "CAST(NULL AS VARCHAR)";

    /// <summary>The pairs, wherever the settings say they are.</summary>
    public static TableQuery Of(ProbeSettings settings, MeasureDeclaration declaration) => settings switch
    {
        { Endpoint: not null } => Answers(settings, declaration, Name, "Robustness.answers"),
        RobustnessSettings { Files.Count: > 0 } files => Files(files, declaration),
        RobustnessSettings rows => Rows(rows, declaration),
        _ => throw new ArgumentException("these settings name no pairs", nameof(settings)),
    };

    /// <summary>A query over the answers of an endpoint.</summary>
    public static TableQuery Answers(ProbeSettings settings, MeasureDeclaration declaration, string name, string statement) => new(name, statement)
    {
        People = name is Name ? Pairs(declaration) : TablePeople.None,
        Inputs =
        [
            new("row", "nr", InputForm.Number, ProbeSettings.Answers),
            new("of", "\"case\"", InputForm.Text, ProbeSettings.Answers),
            new("probe", "probe", InputForm.Text, ProbeSettings.Answers),
            new("place", "place", InputForm.Text, ProbeSettings.Answers),
            new("level", "level", InputForm.Text, ProbeSettings.Answers),
            new("repeat", "draw", InputForm.Number, ProbeSettings.Answers),
            new("against", "TRY_CAST(against AS DOUBLE)", InputForm.Number, ProbeSettings.Answers),
            new("decision", declaration.Prediction!, InputForm.Truth, ProbeSettings.Answers),
            new("case", settings.Case!, InputForm.Text),
            .. People(declaration),
        ],
        Numbers = [KeyValuePair.Create("clustered", 1L)],
    };

    /// <summary>The rows that the endpoint did not answer.</summary>
    public static TableQuery Lost(ProbeSettings settings, MeasureDeclaration declaration) => new(LostName, "Robustness.lost")
    {
        People = TablePeople.None,
        Inputs =
        [
            new("probe", "probe", InputForm.Text, ProbeSettings.Answers),
            new("place", "place", InputForm.Text, ProbeSettings.Answers),
            new("level", "level", InputForm.Text, ProbeSettings.Answers),
            new("why", "why", InputForm.Text, ProbeSettings.Answers),
            new("case", settings.Case!, InputForm.Text),
        ],
    };

    /// <summary>
    /// The groups that may not be shown. Every change is of the same cases, so a group has as many as it has in the change that has fewest of it.
    /// </summary>
    public static Withholding Withhold(MeasureDeclaration declaration, Counts counts, int below)
    {
        string[] names = [.. declaration.Groups.Select(g => g.Key)];
        var cells = PairCell.Of(counts.Table(Name), names.Length)
            .GroupBy(c => (c.Change, Key: new GroupKey(names.Zip(c.Groups, KeyValuePair.Create))))
            .Select(g => (g.Key.Key, Units: g.Sum(c => c.Units)))
            .GroupBy(g => g.Key, g => g.Units)
            .Select(g => new Cell([.. g.Key.Parts.Select(p => p.Value)], Label: null, Prediction: null, g.Min()));
        return Withholding.Of(new CellTable(names, cells, [], null), names, below);
    }

    /// <summary>A case that stands in two rows.</summary>
    public static Problem Repeated(long repeated, string? example) => new(
        ExitCode.Data, FormattableString.Invariant($"{repeated} cases stand in several rows of the data, for example {Plain.Text(example ?? "")}: which row a change is held against is not known"), "name as 'case' the column that tells rows apart");

    private static TableQuery Files(RobustnessSettings settings, MeasureDeclaration declaration) => new(Name, "Robustness.files")
    {
        People = Pairs(declaration),
        Inputs =
        [
            new("case", settings.Case!, InputForm.Text),
            new("twin", settings.Case!, InputForm.Text, RobustnessSettings.Perturbed),
            new("prediction", declaration.Prediction!, InputForm.Truth),
            new("after", declaration.Prediction!, InputForm.Truth, RobustnessSettings.Perturbed),
            .. Changes(settings, RobustnessSettings.Perturbed),
            .. People(declaration),
        ],
        Numbers = [KeyValuePair.Create("clustered", 1L)],
    };

    private static TableQuery Rows(RobustnessSettings settings, MeasureDeclaration declaration) => new(Name, "Robustness.columns")
    {
        People = Pairs(declaration),
        Inputs =
        [
            new("prediction", declaration.Prediction!, InputForm.Truth),
            new("after", settings.After!, InputForm.Truth),
            .. Changes(settings, of: null),
            .. People(declaration, settings.Case),
        ],
        Numbers = [KeyValuePair.Create("clustered", (declaration.Unit ?? settings.Case) is null ? 0L : 1L)],
    };

    private static TablePeople Pairs(MeasureDeclaration declaration) =>
        new(["n"]) { Groups = [.. declaration.Groups.Select((g, i) => KeyValuePair.Create(FormattableString.Invariant($"k{i}"), g.Key))], Within = ["probe", "place", "level"] };

    private static QueryInput[] Changes(RobustnessSettings settings, string? of) =>
    [
        new("perturbation", settings.Perturbation ?? NoText, InputForm.Text, of),
        new("strength", settings.Strength ?? NoText, InputForm.Text, of),
    ];

    private static IEnumerable<QueryInput> People(MeasureDeclaration declaration, string? otherwise = null)
    {
        string[] groups = declaration.Groups.Count > 0 ? [.. declaration.Groups.Select(g => g.Value)] : [NoTruth];
        return [.. groups.Select(g => new QueryInput("group", g, InputForm.Text)), new("label", declaration.Label ?? NoTruth, InputForm.Truth), new("unit", declaration.Unit ?? otherwise ?? NoText, InputForm.Text)];
    }
}
