using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gnomon.Endpoint;

/// <summary>
/// A request of the Open Inference Protocol v2: <c>{"id":"0","inputs":[{"name":"age","shape":[2],"datatype":"FP64","data":[31,52]}],"outputs":[{"name":"p"}]}</c>.
/// The same rows give the same bytes, so that their digest names the request.
/// </summary>
internal static class InferRequest
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of a request.</summary>
    /// <param name="endpoint">The model.</param>
    /// <param name="id">Names the request among those of a run.</param>
    /// <param name="rows">The rows; every value fits, see <see cref="TensorValue.Fault"/>.</param>
    public static byte[] Write(ModelEndpoint endpoint, string id, IReadOnlyList<ProbeRow> rows)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteStartArray("inputs");
            var first = 0;
            foreach (var input in endpoint.Inputs)
            {
                Write(json, input, rows, first);
                first += input.Columns.Count;
            }

            json.WriteEndArray();
            json.WriteStartArray("outputs");
            json.WriteStartObject();
            json.WriteString("name", endpoint.Output);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, TensorInput input, IReadOnlyList<ProbeRow> rows, int first)
    {
        json.WriteStartObject();
        json.WriteString("name", input.Name);
        json.WriteStartArray("shape");
        json.WriteNumberValue(rows.Count);
        if (input.IsMatrix || input.Columns.Count > 1)
            json.WriteNumberValue(input.Columns.Count);
        json.WriteEndArray();
        json.WriteString("datatype", input.Datatype);
        json.WriteStartArray("data");
        foreach (var row in rows)
        {
            for (var i = 0; i < input.Columns.Count; i++)
                TensorValue.Write(json, input, row.Values[first + i]);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
