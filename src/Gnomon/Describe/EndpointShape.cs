using Gnomon.Describe.Shapes;
using Gnomon.Endpoint;

namespace Gnomon.Describe;

/// <summary>A live model under a measure: where it is, what goes in, what is read, and how it is asked.</summary>
internal static class EndpointShape
{
    private const int MostColumns = 500;

    public static MapShape<ModelEndpoint> Of(CardFolder? folder)
    {
        var url = new Field<Uri>("url", new AddressShape(), "the server: what stands before /v2/models", required: true);
        var model = new Field<string>("model", new TextShape("the name of a model", most: 200), "the name of the model", required: true);
        var version = new Field<string>("version", new TextShape("a version", most: 200), "its version; without it the server chooses");
        var inputs = new Field<IReadOnlyList<TensorInput>>("inputs", new ListShape<TensorInput>(Input()) { Least = 1, Most = MostColumns, Unique = i => i.Name }, "the tensors of a request", required: true);
        var output = new Field<string>("output", new TextShape("the name of a tensor", most: 200), "the tensor of the answer that is read: one value a row", required: true);
        var index = new Field<int>("index", new CountShape(), "where the tensor has several values a row: which of them, from 0");
        var answers = new Field<string>("answers", new PathShape(folder, "a path of a CSV file below the card's folder"), "the file that `gnomon probe` writes the answers to, .csv", required: true);
        var batch = new Field<int>("batch", new CountShape(), "rows in one request; without it 32");
        var atOnce = new Field<int>("at-once", new CountShape(), "requests on their way at one time; without it 4");
        var timeout = new Field<decimal>("timeout", new NumberShape("seconds"), "seconds that one try waits; without it 30");
        var tries = new Field<int>("tries", new CountShape(), "tries of one request; without it 8");
        var giveUp = new Field<decimal>("give-up-after", new NumberShape("seconds"), "seconds without any answer after which asking ends; without it 300");
        var authorization = new Field<string>("authorization", IdShape.Variable, "the environment variable that holds the value of the header Authorization");
        return new MapShape<ModelEndpoint>("an endpoint", [url, model, version, inputs, output, index, answers, batch, atOnce, timeout, tries, giveUp, authorization], got => new ModelEndpoint(
            got.Get(url), got.Get(model), got.Maybe(version), got.Get(inputs), got.Get(output), got.Value(index), got.Get(answers), Limits(got), got.Maybe(authorization)))
        {
            Check = Check,
        };

        ProbeLimits Limits(Got got)
        {
            var usual = new ProbeLimits();
            return usual with
            {
                Batch = got.Value(batch) ?? usual.Batch,
                AtOnce = got.Value(atOnce) ?? usual.AtOnce,
                Tries = got.Value(tries) ?? usual.Tries,
                Timeout = got.Value(timeout) is { } wait ? TimeSpan.FromSeconds((double)wait) : usual.Timeout,
                GiveUp = got.Value(giveUp) is { } patience ? TimeSpan.FromSeconds((double)patience) : usual.GiveUp,
            };
        }

        bool Check(Got got, Place place)
        {
            bool Between(Field field, decimal? given, decimal least, decimal most) => given is null || (given >= least && given <= most)
                || place.Key(field.Name).Refuse(got.Node(field)!, FormattableString.Invariant($"{field.Name} is {given}; {least} to {most} was expected"), "write a number between them");
            var twice = got.List(inputs).SelectMany(i => i.Columns).GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
            return Between(batch, got.Value(batch), 1, 10_000) & Between(atOnce, got.Value(atOnce), 1, 256) & Between(tries, got.Value(tries), 1, 100)
                & Between(timeout, got.Value(timeout), 0.05m, 3600) & Between(giveUp, got.Value(giveUp), 0.1m, 86_400)
                & (got.Maybe(answers) is not { } path || path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || place.Key("answers").Refuse(got.Node(answers)!, "the answers are CSV, and the name does not end so", "write a name that ends with .csv"))
                & (twice is null || place.Key("inputs").Refuse(got.Node(inputs)!, $"the column {Found.Quote(twice)} goes into two tensors", "name it once; a change of it could else not be told apart"));
        }
    }

    private static MapShape<TensorInput> Input()
    {
        var name = new Field<string>("name", new TextShape("the name of a tensor", most: 200), "the name of the tensor", required: true);
        var datatype = new Field<string>("datatype", new WordShape(TensorInput.Datatypes), "the datatype of the protocol", required: true);
        var columns = new Field<IReadOnlyList<string>>("columns", new ListShape<string>(new TextShape("an expression over the columns")) { OrOne = true, Least = 1, Most = MostColumns, Unique = c => c }, "what goes in: one column for a tensor of shape [rows], several for [rows, columns]", required: true);
        var matrix = new Field<bool>("matrix", new YesNoShape(), "whether one column too is sent as [rows, 1]");
        var missing = new Field<string>("missing", new TextShape("a value", most: 200), "what is sent for a missing value; without it an empty text for BYTES, and a fault else");
        return new MapShape<TensorInput>("a tensor", [name, datatype, columns, matrix, missing], got => new TensorInput(got.Get(name), got.Get(datatype), got.Get(columns), got.Value(matrix) is true, got.Maybe(missing)));
    }
}
