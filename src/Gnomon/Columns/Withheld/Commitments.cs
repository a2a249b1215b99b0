using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Gnomon.Columns.Withheld;

/// <summary>Salted commitments: how they are made, written and chosen, for cells and tables alike.</summary>
internal static class Commitments
{
    private const int FewestClosed = 2;

    /// <summary>The key of which the salts of one file are made: whoever has the data files has it.</summary>
    /// <param name="of">The id of the measure; with a point and the name of a table for that table.</param>
    /// <param name="files">The data files that were counted, with their salts.</param>
    internal static byte[] Key(string of, IReadOnlyList<DescribedFile> files) => SHA256.HashData(
    [
        .. "Gnomon cell key 1\n"u8, .. Encoding.UTF8.GetBytes(of + "\n"), .. files.OrderBy(f => f.Content.Name, StringComparer.Ordinal).SelectMany(f => f.Salt.ToArray()),
    ]);

    /// <summary>What opens some cells or rows, sorted by commitment, so that the order says nothing of the groups.</summary>
    internal static IReadOnlyList<CellOpening> Openings(IEnumerable<byte[]> closed, byte[] key) =>
        [.. closed.Select(bytes => new CellOpening(bytes, HMACSHA256.HashData(key, bytes))).OrderBy(o => o.Commitment, StringComparer.Ordinal)];

    /// <summary>The member <c>closed</c>.</summary>
    internal static void Write(Utf8JsonWriter json, int below, IReadOnlyList<CellOpening> openings)
    {
        json.WriteStartObject("closed");
        json.WriteNumber("below", below);
        json.WriteStartArray("commitments");
        foreach (var opening in openings)
            json.WriteStringValue(opening.Commitment);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>
    /// Closes more of counts whose sum is known, the smallest first, until the sum and the number of those closed tell of none that it is below the publish size.
    /// </summary>
    internal static void Complete(HashSet<int> closed, IReadOnlyList<(int Place, long Count)> counts, int below)
    {
        var hidden = counts.Where(c => closed.Contains(c.Place)).ToList();
        var (sum, number) = (hidden.Sum(c => c.Count), hidden.Count);
        if (!Tells())
            return;
        foreach (var (place, count) in counts.Where(c => !closed.Contains(c.Place)).OrderBy(c => c.Count).ThenBy(c => c.Place).ToList().TakeWhile(_ => Tells()))
        {
            closed.Add(place);
            (sum, number) = (sum + count, number + 1);
        }

        bool Tells() => number > 0 && (number < FewestClosed || sum - (number - 1) < below);
    }
}
