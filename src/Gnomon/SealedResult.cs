using System.Text;
using System.Text.Json;
using Gnomon.Evidence;
using Gnomon.Verify;
using Gnomon.Verify.Crypto;
using Gnomon.Verify.Log;
using Gnomon.Verify.Run;
using Gnomon.Verify.Statements;

namespace Gnomon;

/// <summary>A sealed result whose seal holds, and what its statements say.</summary>
internal sealed class SealedResult
{
    private readonly string folder;

    private SealedResult(string folder, RunVerdict verdict) => (this.folder, Verdict) = (folder, verdict);

    /// <summary>The seal.</summary>
    internal RunVerdict Verdict { get; }

    /// <summary>Reads a result whose seal was found to hold.</summary>
    internal static SealedResult Read(string folder) => new(folder, RunVerifier.Verify(folder, []));

    /// <summary>A result that was checked already.</summary>
    internal static SealedResult Checked(string folder, RunVerdict verdict) => new(folder, verdict);

    /// <summary>A file of the result.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal byte[] File(string name) => RegularFile.TryRead(Path.Combine(folder, name), int.MaxValue) ?? throw new IOException($"{name} cannot be read");

    /// <summary>Each stage beside the same stage of a run over the same plan.</summary>
    internal IReadOnlyList<StageComparison> Compare(AssessmentResult now)
    {
        var payloads = Payloads();
        return [.. now.Statements.Select(s => string.Equals(s.Stage, "result", StringComparison.Ordinal) ? Assessment(now.Folder) : Compare(s, payloads[s.Stage], now.Folder))];
    }

    // The report has the language, the key and the attempt of its run in it; what machines read must be the same.
    private StageComparison Assessment(string now)
    {
        const string Name = "assessment.json";
        var bytes = File(Name);
        return new StageComparison("result", Sha256Hex.Of(bytes), Name, Between(bytes, System.IO.File.ReadAllBytes(Path.Combine(now, Name)))) is { Difference: not null } differs
            ? differs
            : new StageComparison("result", Sha256Hex.Of(bytes), File: null, Difference: null);
    }

    private StageComparison Compare(Statement now, byte[] payload, string folderNow)
    {
        var digest = Sha256Hex.Of(payload);
        if (string.Equals(digest, now.Digest, StringComparison.Ordinal))
            return new StageComparison(now.Stage, digest, File: null, Difference: null);
        foreach (var name in Names(payload).Union(Names(now.Payload.Span.ToArray()), StringComparer.Ordinal))
        {
            var (before, after) = (RegularFile.TryRead(Path.Combine(folder, name), int.MaxValue), RegularFile.TryRead(Path.Combine(folderNow, name), int.MaxValue));
            if (before is null || after is null)
                return new StageComparison(now.Stage, digest, name, new JsonDifference("$", before is null ? null : "the file", after is null ? null : "the file"));
            if (Between(before, after) is { } difference)
                return new StageComparison(now.Stage, digest, name, difference);
        }

        // The files are alike: the statement itself says something else.
        return new StageComparison(now.Stage, digest, "statement", Between(payload, now.Payload.ToArray()));
    }

    private Dictionary<string, byte[]> Payloads()
    {
        EntryBundle.TryDecode(File(RunFormat.LogFolder + "/" + TilePath.OfEntries(0, Verdict.Statements.Count)), Verdict.Statements.Count, out var entries);
        return Verdict.Statements.Zip(entries, (s, e) => (s.Stage, Payload: Payload(e, Verdict.Signer!))).ToDictionary(p => p.Stage, p => p.Payload, StringComparer.Ordinal);
    }

    private static byte[] Payload(ReadOnlyMemory<byte> entry, PublicKey signer) =>
        DsseEnvelope.TryParse(entry, out var envelope, out _) && envelope.Verify([signer]) is { } payload ? payload.ToArray() : throw new IOException("a statement changed while it was read");

    private static IEnumerable<string> Names(byte[] payload) =>
        InTotoStatement.TryParse(payload, out var statement, out _) ? statement.Subjects.Select(s => s.Name!) : [];

    private static JsonDifference? Between(byte[] before, byte[] after)
    {
        if (before.AsSpan().SequenceEqual(after))
            return null;
        try
        {
            using var old = JsonDocument.Parse(before);
            using var fresh = JsonDocument.Parse(after);
            if (JsonDifference.Between(old.RootElement, fresh.RootElement).FirstOrDefault() is { } difference)
                return difference;
        }
        catch (JsonException)
        {
            // A card is YAML: its lines are compared.
        }

        return Lines(Encoding.UTF8.GetString(before).Split('\n'), Encoding.UTF8.GetString(after).Split('\n'));
    }

    private static JsonDifference Lines(string[] before, string[] after)
    {
        var at = 0;
        while (at < before.Length && at < after.Length && string.Equals(before[at], after[at], StringComparison.Ordinal))
            at++;
        return new JsonDifference(FormattableString.Invariant($"line {at + 1}"), before.ElementAtOrDefault(at)?.Trim(), after.ElementAtOrDefault(at)?.Trim());
    }
}
