using Gnomon.Describe;
using Gnomon.Describe.Yaml;
using Gnomon.Law.Engine;
using Gnomon.Law.Format;

namespace Gnomon.Law;

/// <summary>One case of a pack: facts of one use, the days, and what should come out.</summary>
/// <param name="Name">What the case shows, for a lawyer.</param>
/// <param name="Reading">The two days.</param>
/// <param name="Facts">The answers.</param>
/// <param name="Expectations">What should come out.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line.</param>
public sealed record PackCase(string Name, Reading Reading, IReadOnlyList<FactAnswer> Facts, IReadOnlyList<CaseExpectation> Expectations, string File, int Line);

/// <summary>One thing that should come out of a case.</summary>
/// <param name="Kind"><c>expect</c>, <c>obligations</c> (both truths), <c>in-force</c> or <c>from</c>.</param>
/// <param name="Id">The outcome or obligation.</param>
/// <param name="Expected">The truth's word, or the day, or <c>never</c>; a range of days is <c>earliest..latest</c>.</param>
/// <param name="Line">The line.</param>
public sealed record CaseExpectation(string Kind, string Id, string Expected, int Line)
{
    /// <summary>Whether the id is that of an obligation, which may also be the id of a provision or outcome.</summary>
    internal bool IsOfObligation { get; init; }
}

/// <summary>An expectation that did not come true.</summary>
public sealed record CaseFailure(PackCase Case, CaseExpectation Expectation, string Actual)
{
    /// <summary><c>file:line: case: kind id: expected x, was y</c>.</summary>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Case.File}:{Expectation.Line}: {Case.Name}: {Expectation.Kind} {Expectation.Id}: expected {Expectation.Expected}, was {Actual}");
}

/// <summary>Reads and runs the cases of a pack: its tests, readable by a lawyer.</summary>
public static class PackCases
{
    /// <summary>The cases of a pack, or every problem found in their files.</summary>
    public static Checked<IReadOnlyList<PackCase>> Read(LawPack pack, FactDictionary dictionary)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(dictionary);
        var problems = new List<Problem>();
        var reader = new CaseReader(pack, dictionary);
        var cases = new List<PackCase>();
        foreach (var file in pack.CaseFiles)
        {
            if (!file.Parse().TryGet(out var parsed, out var found))
            {
                problems.AddRange(found);
                continue;
            }

            var root = YamlPlace.Root(parsed, ExitCode.Pack, problems);
            if (root.HasOnly("cases"))
                cases.AddRange((root.Required("cases")?.Items() ?? []).Select(reader.Read).OfType<PackCase>());
        }

        return problems.Count > 0 ? Checked.Bad<IReadOnlyList<PackCase>>(problems) : Checked.Good<IReadOnlyList<PackCase>>(cases);
    }

    /// <summary>Runs a case: every expectation that did not come true, or the pack's problem where it cannot be decided.</summary>
    public static Checked<IReadOnlyList<CaseFailure>> Run(LawEngine engine, LawPack pack, FactDictionary dictionary, PackCase test)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(test);
        var facts = CardFacts.Flat(dictionary, test.Facts, pack.Jurisdiction.ToLowerInvariant());
        facts = Scores.ScoredFacts.In(facts, [.. pack.Scores.Select(s => Scores.Scorer.Stand(s, facts.Facts))]);
        return engine.With(pack, facts, test.Reading, classifier => Failures(classifier, test));
    }

    private static IReadOnlyList<CaseFailure> Failures(Classifier classifier, PackCase test) =>
        [.. test.Expectations.Select(e => new CaseFailure(test, e, Actual(classifier, e))).Where(f => !string.Equals(f.Actual, f.Expectation.Expected, StringComparison.Ordinal))];

    private static string Actual(Classifier classifier, CaseExpectation expectation)
    {
        if (classifier.Single(expectation.Id, obligation: expectation.IsOfObligation) is not { } found)
            return "not in the text known on that day";
        return expectation.Kind switch
        {
            "in-force" => found.InForce.Id(),
            "from" => ClassificationJson.DayOrNever(found.From.Earliest) + (found.From.IsCertain ? "" : ".." + ClassificationJson.DayOrNever(found.From.Latest)),
            _ => found.Truth.Id(),
        };
    }
}
