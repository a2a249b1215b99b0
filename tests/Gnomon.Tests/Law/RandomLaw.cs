using Gnomon.Describe;
using Gnomon.Law;

namespace Gnomon.Tests.Law;

/// <summary>A small random dictionary, pack, card and reading from one seed, written in the pack format itself.</summary>
internal sealed class RandomLaw
{
    private static readonly string[] Numbers = ["10", "20"];
    private static readonly string[] Days = ["2025-03-01", "2026-03-01"];
    private static readonly string[] Starts = ["2024-06-01", "2025-06-01", "2026-06-01", "2027-06-01"];
    private readonly bool withDays;
    private bool inLaw;
    private ulong state;

    /// <param name="seed">Everything is drawn from it.</param>
    /// <param name="withDays">Whether rules may begin on the day of a fact, and ask whether it has come.</param>
    public RandomLaw(int seed, bool withDays = false)
    {
        this.withDays = withDays;
        state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL) + 1;
        Dictionary = LawText.Dictionary(
            "a use yes-no\nb system yes-no\nk use one-of x y z\nm use many-of p q none\nn organisation number FLOP\nd market date\nj use judgement\n",
            Next(3) == 0 ? "" : $"  - {{ id: c1, if: {Facts(1)}, then: {Facts(1)}, says: {LawText.Says} }}\n  - {{ id: c2, never: {{ all: [ {Leaf()}, {Leaf()} ] }}, says: {LawText.Says} }}\n");
        inLaw = withDays;
        var text = string.Concat(Enumerable.Range(0, 5).Select(Provision));
        var obligation = LawText.Rule("duty", $", role: o.1, given: {Condition(2, 9)}", $"{{ by: A, from: {From(0)} }}");
        Pack = LawText.Pack(Dictionary, "o.0 o.1 o.2 o.3", text, obligation, Next(2) == 0 ? "" : Pick("o.3", "o.*", "o.2"));
        var answers = string.Join(' ', Dictionary.Facts.Select(Answer));
        Answers = LawText.Answers(Dictionary, answers);
        Reading = LawText.Reading(Pick("2024-05-01", "2025-08-01", "2026-08-01", "2028-01-01"), Pick("2024-02-01", "2025-02-01", "2026-02-01"));
        Text = $"{System.Text.Encoding.UTF8.GetString(Dictionary.Files[0].File.Bytes.Span)}{text}{obligation}complete: {string.Join(", ", Pack.Complete)}\n{answers}\n{Reading}";
    }

    /// <summary>All of it, for whoever looks into a failure.</summary>
    public string Text { get; }

    public FactDictionary Dictionary { get; }

    public LawPack Pack { get; }

    public IReadOnlyList<FactAnswer> Answers { get; }

    public Reading Reading { get; }

    private string Provision(int i)
    {
        var unless = i > 0 && Next(2) == 0 ? FormattableString.Invariant($", unless: [ p{Next(Math.Min(i, 2))} ]") : "";
        var versions = new List<string> { FormattableString.Invariant($"{{ by: A, from: {From(i)}, when: {Condition(2, i)}{unless}, then: [ o.{i % 3} ] }}") };
        if (Next(2) == 0)
            versions.Add(FormattableString.Invariant($"{{ by: B, {Change(i, first: true)} }}"));
        if (Next(3) == 0)
            versions.Add(FormattableString.Invariant($"{{ by: C, {Change(i, first: false)} }}"));
        return LawText.Provision(FormattableString.Invariant($"p{i}"), [.. versions]);
    }

    // Only the first change may leave `from` unstated: what carries over a `never` is refused.
    private string Change(int i, bool first) => Next(5) switch
    {
        0 => $"instead: true, from: {From(i)}",
        1 => $"from: {From(i)}, when: {Condition(1, i)}",
        2 when first => $"until: {Pick(Starts)}",
        2 or 3 => $"from: {Pick(Starts)}, until: {Pick("2027-01-01", "never")}",
        _ => "instead: true, from: never",
    };

    // No circles: exceptions are p0 and p1, which ask for no outcome but the one that nothing yields; only p2 and the duty ask for outcomes.
    private string Condition(int depth, int i) => Next(depth > 0 ? 6 : 3) switch
    {
        3 => $"{{ all: [ {Condition(depth - 1, i)}, {Condition(depth - 1, i)} ] }}",
        4 => $"{{ any: [ {Condition(depth - 1, i)}, {Condition(depth - 1, i)} ] }}",
        5 when Next(3) == 0 => $"{{ conflict: [ {{ is: {Facts(0)}, per: s1 }}, {{ is: {Facts(0)}, per: s2 }} ] }}",
        5 => $"{{ not: {Condition(depth - 1, i)} }}",
        2 when i == 2 => Pick("o.0", "o.1", "o.3"),
        2 when i == 9 => Pick("o.*", "o.2"),
        _ => Leaf(),
    };

    private string Facts(int depth) => depth > 0 && Next(2) == 0 ? $"{{ any: [ {Leaf()}, {Leaf()} ] }}" : Leaf();

    private string Leaf() => inLaw && Next(6) == 0 ? $"{{ d: {{ has-come: {Pick("true", "false")} }} }}" : Next(8) switch
    {
        0 => $"{{ a: {Pick("true", "false")} }}",
        1 => $"{{ b: {Pick("true", "false")} }}",
        2 => $"{{ k: {Pick("x", "y", "[x, z]")} }}",
        3 => $"{{ m: {Pick("p", "q", "none", "[p, q]")} }}",
        4 => $"{{ n: {{ {Pick("at-least", "at-most", "above", "below")}: {Pick(Numbers)}, unit: FLOP }} }}",
        5 => $"{{ d: {{ {Pick("before", "on-or-after")}: {Pick(Days)} }} }}",
        6 => "{ j: true }",
        _ => "{ m: p }",
    };

    private string From(int i) => withDays && Next(2) == 0 ? FromFact() : Next(5) switch
    {
        0 => $"[ {{ when: {Leaf()}, date: {Pick([.. Starts, "never"])} }}, {Pick(Starts)} ]",
        1 when i < 3 => $"{{ conflict: [ {{ is: {Pick(Starts)}, per: s1 }}, {{ is: {Pick(Starts)}, per: s2 }} ] }}",
        _ => Pick(Starts),
    };

    private string FromFact()
    {
        var bounds = $"{{ d: {{ on-or-after: {Pick(Starts)}{Pick("", ", before: 2027-03-01")} }} }}";
        var when = Next(3) == 0 ? bounds : $"{{ all: [ {Leaf()}, {bounds} ] }}";
        var date = Next(4) == 0 ? $"{{ conflict: [ {{ is: d, per: s1 }}, {{ is: {Pick([.. Starts, "never"])}, per: s2 }} ] }}" : "d";
        return $"[ {{ when: {when}, date: {date} }}, {Pick([.. Starts, "never"])} ]";
    }

    private string Answer(FactDefinition fact)
    {
        if (Next(2) == 0)
            return "";
        if (Next(6) == 0)
            return fact.Id + "=?";
        return fact.Id + "=" + fact.Type switch
        {
            FactType.OneOf => Pick("x", "y", "z"),
            FactType.ManyOf => Pick("p", "none", "p,q", "q+", "p+", "+"),
            FactType.Number => Pick("0", "10", "11", "21"),
            FactType.Date when withDays => Pick("2025-06-01", "2025-05-31", "2025-06-02", "2025-08-01", "2025-08-02", "2026-10-01", "2027-06-01", "2028-02-01", "2025-06", "2025-08", "2025", "../2025-08-01", "../2025"),
            FactType.Date => Pick("2025-06-01", "2025-03-01", "2026-03-01", "2025-06", "2025", "../2025-06-01", "../2026"),
            _ => Pick("true", "false"),
        };
    }

    private string Pick(params string[] words) => words[Next(words.Length)];

    /// <summary>SplitMix64: the stream is the same on every platform.</summary>
    private int Next(int below)
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return (int)((z ^ (z >> 31)) % (ulong)below);
    }
}
