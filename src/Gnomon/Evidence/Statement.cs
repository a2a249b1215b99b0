using System.Text.Json;
using Gnomon.Verify;
using Gnomon.Verify.Run;
using Gnomon.Verify.Statements;

namespace Gnomon.Evidence;

/// <summary>
/// What a stage states about the files it made, as the bytes of an in-toto Statement v1. The same stage, files and predicate give
/// the same bytes: nothing of the run, the key or the clock is in them.
/// </summary>
public sealed class Statement
{
    private Statement(string stage, byte[] payload)
    {
        Stage = stage;
        Payload = payload;
        Digest = Sha256Hex.Of(payload);
    }

    /// <summary>The stage, one of <see cref="RunFormat.Stages"/>.</summary>
    public string Stage { get; }

    /// <summary>The JSON, UTF-8 without white space.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>SHA-256 of the payload, lower-case hex: how reports refer to the statement.</summary>
    public string Digest { get; }

    /// <summary>Makes a statement.</summary>
    /// <param name="stage">One of <see cref="RunFormat.Stages"/>, or one of the two that a log says about itself; its type is <c>urn:gnomon:(stage):1</c>.</param>
    /// <param name="subjects">
    /// The files that it seals; they are sorted by name. For <c>cells</c> the files of counts, or the plan when nothing was counted:
    /// a statement about nothing is not one.
    /// </param>
    /// <param name="predicate">Writes the members of the predicate object; null for an empty one. Each member once, in a fixed order.</param>
    /// <exception cref="ArgumentException">The stage is not known, or there is no subject.</exception>
    public static Statement Create(string stage, IEnumerable<Subject> subjects, Action<Utf8JsonWriter>? predicate = null)
    {
        var sorted = subjects.OrderBy(s => s.Name, StringComparer.Ordinal).ToList();
        if (!RunFormat.Stages.Contains(stage, StringComparer.Ordinal) && stage is not RunFormat.LogEnd and not RunFormat.LogStart)
            throw new ArgumentException($"no stage is called {stage}", nameof(stage));
        if (sorted.Count == 0 || sorted.DistinctBy(s => s.Name, StringComparer.Ordinal).Count() < sorted.Count)
            throw new ArgumentException("a statement has at least one subject and none twice", nameof(subjects));
        using var buffer = new MemoryStream();

        // The encoder that escapes all but ASCII: the relaxed one depends on the Unicode tables of the .NET version.
        using (var json = new Utf8JsonWriter(buffer))
            Write(json, stage, sorted, predicate);
        return new Statement(stage, buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string stage, List<Subject> subjects, Action<Utf8JsonWriter>? predicate)
    {
        json.WriteStartObject();
        json.WriteString("_type", InTotoStatement.Type);
        json.WriteStartArray("subject");
        foreach (var subject in subjects)
        {
            json.WriteStartObject();
            json.WriteString("name", subject.Name);
            json.WriteStartObject("digest");
            json.WriteString("sha256", subject.Sha256);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("predicateType", RunFormat.PredicateType(stage));
        json.WriteStartObject("predicate");
        predicate?.Invoke(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
