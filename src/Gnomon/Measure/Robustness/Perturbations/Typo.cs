using System.Globalization;
using Gnomon.Endpoint;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Robustness.Perturbations;

/// <summary>Slips of the hand: two characters in the wrong order, one lost, one doubled, or the next key of a QWERTY keyboard.</summary>
internal sealed class Typo() : Perturbation("typos", "text gets slips of the hand; the strength is the share of characters hit, at least one", 0.02m, 0.05m, 0.1m)
{
    private static readonly string[] Keys = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    public override bool Fits(ProbeColumn column) => column.Input.IsText;

    public override string? Apply(string value, double strength, ProbeColumn column, Pcg32 random)
    {
        // Characters as people see them: a letter with its marks is one.
        var letters = Letters(value);
        for (var slips = Math.Max(1, (int)Math.Round(letters.Count * strength, MidpointRounding.ToEven)); slips > 0 && letters.Count > 0; slips--)
            Slip(letters, (int)(random.NextDouble() * letters.Count), random);
        return string.Concat(letters);
    }

    private static void Slip(List<string> letters, int at, Pcg32 random)
    {
        switch ((int)(random.NextDouble() * 4))
        {
            case 0 when at + 1 < letters.Count:
                (letters[at], letters[at + 1]) = (letters[at + 1], letters[at]);
                break;
            case 1 when letters.Count > 1:
                letters.RemoveAt(at);
                break;
            case 2 when Beside(letters[at], random) is { } beside:
                letters[at] = beside;
                break;
            default:
                letters.Insert(at, letters[at]);
                break;
        }
    }

    private static string? Beside(string letter, Pcg32 random)
    {
        var row = Keys.FirstOrDefault(k => letter.Length == 1 && k.Contains(letter, StringComparison.Ordinal));
        if (row is null)
            return null;
        var at = row.IndexOf(letter, StringComparison.Ordinal);
        var to = at == 0 ? 1 : at == row.Length - 1 ? at - 1 : random.NextDouble() < 0.5 ? at - 1 : at + 1;
        return row[to].ToString();
    }

    private static List<string> Letters(string text)
    {
        var letters = new List<string>();
        for (var each = StringInfo.GetTextElementEnumerator(text); each.MoveNext();)
            letters.Add(each.GetTextElement());
        return letters;
    }
}
