using System.Text.Json;
using Gnomon.Verify.Statements;

namespace Gnomon.Evidence.Log;

/// <summary>Writes a statement as a signed DSSE envelope: the entry of a log.</summary>
internal static class Envelope
{
    /// <summary>The envelope of a statement by a signer; the same two give the same bytes.</summary>
    internal static byte[] Sign(Statement statement, Signer signer)
    {
        var signature = signer.Sign(DsseEnvelope.Pae(InTotoStatement.PayloadType, statement.Payload.Span));
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteBase64String("payload", statement.Payload.Span);
            json.WriteString("payloadType", InTotoStatement.PayloadType);
            json.WriteStartArray("signatures");
            json.WriteStartObject();
            json.WriteBase64String("sig", signature);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
