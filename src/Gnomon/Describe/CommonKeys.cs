using Gnomon.Describe.Shapes;

namespace Gnomon.Describe;

/// <summary>The keys that several kinds of measure share, each made for one kind: required, optional, or not there.</summary>
internal sealed class CommonKeys
{
    /// <summary>The names that <see cref="MeasureKeys"/> may use.</summary>
    public const string Label = "label", Prediction = "prediction", Score = "score", Favourable = "favourable", Groups = "groups", SamplingWeight = "weight";

    /// <summary>The greatest number of group columns: every pair of them is counted.</summary>
    public const int MostGroups = 8;

    private const string AnExpression = "an expression over the columns";

    private readonly MeasureKeys keys;
    private readonly List<Field> fields = [];
    private readonly Field<string> label, prediction, score;
    private readonly Field<bool> favourable;
    private readonly Field<IReadOnlyList<KeyValuePair<string, string>>> groups;

    private readonly Field<Weight> weight;
    private readonly Field<JoinDeclaration> join;

    public CommonKeys(MeasureKeys keys, CardFolder? folder)
    {
        this.keys = keys;
        weight = new Field<Weight>(SamplingWeight, WeightShape(), "how much a row counts: how many equal rows it stands for, or how many people it was drawn for");
        join = new Field<JoinDeclaration>("join", JoinShape(folder), "a second file whose columns are put beside those of the data");
        fields.AddRange([weight, join]);
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
        SamplingWeight = got.Maybe(weight) is { IsFrequency: false } sampling ? sampling.Expression : null,
        Frequency = got.Maybe(weight) is { IsFrequency: true } frequency ? frequency.Expression : null,
        Join = got.Maybe(join),
    };

    /// <summary>What must hold between the common keys.</summary>
    public bool Check(Got got, Place place)
    {
        var sampled = got.Maybe(weight) is { IsFrequency: false };
        if (sampled && keys.WhyNoWeights is { } why)
            return place.Key(SamplingWeight).Refuse(got.Node(weight)!, $"sampling weights say nothing here: {why}", "take the key out; weight: { is: ..., as: frequency } is for a row that stands for several equal ones");
        return !sampled || keys.Optional.Contains(SamplingWeight, StringComparer.Ordinal)
            || place.Key(SamplingWeight).Refuse(got.Node(weight)!, "sampling weights are not done yet for this kind of measure; it takes frequencies", "write weight: { is: ..., as: frequency } where a row stands for several equal ones, or take the key out", ExitCode.NotYet);
    }

    private static MapShape<Weight> WeightShape()
    {
        var value = new Field<string>("is", new TextShape(AnExpression), "an expression that gives the weight of a row", required: true);
        var kind = new Field<string>("as", new WordShape(["sampling", "frequency"]), "sampling: how many people of the population a row stands for; frequency: how many equal rows", required: true);
        return new MapShape<Weight>("a weight", [value, kind], got => new Weight(got.Get(value), got.Get(kind) is "frequency"));
    }

    private static MapShape<JoinDeclaration> JoinShape(CardFolder? folder)
    {
        var file = new Field<IReadOnlyList<string>>("file", MeasureShape.Files(folder), "the second file", required: true);
        var on = new Field<string>("on", new TextShape("a column", most: 200), "the column of the data by which a row finds its row in the second file; without it the number of the row, from 0 (one Parquet file)");
        var there = new Field<string>("as", new TextShape("a column", most: 200), "the name of that column in the second file, where it is another; every value stands there once");
        return new MapShape<JoinDeclaration>("a join", [file, on, there], got => new JoinDeclaration(got.Get(file), got.Maybe(on), got.Maybe(there)))
        {
            Check = (got, place) => got.Maybe(on) is not null || got.Maybe(there) is not null
                || place.Refuse(got.Line, "neither `on` nor `as` says by what rows find each other", "write on: <the column that both files have>"),
        };
    }

    private sealed record Weight(string Expression, bool IsFrequency);

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
