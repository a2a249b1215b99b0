using Gnomon.Columns;
using Gnomon.Describe;

namespace Gnomon.Measure.Fairness;

/// <summary>Fairness of a yes-no prediction between groups.</summary>
internal sealed class FairnessKind : MeasureKind
{
    public override string Name => "fairness";

    public override string Page => "rates";

    public override IReadOnlyList<MetricDefinition> Metrics => FairnessCatalogue.All;

    internal override MeasureKeys Keys(CardFolder? folder) => new()
    {
        Required = [CommonKeys.Prediction, CommonKeys.Groups],
        Optional = [CommonKeys.Label, CommonKeys.Score, CommonKeys.Favourable],
    };

    internal override CountRequest Ask(CountRequest request, MeasureDeclaration declaration) =>
        request with { Label = declaration.Label, Prediction = declaration.Prediction };

    internal override IReadOnlyList<Measurement> Figures(Counted counted) =>
        FairnessMeasure.FromCells(counted.Cells, counted.Declaration, counted.PublishSize, counted.Source);
}
