namespace Gnomon.Describe.Yaml;

/// <summary>What a mistyped word was meant to be.</summary>
internal static class NearestWord
{
    /// <summary>The valid word fewest edits away, null where none is near enough to be meant.</summary>
    public static string? Of(string word, IEnumerable<string> valid)
    {
        var best = default(string);
        // A word of one letter is near every other one, so nothing is suggested for it.
        var fewest = Math.Min(Math.Max(2, word.Length / 3), word.Length - 1) + 1;
        foreach (var candidate in valid)
        {
            var edits = Edits(word, candidate);
            if (edits < fewest)
                (best, fewest) = (candidate, edits);
        }

        return best;
    }

    /// <summary>A remedy that names the nearest word, or all words where they are few, or else <paramref name="otherwise"/>.</summary>
    public static string Remedy(string word, IReadOnlyCollection<string> valid, string otherwise)
    {
        if (Of(word, valid) is { } near)
            return $"did you mean '{near}'?";
        return valid.Count is > 0 and <= 12 ? $"write one of: {string.Join(", ", valid)}" : otherwise;
    }

    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
