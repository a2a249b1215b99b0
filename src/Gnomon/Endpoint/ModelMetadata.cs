using System.Text.Json;

namespace Gnomon.Endpoint;

/// <summary>What a server says of its model, held against what the card says: before any row is sent.</summary>
internal static class ModelMetadata
{
    /// <summary>Everything in which they differ.</summary>
    /// <param name="body">The answer of the metadata endpoint.</param>
    /// <param name="endpoint">What the card says.</param>
    public static IReadOnlyList<string> Differences(ReadOnlyMemory<byte> body, ModelEndpoint endpoint)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return [.. Inputs(json.RootElement, endpoint), .. Output(json.RootElement, endpoint)];
        }
        catch (JsonException e)
        {
            return [$"the metadata of the model are no JSON ({Plain.Text(e.Message)})"];
        }
    }

    private static IEnumerable<string> Inputs(JsonElement root, ModelEndpoint endpoint)
    {
        // A server that lists no tensors says nothing of them.
        if (Tensors(root, "inputs") is not { Count: > 0 } known)
            yield break;
        foreach (var input in endpoint.Inputs)
        {
            if (!known.TryGetValue(input.Name, out var datatype))
                yield return $"the model takes no tensor '{input.Name}'; {NearestWord.Remedy(input.Name, [.. known.Keys], "it takes " + string.Join(", ", known.Keys.Select(k => Plain.Text(k))))}";
            else if (!string.Equals(datatype, input.Datatype, StringComparison.Ordinal))
                yield return $"the model takes '{input.Name}' as {Plain.Text(datatype)}, and the card sends {input.Datatype}";
        }

        foreach (var absent in known.Keys.Except(endpoint.Inputs.Select(i => i.Name), StringComparer.Ordinal))
            yield return $"the model takes a tensor '{Plain.Text(absent)}' too, which the card does not send";
    }

    private static IEnumerable<string> Output(JsonElement root, ModelEndpoint endpoint)
    {
        if (Tensors(root, "outputs") is { Count: > 0 } known && !known.ContainsKey(endpoint.Output))
            yield return $"the model gives no tensor '{endpoint.Output}'; {NearestWord.Remedy(endpoint.Output, [.. known.Keys], "it gives " + string.Join(", ", known.Keys.Select(k => Plain.Text(k))))}";
    }

    private static Dictionary<string, string>? Tensors(JsonElement root, string name)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
            return null;
        return list.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.Object).Select(t => (Name: Text(t, "name"), Datatype: Text(t, "datatype")))
            .DistinctBy(t => t.Name, StringComparer.Ordinal).ToDictionary(t => t.Name, t => t.Datatype, StringComparer.Ordinal);
    }

    private static string Text(JsonElement tensor, string name) => tensor.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
