using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>The result in about ten lines for a terminal, the sentences of the report's first screen; what its boxes note of a law stands below it, set in.</summary>
public static class TerminalSummary
{
    private const int Lines = 10;
    private const int MostOfAKind = 3;

    /// <summary>The lines, each ended by a line feed. What came in with the card passes <see cref="Plain.Text"/>.</summary>
    public static string Write(ReportInput input, Language language)
    {
        ArgumentNullException.ThrowIfNull(input);
        var wording = new Wording(language, input.Facts) { Answers = CardFacts.Of(input.Card, input.Classification) };
        var screen = FirstScreen.From(input, wording);
        List<Phrase> before = [Title(input, wording), .. MigrationWords.Of(input.Classification.Migrated, wording), .. screen.Markets.Select(Market)];
        List<Phrase> after = [NotExaminedWords.Of(input.NotExamined, wording), Phrase.Own(wording.Texts["self-check"])];
        List<List<Phrase>> middle =
        [
            [.. screen.Next.Select(s => wording.Texts.Say("terminal.next", ("what", s.What), ("who", s.Who), ("when", s.When)))],
            [.. screen.Open.Select(o => wording.Texts.Say("terminal.unknown", ("what", o.What), ("how", o.SettledBy)))],
            [.. input.Plan.Measures.Count == 0 ? [Phrase.Own(wording.Texts["terminal.nothing-measured"])] : screen.Gaps.Select(g => wording.Texts.Say("terminal.gap." + Wording.Kebab(g.Status.ToString()), ("gap", g.Sentence)))],
        ];
        return string.Concat([.. before.Concat(Share(middle, Lines - before.Count - after.Count)).Concat(after).Select(l => l + "\n")]);
    }

    // Each of the three kinds gets a line in turn until the ten are used up; with many markets each still gets one.
    private static IEnumerable<Phrase> Share(List<List<Phrase>> kinds, int room)
    {
        var take = new int[kinds.Count];
        for (var round = 0; round < MostOfAKind; round++)
        {
            for (var k = 0; k < kinds.Count; k++)
            {
                if (kinds[k].Count > round && (round == 0 || take.Sum() < room))
                    take[k]++;
            }
        }

        return kinds.SelectMany((kind, k) => kind.Take(take[k]));
    }

    private static Phrase Title(ReportInput input, Wording wording)
    {
        return wording.Texts.Say(
            input.IsDraft ? "terminal.title-draft" : "terminal.title",
            ("name", wording.Of(input.Card.Name)),
            ("version", Phrase.Foreign(input.Card.Version)),
            ("applies", wording.Day(input.Classification.Reading.AppliesOn)),
            ("known", wording.Day(input.Classification.Reading.KnownOn)));
    }

    private static Phrase Market(MarketLine line) => Phrase.Join("\n  ",
    [
        Phrase.Join(" ", [line.Sentence, .. line.Source is { } source ? [source] : Array.Empty<Phrase>()]),
        .. line.Notes,
    ]);
}
