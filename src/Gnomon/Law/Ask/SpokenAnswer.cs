using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Gnomon.Describe;

namespace Gnomon.Law.Ask;

/// <summary>What somebody typed: an answer, a wish about the interview, or nothing that is understood.</summary>
public abstract partial record SpokenAnswer
{
    private static readonly Dictionary<string, SpokenAnswer> Wishes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["back"] = new Back(),
        ["quay lại"] = new Back(),
        ["lùi"] = new Back(),
        ["lui"] = new Back(),
        ["retour"] = new Back(),
        ["skip"] = new Skip(),
        ["bỏ qua"] = new Skip(),
        ["bo qua"] = new Skip(),
        ["passer"] = new Skip(),
        ["why"] = new Why(),
        ["why?"] = new Why(),
        ["vì sao"] = new Why(),
        ["vì sao?"] = new Why(),
        ["vi sao"] = new Why(),
        ["pourquoi"] = new Why(),
        ["pourquoi ?"] = new Why(),
        ["pourquoi?"] = new Why(),
        ["help"] = new Help(),
        ["trợ giúp"] = new Help(),
        ["tro giup"] = new Help(),
        ["aide"] = new Help(),
        ["stop"] = new Stop(),
        ["quit"] = new Stop(),
        ["dừng"] = new Stop(),
        ["arrêter"] = new Stop(),
    };

    private static readonly string[] DontKnow =
        ["?", "unknown", "don't know", "dont know", "don’t know", "không biết", "khong biet", "chưa biết", "je ne sais pas", "ne sais pas", "inconnu"];

    private static readonly string[] Yes = ["yes", "y", "true", "có", "co", "c", "oui", "o"];
    private static readonly string[] No = ["no", "n", "false", "không", "khong", "k", "non"];

    // That day or earlier, as people say it, and as it is written back to them.
    private static readonly string[] NotLater = ["../", "..", "<=", "by ", "not later than ", "no later than ", "chậm nhất ", "cham nhat ", "muộn nhất ", "muon nhat ", "au plus tard "];
    private static readonly string[] Filling = ["là ", "la ", "ngày ", "ngay ", "le "];
    private static readonly string[] OrEarlier = [" or earlier", " hoặc sớm hơn", " hoac som hon", " ou avant"];

    // What stands before a second answer; further on in a reason, numbers and everyday words that are ids too mean nothing.
    private static readonly string[] Joining = ["and", "also", "or", "maybe", "perhaps", "et", "aussi", "ou", "peut-être", "và", "cả", "hoặc", "có", "thể"];

    private SpokenAnswer()
    {
    }

    /// <summary>An answer to the question, and its reason where one was given in the same breath: <c>no, because ...</c>.</summary>
    public sealed record Value(FactValue Given, string? Reason = null) : SpokenAnswer;

    /// <summary>Take the last answer back.</summary>
    public sealed record Back : SpokenAnswer;

    /// <summary>Leave the question open.</summary>
    public sealed record Skip : SpokenAnswer;

    /// <summary>Say what either answer would decide.</summary>
    public sealed record Why : SpokenAnswer;

    /// <summary>Say how to answer.</summary>
    public sealed record Help : SpokenAnswer;

    /// <summary>End the interview.</summary>
    public sealed record Stop : SpokenAnswer;

    /// <summary>Nothing that answers this question.</summary>
    public sealed record NotUnderstood : SpokenAnswer;

    /// <summary>Reads a line, in any of the three languages.</summary>
    /// <param name="fact">The fact that was asked for.</param>
    /// <param name="line">What was typed.</param>
    public static SpokenAnswer Read(FactDefinition fact, string line)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(line);
        var said = line.Trim().Normalize();
        if (Wishes.TryGetValue(said, out var wish))
            return wish;
        FactValue? value = DontKnow.Contains(said, StringComparer.OrdinalIgnoreCase) ? new FactValue.DontKnow() : fact.Type switch
        {
            FactType.YesNo => Judged(said) is { } yes ? new FactValue.YesNo(yes) : null,
            FactType.Judgement => Judged(said) is { } judged ? new FactValue.Judgement(judged) : null,
            FactType.OneOf => One(fact, said) is { } one ? new FactValue.OneOf(one) : null,
            FactType.ManyOf => Many(fact, said),
            FactType.Number => Number(fact, said),
            _ => Date(said),
        };
        return value is null ? new NotUnderstood() : new Value(value, value is FactValue.Judgement or FactValue.YesNo or FactValue.OneOf ? Parted(said).Reason : null);
    }

    // Of "no, because ..." the word and the reason.
    private static (string Answer, string? Reason) Parted(string said)
    {
        if (said.IndexOfAny([',', ';', ':', '.']) is not (var end and > 0))
            return (said, null);
        var reason = said[(end + 1)..].Trim();
        return (said[..end].Trim(), reason.Length > 0 ? reason : null);
    }

    // "No, wait, yes" is neither.
    private static bool? Judged(string said)
    {
        var (answer, reason) = Parted(said);
        var last = reason?.Split(',', ';', ':', '.')[^1].Trim(' ', '!');
        return YesNo(answer) is { } yes && (last is null || YesNo(last) != !yes) ? yes : null;
    }

    private static bool? YesNo(string said) =>
        Yes.Contains(said, StringComparer.OrdinalIgnoreCase) ? true : No.Contains(said, StringComparer.OrdinalIgnoreCase) ? false : null;

    // Of "2, because ..." the answer; "2, 3" and "2, and also 3" are two.
    private static string? One(FactDefinition fact, string said)
    {
        var (answer, reason) = Parted(said);
        var first = reason?.Split([' ', ',', ';', ':', '.', '!'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(w => !Joining.Contains(w, StringComparer.OrdinalIgnoreCase));
        return first is null || Option(fact, first) is null ? Option(fact, answer) : null;
    }

    private static string? Option(FactDefinition fact, string said)
    {
        if (int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number >= 1 && number <= fact.Options.Count ? fact.Options[number - 1].Id : null;
        return fact.Options.FirstOrDefault(o => string.Equals(o.Id, said, StringComparison.OrdinalIgnoreCase))?.Id;
    }

    // Three points at the end say that there may be more; else the list is whole.
    private static FactValue.ManyOf? Many(FactDefinition fact, string said)
    {
        var more = said.EndsWith("...", StringComparison.Ordinal) || said.EndsWith('…');
        var words = (more ? said.TrimEnd('.', '…') : said).Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries);
        var chosen = words.Select(w => Option(fact, w)).ToList();
        if (chosen.Count == 0 || chosen.Contains(null) || (chosen.Count > 1 && chosen.Contains("none", StringComparer.Ordinal)))
            return null;
        return new FactValue.ManyOf([.. chosen.OfType<string>().Order(StringComparer.Ordinal)], Complete: !more);
    }

    // "By 14/9/2026": that day or earlier.
    private static FactValue.Date? Date(string said)
    {
        if (OrEarlier.FirstOrDefault(w => said.EndsWith(w, StringComparison.OrdinalIgnoreCase)) is { } after)
            return FactValue.Date.Parse("../" + Iso(said[..^after.Length].Trim()));
        if (NotLater.FirstOrDefault(w => said.StartsWith(w, StringComparison.OrdinalIgnoreCase)) is not { } before)
            return FactValue.Date.Parse(Iso(said));
        var day = said[before.Length..].Trim();
        while (Filling.FirstOrDefault(w => day.StartsWith(w, StringComparison.OrdinalIgnoreCase)) is { } filling)
            day = day[filling.Length..].Trim();
        return FactValue.Date.Parse("../" + Iso(day));
    }

    // A day as people write it, 15/3/2026 or 15.3.2026, or a month, 3/2026. Which of 3/4/2026 is the month depends on where somebody
    // learnt to write, so that is not understood.
    private static string Iso(string said)
    {
        var parts = said.Split('/', '.', '-');
        if (parts is not [.. var front, { Length: 4 } year] || !front.All(p => p.Length is 1 or 2 && p.All(char.IsAsciiDigit)))
            return said;
        return front.Select(p => p.PadLeft(2, '0')).ToList() switch
        {
            [var month] => $"{year}-{month}",
            [var day, var month] when IsNoMonth(day) || string.Equals(day, month, StringComparison.Ordinal) => $"{year}-{month}-{day}",
            [var month, var day] when IsNoMonth(day) => $"{year}-{month}-{day}",
            _ => said,
        };
    }

    [GeneratedRegex(@"^[0-9]{1,3}([.,][0-9]{3})+\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Thousands();

    private static bool IsNoMonth(string number) => string.CompareOrdinal(number, "12") > 0;

    // Of 10.000 and 10,000 it depends on where somebody learnt to write whether they are ten or ten thousand, so neither is understood.
    private static FactValue.Number? Number(FactDefinition fact, string said)
    {
        var bare = fact.Unit is { } unit && said.EndsWith(unit, StringComparison.OrdinalIgnoreCase) ? said[..^unit.Length].Trim() : said;
        if (Thousands().IsMatch(bare))
            return null;
        return decimal.TryParse(bare, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new FactValue.Number(number) : null;
    }
}
