using System.Text.Json.Nodes;

namespace Gnomon.Endpoint;

/// <summary>A model behind the Open Inference Protocol v2 (REST), as the card describes it.</summary>
/// <param name="Url">What stands before <c>v2/models</c>: http or https, no user, no query.</param>
/// <param name="Model">The name of the model.</param>
/// <param name="Version">Its version; null leaves it to the server.</param>
/// <param name="Inputs">The tensors that it takes.</param>
/// <param name="Output">The tensor that is read.</param>
/// <param name="Index">Which number of each row of that tensor, from 0; null where there is one a row.</param>
/// <param name="Answers">The file of answers, below the folder of the card: CSV.</param>
/// <param name="Limits">How it is asked.</param>
/// <param name="Authorization">The environment variable whose value is sent as the header Authorization; null for none. The value stands nowhere else.</param>
internal sealed record ModelEndpoint(
    Uri Url, string Model, string? Version, IReadOnlyList<TensorInput> Inputs, string Output, int? Index, string Answers, ProbeLimits Limits, string? Authorization)
{
    /// <summary>Every column that the model sees, in the order of its tensors.</summary>
    public IReadOnlyList<string> Columns => [.. Inputs.SelectMany(i => i.Columns)];

    /// <summary>The tensor that a column goes into.</summary>
    public TensorInput InputOf(string column) => Inputs.First(i => i.Columns.Contains(column, StringComparer.Ordinal));

    /// <summary>The address of the model's metadata; inference and readiness lie below it.</summary>
    public string Address => Url.AbsoluteUri.TrimEnd('/') + "/v2/models/" + Uri.EscapeDataString(Model) + (Version is null ? "" : "/versions/" + Uri.EscapeDataString(Version));

    /// <summary>What the plan keeps; of how it is asked only what can change an answer.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["url"] = Url.AbsoluteUri,
            ["model"] = Model,
            ["inputs"] = new JsonArray([.. Inputs.Select(i => i.ToJson())]),
            ["output"] = Output,
            ["answers"] = Answers,
            ["batch"] = Limits.Batch,
        };
        if (Version is not null)
            json["version"] = Version;
        if (Index is { } index)
            json["index"] = index;
        return json;
    }
}

/// <summary>One tensor of a request.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Datatype">The protocol's word: FP64, INT32, BOOL, BYTES.</param>
/// <param name="Columns">Expressions over the columns of the data; several make a tensor of shape [rows, columns], one of shape [rows].</param>
/// <param name="IsMatrix">Whether one column too is sent as [rows, 1].</param>
/// <param name="Missing">What stands for a missing value; null where nothing does: an empty text for BYTES, else a fault.</param>
internal sealed record TensorInput(string Name, string Datatype, IReadOnlyList<string> Columns, bool IsMatrix, string? Missing)
{
    /// <summary>The datatypes of the protocol.</summary>
    public static IReadOnlyList<string> Datatypes { get; } =
        ["BOOL", "UINT8", "UINT16", "UINT32", "UINT64", "INT8", "INT16", "INT32", "INT64", "FP16", "FP32", "FP64", "BYTES"];

    public bool IsText => Datatype is "BYTES";

    public bool IsWhole => Datatype.Contains("INT", StringComparison.Ordinal);

    public bool IsNumber => IsWhole || Datatype.StartsWith("FP", StringComparison.Ordinal);

    /// <summary>Whether a value may be missing.</summary>
    public bool TakesMissing => IsText || Missing is not null;

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["name"] = Name, ["datatype"] = Datatype, ["columns"] = new JsonArray([.. Columns.Select(c => JsonValue.Create(c))]) };
        if (IsMatrix)
            json["matrix"] = true;
        if (Missing is not null)
            json["missing"] = Missing;
        return json;
    }
}

/// <summary>How an endpoint is asked.</summary>
internal sealed record ProbeLimits
{
    /// <summary>Rows in one request.</summary>
    public int Batch { get; init; } = 32;

    /// <summary>Requests on their way at one time.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>How long one try waits for its answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Tries of one request, the first among them.</summary>
    public int Tries { get; init; } = 8;

    /// <summary>How long no request may be answered before all are given up.</summary>
    public TimeSpan GiveUp { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The wait after the first failure; it doubles with each.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(250);
}
