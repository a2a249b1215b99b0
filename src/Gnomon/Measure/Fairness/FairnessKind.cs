using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Describe.Shapes;

namespace Gnomon.Measure.Fairness;

/// <summary>Fairness of a yes-no prediction between groups.</summary>
internal sealed class FairnessKind : MeasureKind
{
    public override string Name => "fairness";

    public override string Page => "rates";

    public override IReadOnlyList<MetricDefinition> Metrics { get; } = [.. FairnessCatalogue.All, .. ConditionalParity.Metrics];

    internal override bool TakesRepeatedUnits => true;

    internal override MeasureKeys Keys(CardFolder? folder)
    {
        var control = new Field<string>("control", new TextShape("an expression over the columns"), "in which people are to be alike before groups are compared once more");
        return new MeasureKeys
        {
            Required = [CommonKeys.Prediction, CommonKeys.Groups],
            Optional = [CommonKeys.Label, CommonKeys.Score, CommonKeys.Favourable, CommonKeys.SamplingWeight],
            Own = [control],
            Settings = got => new FairnessSettings(got.Maybe(control)),
        };
    }

    internal override CountRequest Ask(CountRequest request, MeasureDeclaration declaration) => request with
    {
        Label = declaration.Label,
        Prediction = declaration.Prediction,
        Groups = declaration.Settings is FairnessSettings { Control: { } control } ? [.. request.Groups, KeyValuePair.Create(ConditionalParity.Control, control)] : request.Groups,
        Tables = [.. SampleDesign.Ask(declaration)],
    };

    internal override IEnumerable<Problem> Faults(MeasureDeclaration declaration, Counts counts) => SampleDesign.Faults(declaration, counts);

    internal override IReadOnlyList<Measurement> Figures(Counted counted)
    {
        string[] names = [.. counted.Declaration.Groups.Select(g => g.Key)];
        var design = SampleDesign.Of(counted.Declaration, counted.Counts);
        return
        [
            .. FairnessMeasure.FromCells(counted.Cells.Margin(names), design, counted.Declaration, counted.Counts.Withheld, counted.Source),
            .. Conditional(counted, names, design),
        ];
    }

    private static IEnumerable<Measurement> Conditional(Counted counted, string[] names, SampleDesign? design)
    {
        if (counted.Declaration.Settings is not FairnessSettings { Control: not null })
            return [];
        var scope = new MeasureScope(counted.Declaration, counted.Counts.Withheld, counted.Source);
        return design is null
            ? names.SelectMany(n => new ConditionalParity(scope, counted.Cells, n).All())
            : [scope.Measurement(ConditionalParity.Metrics[0].Id, counted.Cells.Rows, "1", ConditionalParity.NotForDesigns) with { Group = GroupKey.Whole, Against = "rest" }];
    }
}
