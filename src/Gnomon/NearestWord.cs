namespace Gnomon;

/// <summary>Finds the word that somebody probably meant.</summary>
public static class NearestWord
{
    private const int LongestWord = 80;

    /// <summary>The nearest of the words, null where none is near: more than a third of the letters would have to change.</summary>
    public static string? To(string word, IEnumerable<string> words)
    {
        if (word.Length is 0 or > LongestWord)
            return null;
        var wanted = Plain(word);
        var (best, distance) = words
            .Select(w => (Word: w, Distance: Distance(wanted, Plain(w))))
            .DefaultIfEmpty((Word: "", Distance: int.MaxValue))
            .MinBy(pair => pair.Distance);
        return distance <= Math.Min(wanted.Length, best.Length) / 3 ? best : null;
    }

    /// <summary>How to mend an unknown word: the nearest one, else what is known.</summary>
    public static string Remedy(string word, IEnumerable<string> words, string noneNear) =>
        To(word, words) is { } near ? $"did you mean '{near}'?" : noneNear;

    /// <summary>The same, and all words where they are few and none is near.</summary>
    public static string RemedyOrList(string word, IReadOnlyCollection<string> words, string otherwise) =>
        Remedy(word, words, words.Count is > 0 and <= 12 ? $"write one of: {string.Join(", ", words.Distinct(StringComparer.Ordinal))}" : otherwise);

    private static string Plain(string word) => word.ToLowerInvariant().Replace('_', '-').Replace(' ', '-');

    /// <summary>Insertions, deletions, changes and swaps of neighbours (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        if (b.Length > LongestWord)
            return int.MaxValue;
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(change, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
