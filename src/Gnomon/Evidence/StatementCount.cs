using System.Text.Json;
using Gnomon.Verify;
using Gnomon.Verify.Log;
using Gnomon.Verify.Statements;

namespace Gnomon.Evidence;

/// <summary>
/// Counts statements in a log. The same statement by two signers is one; an entry that is no statement is none. Signatures are not looked
/// at: whoever may write to the log could make the count larger than it is, and nobody can make it smaller.
/// </summary>
internal static class StatementCount
{
    /// <exception cref="EvidenceException">The log cannot be read.</exception>
    internal static int In(string folder, string predicateType, Func<JsonElement, bool> predicate)
    {
        if (!LogReader.TryOpen(folder, out var log, out var fault))
            throw Unreadable(folder, fault.ToString());
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (long first = 0; first < log.Checkpoint.Size; first += TilePath.Width)
        {
            var count = (int)Math.Min(TilePath.Width, log.Checkpoint.Size - first);
            var path = TilePath.OfEntries(first / TilePath.Width, count);
            if (RegularFile.TryRead(Path.Combine(folder, path), EntryBundle.MaxLength) is not { } bytes || !EntryBundle.TryDecode(bytes, count, out var entries))
                throw Unreadable(folder, $"{path} is missing or malformed");
            found.UnionWith(entries.Select(e => DigestOf(e, predicateType, predicate)).OfType<string>());
        }

        return found.Count;
    }

    private static string? DigestOf(ReadOnlyMemory<byte> entry, string predicateType, Func<JsonElement, bool> predicate)
    {
        try
        {
            using var envelope = JsonDocument.Parse(entry);
            var payload = envelope.RootElement.GetProperty("payload").GetBytesFromBase64();
            return InTotoStatement.TryParse(payload, out var statement, out _)
                && string.Equals(statement.PredicateType, predicateType, StringComparison.Ordinal)
                && statement.Predicate is { } said && predicate(said) ? Sha256Hex.Of(payload) : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static EvidenceException Unreadable(string folder, string what) =>
        new(new Problem(ExitCode.Log, $"the attempts in the log cannot be counted: {what}", "`gnomon log fsck` says what is wrong with it") { File = folder });
}
