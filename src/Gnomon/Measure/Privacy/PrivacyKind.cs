using Gnomon.Columns;
using Gnomon.Describe;

namespace Gnomon.Measure.Privacy;

/// <summary>Who can be recognised in the data, whether the model tells whom it learnt from, and where personal data stand.</summary>
internal sealed class PrivacyKind : MeasureKind
{
    private const string Classes = "classes", Diversity = "diversity", Membership = "membership", Personal = "personal";

    public override string Name => "privacy";

    public override IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        Bar(MetricDefinition.Count("privacy.k_anonymity")),
        Bar(MetricDefinition.Of("privacy.uniqueness", "1", 0, 1)),
        Bar(MetricDefinition.Of("privacy.reidentification_risk", "1", 0, 1)),
        Bar(MetricDefinition.Of("privacy.small_classes", "1", 0, 1)),
        Bar(MetricDefinition.Count("privacy.l_diversity", "{value}")),
        Bar(MetricDefinition.Of("privacy.revealed", "1", 0, 1)),
        Bar(MetricDefinition.Of("privacy.t_closeness", "1", 0, 1) with { Form = FigureForm.Plain }),
        MetricDefinition.Count("privacy.members"),
        MetricDefinition.Count("privacy.non_members"),
        Bar(MetricDefinition.Of("privacy.membership_auc", "1", 0, 1) with { Form = FigureForm.Plain }),
        Bar(MetricDefinition.Of("privacy.membership_tpr_at_1_percent", "1", 0, 1)),
        Bar(MetricDefinition.Of("privacy.membership_tpr_at_0_1_percent", "1", 0, 1)),
        Bar(MetricDefinition.Count("privacy.personal_columns", "{column}")),
        MetricDefinition.Count("privacy.telling_titles", "{column}"),
        MetricDefinition.Count("privacy.personal_data"),
        MetricDefinition.Count("privacy.personal_data_form"),
        MetricDefinition.Count("privacy.telling_title", "{column}"),
    ];

    internal override MeasureKeys Keys(CardFolder? folder) => PrivacySettings.Keys();

    internal override CountRequest Ask(CountRequest request, MeasureDeclaration declaration)
    {
        var settings = (PrivacySettings)declaration.Settings;
        return request with { MemoryBytes = 1L << 30, Tables = [.. Queries(settings)] };
    }

    private static IEnumerable<TableQuery> Queries(PrivacySettings settings)
    {
        var quasi = settings.Quasi.Select(q => new QueryInput("quasi", q.Value, InputForm.Text));
        if (settings.Quasi.Count > 0 && settings.Sensitive is null)
            yield return new TableQuery(Classes, "Privacy.classes") { People = TablePeople.None, Inputs = [.. quasi] };
        if (settings.Quasi.Count > 0 && settings.Sensitive is { } sensitive)
            yield return new TableQuery(Diversity, "Privacy.diversity") { People = TablePeople.None, Inputs = [.. quasi, new("sensitive", sensitive, InputForm.Text)] };
        if (settings is { Member: { } member, Confidence: { } confidence })
        {
            var references = settings.References.Count > 0 ? settings.References : [confidence];
            yield return new TableQuery(Membership, "Privacy.membership")
            {
                People = new TablePeople(["members", "others", "neither", "outside"]) { Within = ["attack"] },
                Inputs = [new("member", member, InputForm.Truth), new("confidence", confidence, InputForm.Number), .. references.Select(r => new QueryInput("reference", r, InputForm.Number))],
            };
        }

        if (settings.PersonalData)
            yield return new TableQuery(Personal, "Privacy.personal") { People = TablePeople.None, Inputs = [new("column", QueryInput.EveryColumn, InputForm.Text)] };
    }

    internal override IReadOnlyList<Measurement> Figures(Counted counted)
    {
        var settings = (PrivacySettings)counted.Declaration.Settings;
        List<Measurement> figures = [];
        if (settings.Quasi.Count > 0)
            figures.AddRange(new ClassFigures(counted, counted.Counts.Table(settings.Sensitive is null ? Classes : Diversity), [.. settings.Quasi.Select(q => q.Key)]).All(settings.Sensitive is not null));
        if (settings.Member is not null)
            figures.AddRange(new MembershipFigures(counted, counted.Counts.Table(Membership)).All(settings.References.Count > 0));
        if (settings.PersonalData)
            figures.AddRange(new PersonalFigures(counted, counted.Counts.Table(Personal)).All());
        return figures;
    }

    private static MetricDefinition Bar(MetricDefinition metric) => metric with { CanBeCriterion = true };
}
