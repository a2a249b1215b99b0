using System.Text.Json;
using Gnomon.Verify.Statements;

namespace Gnomon.Evidence.Log;

/// <summary>Writes a statement as a signed DSSE envelope: the entry of a log.</summary>
internal static class Envelope
{
    /// <summary>The envelope of a statement by a signer; the same two give the same bytes.</summary>
    internal static byte[] Sign(Statement statement, Signer signer) => Sign(statement.Payload.Span, signer);

    /// <summary>The same of the bytes of any statement.</summary>
    internal static byte[] Sign(ReadOnlySpan<byte> payload, Signer signer)
    {
        var signature = signer.Sign(DsseEnvelope.Pae(InTotoStatement.PayloadType, payload));
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteBase64String("payload", payload);
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
