using System.Text.Json;
using Gnomon.Evidence.Log;
using Gnomon.Verify.Statements;

namespace Gnomon.Evidence;

/// <summary>A statement about a result in a predicate of others, signed by the user: a file by itself, in no log.</summary>
internal static class Attestation
{
    /// <summary>The envelope.</summary>
    /// <param name="type">The predicate's type.</param>
    /// <param name="subjects">What it is about; at least one.</param>
    /// <param name="predicate">Writes the members of the predicate.</param>
    /// <param name="signer">Whose word it is.</param>
    internal static byte[] Sign(string type, IReadOnlyList<Subject> subjects, Action<Utf8JsonWriter> predicate, Signer signer)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("_type", InTotoStatement.Type);
            json.WriteStartArray("subject");
            foreach (var subject in subjects)
                Write(json, subject);
            json.WriteEndArray();
            json.WriteString("predicateType", type);
            json.WriteStartObject("predicate");
            predicate(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Envelope.Sign(buffer.ToArray(), signer);
    }

    /// <summary>A resource descriptor: a name and a digest.</summary>
    internal static void Write(Utf8JsonWriter json, Subject subject)
    {
        json.WriteStartObject();
        json.WriteString("name", subject.Name);
        json.WriteStartObject("digest");
        json.WriteString("sha256", subject.Sha256);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
