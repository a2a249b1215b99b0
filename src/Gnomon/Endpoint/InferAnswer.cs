using System.Text;
using System.Text.Json;

namespace Gnomon.Endpoint;

/// <summary>Reads an answer of the Open Inference Protocol v2. It is as hostile as any input: every fault has its own sentence.</summary>
internal static class InferAnswer
{
    /// <summary>One value a row, as it stood in the JSON.</summary>
    /// <param name="body">The bytes of the answer.</param>
    /// <param name="endpoint">Which tensor is read.</param>
    /// <param name="rows">How many rows were asked about.</param>
    /// <param name="answers">The values; empty where there is a fault.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static string? Read(ReadOnlyMemory<byte> body, ModelEndpoint endpoint, int rows, out IReadOnlyList<string> answers)
    {
        answers = [];
        try
        {
            using var json = JsonDocument.Parse(body);
            if (Output(json.RootElement, endpoint.Output, out var tensor) is { } absent)
                return absent;
            if (!tensor.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
                return $"the tensor '{endpoint.Output}' has no list of data (binary data are not asked for)";
            var values = Flat(data).ToList();
            return Shape(tensor, endpoint, rows, values.Count, out var width) ?? Values(values, tensor, endpoint, rows, width, out answers);
        }
        catch (JsonException e)
        {
            return $"the answer is no JSON ({Plain.Text(e.Message)}): {Beginning(body)}";
        }
    }

    /// <summary>What a server says of an error: the protocol's <c>{"error":"..."}</c>, or the beginning of what it sent.</summary>
    public static string Error(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.String)
                return Short(error.GetString()!);
        }
        catch (JsonException)
        {
            // Not in the protocol's form: the text itself has to do.
        }

        return body.Length == 0 ? "without a message" : Beginning(body);
    }

    private static string? Output(JsonElement root, string name, out JsonElement tensor)
    {
        tensor = default;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("outputs", out var outputs) || outputs.ValueKind != JsonValueKind.Array)
            return "the answer has no list of outputs";
        var names = new List<string>();
        foreach (var each in outputs.EnumerateArray().Where(o => o.ValueKind == JsonValueKind.Object))
        {
            names.Add(each.TryGetProperty("name", out var said) && said.ValueKind == JsonValueKind.String ? said.GetString()! : "");
            if (string.Equals(names[^1], name, StringComparison.Ordinal))
                (tensor, name) = (each, names[^1]);
        }

        return tensor.ValueKind == JsonValueKind.Object ? null : $"the answer has no tensor '{name}'; it has {(names.Count == 0 ? "none" : Short(string.Join(", ", names)))}";
    }

    private static string? Shape(JsonElement tensor, ModelEndpoint endpoint, int rows, int values, out int width)
    {
        width = 1;
        if (!tensor.TryGetProperty("shape", out var shape) || shape.ValueKind != JsonValueKind.Array)
            return $"the tensor '{endpoint.Output}' has no shape";
        var sizes = shape.EnumerateArray().Select(s => s.ValueKind == JsonValueKind.Number && s.TryGetInt32(out var size) ? size : -1).ToList();
        var said = $"the tensor '{endpoint.Output}' has the shape [{string.Join(", ", sizes)}]";
        if (sizes.Count is 0 or > 2 || sizes[0] != rows)
            return FormattableString.Invariant($"{said}; [{rows}] or [{rows}, values] was expected, a row for each row of the request");
        width = sizes.Count == 2 ? sizes[1] : 1;
        if (width < 1 || (long)rows * width != values)
            return FormattableString.Invariant($"{said} and {values} values");
        return endpoint.Index is null && width > 1 ? $"{said}: 'index' has to say which of the {width} values of a row is meant"
            : endpoint.Index >= width ? FormattableString.Invariant($"{said}: there is no value {endpoint.Index}, counted from 0")
            : null;
    }

    private static string? Values(List<JsonElement> values, JsonElement tensor, ModelEndpoint endpoint, int rows, int width, out IReadOnlyList<string> answers)
    {
        answers = [];
        var datatype = tensor.TryGetProperty("datatype", out var said) && said.ValueKind == JsonValueKind.String ? said.GetString()! : "";
        var read = new List<string>(rows);
        for (var row = 0; row < rows; row++)
        {
            var value = values[(row * width) + (endpoint.Index ?? 0)];
            var fits = datatype switch
            {
                "BYTES" => value.ValueKind == JsonValueKind.String,
                "BOOL" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
                _ => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number),
            };
            if (!fits)
                return FormattableString.Invariant($"the tensor '{endpoint.Output}' is said to be of {Short(datatype)}, and its value {row} is {Short(value.GetRawText())}");
            read.Add(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
        }

        answers = read;
        return null;
    }

    // The protocol takes nested lists for the same tensor.
    private static IEnumerable<JsonElement> Flat(JsonElement data) =>
        data.EnumerateArray().SelectMany(d => d.ValueKind == JsonValueKind.Array ? Flat(d) : [d]);

    private static string Beginning(ReadOnlyMemory<byte> body) => Short(Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, 200)]));

    private static string Short(string text) => Plain.Text(text.Length > 160 ? text[..160] + "..." : text);
}
