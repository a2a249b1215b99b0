using Gnomon.Describe.Shapes;

namespace Gnomon.Describe;

/// <summary>The keys that several kinds of measure share, each made for one kind: required, optional, or not there.</summary>
internal sealed class CommonKeys
{
    /// <summary>The names that <see cref="MeasureKeys"/> may use.</summary>
    public const string Label = "label", Prediction = "prediction", Score = "score", Favourable = "favourable", Groups = "groups";

    /// <summary>The greatest number of group columns: every pair of them is counted.</summary>
    public const int MostGroups = 8;

    private const string AnExpression = "an expression over the columns";

    private readonly MeasureKeys keys;
    private readonly List<Field> fields = [];
    private readonly Field<string> label, prediction, score;
    private readonly Field<bool> favourable;
    private readonly Field<IReadOnlyList<KeyValuePair<string, string>>> groups;

    public CommonKeys(MeasureKeys keys)
    {
        this.keys = keys;
        label = Add(Label, new TextShape(AnExpression), "what really happened, for each row");
        prediction = Add(Prediction, new TextShape(AnExpression), "what the system put out, for each row");
        score = Add(Score, new TextShape(AnExpression), "the system's score");
        favourable = Add(Favourable, new YesNoShape(), "which prediction helps the person; without it there is no impact ratio");
        groups = Add(Groups, new NamedShape<string>(IdShape.GroupName, new TextShape(AnExpression), MostGroups), "names of groupings, each with an expression over the columns");
    }

    /// <summary>The fields that the kind takes.</summary>
    public IReadOnlyList<Field> Fields => fields;

    /// <summary>Puts what was got into a declaration.</summary>
    public MeasureDeclaration Fill(Got got, MeasureDeclaration declaration) => declaration with
    {
        Label = got.Maybe(label),
        Prediction = got.Maybe(prediction),
        Score = got.Maybe(score),
        Favourable = got.Value(favourable),
        Groups = got.List(groups),
    };

    private Field<T> Add<T>(string name, Shape<T> shape, string says)
        where T : notnull
    {
        var required = keys.Required.Contains(name, StringComparer.Ordinal);
        var field = new Field<T>(name, shape, says, required);
        if (required || keys.Optional.Contains(name, StringComparer.Ordinal))
            fields.Add(field);
        return field;
    }
}
