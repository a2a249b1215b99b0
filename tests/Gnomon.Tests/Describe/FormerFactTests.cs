using System.Text;
using Gnomon.Describe;
using Gnomon.Describe.Yaml;
using Gnomon.Tests.Law;

namespace Gnomon.Tests.Describe;

/// <summary>Old cards keep working: facts and values that were renamed or split, and what of them cannot be carried over.</summary>
public sealed class FormerFactTests
{
    private const string Texts = "question: { en: E, vi: V, fr: F }, help: { en: E, vi: V, fr: F }, cost: 1, who: { en: E, vi: V, fr: F }";

    private static readonly FactDictionary Facts = LawText.Good(FactDictionaryReader.Read(LawText.File("facts.yaml", $$"""
        facts:
          - { id: supply.own-name, scope: system, type: yes-no, was: supply.name, {{Texts}} }
          - { id: use.area, scope: use, type: many-of, was: [ area, sector ], values: [ { id: hire, en: E, vi: V, fr: F, was: work }, { id: manage, en: E, vi: V, fr: F, was: work }, { id: school, en: E, vi: V, fr: F, was: education }, { id: none, en: E, vi: V, fr: F } ], {{Texts}} }
          - { id: check.when, scope: use, type: one-of, was: { fact: oversight, values: { before: before, signed-off: before, never: none } }, values: [ { id: before, en: E, vi: V, fr: F }, { id: none, en: E, vi: V, fr: F } ], {{Texts}} }
          - { id: check.authorised, scope: use, type: yes-no, was: { fact: oversight, values: { signed-off: "true" } }, {{Texts}} }
        """)));

    [Fact]
    public void A_renamed_fact_is_read_under_its_new_name_with_everything_beside_it()
    {
        var card = Read("supply.name: { value: true, by: a@b, on: 2026-01-02, reason: r }");
        var answer = Assert.Single(card.Facts);
        Assert.Equal(("supply.own-name", new FactValue.YesNo(true), "a@b", 4), (answer.Fact, answer.Value, answer.By, answer.Line));
        Assert.Equal((4, "supply.name", MigrationFate.Carried), Short(Assert.Single(card.Migrated)));
    }

    [Fact]
    public void A_renamed_value_is_carried_over_also_below_a_former_id()
    {
        var card = Read("", "sector: { value: [education], complete: true }");
        var many = Assert.IsType<FactValue.ManyOf>(Assert.Single(card.Uses[0].Facts).Value);
        Assert.Equal(["school"], many.Values);
        Assert.True(many.Complete);
    }

    [Fact]
    public void A_value_that_was_split_is_unknown_and_its_list_no_longer_whole()
    {
        var card = Read("", "use.area: { value: [work, school], complete: true }");
        var many = Assert.IsType<FactValue.ManyOf>(Assert.Single(card.Uses[0].Facts).Value);
        Assert.Equal(["school"], many.Values);
        Assert.False(many.Complete);
        var migrated = Assert.Single(card.Migrated);
        Assert.Equal((MigrationFate.Lost, "work", 7), (migrated.Fate, Assert.Single(migrated.Lost), migrated.Line));
    }

    [Fact]
    public void A_fact_that_was_split_gives_each_heir_its_share()
    {
        var card = Read("", "oversight: signed-off");
        Assert.Equal(["check.when", "check.authorised"], card.Uses[0].Facts.Select(f => f.Fact));
        Assert.Equal(MigrationFate.Carried, Assert.Single(card.Migrated).Fate);
        var half = Read("", "oversight: before");
        Assert.Equal("check.when", Assert.Single(half.Uses[0].Facts).Fact);
        Assert.Equal(MigrationFate.Carried, Assert.Single(half.Migrated).Fate);
    }

    [Theory]
    [InlineData("oversight: sometimes")]
    [InlineData("oversight: [before]")]
    [InlineData("oversight: { reason: none }")]
    public void What_nobody_inherits_is_no_error_but_unknown_and_said(string answer)
    {
        var card = Read("", answer);
        Assert.Empty(card.Uses[0].Facts);
        Assert.Equal((7, "oversight", MigrationFate.Lost), Short(Assert.Single(card.Migrated)));
    }

    [Fact]
    public void Not_knowing_is_carried_over() =>
        Assert.IsType<FactValue.DontKnow>(Assert.Single(Read("supply.name: unknown").Facts).Value);

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void A_question_that_no_law_asks_any_more_is_no_error_in_an_old_card(string answer)
    {
        var shipped = LawText.Good(FactDictionaryReader.ReadFolder(Path.Combine(Repository.Root, "packs"), "packs"));
        var card = LawText.Good(CardReader.FromYaml(File("", $"output.individual: {answer}"), Folder, shipped));
        Assert.Empty(card.Uses[0].Facts);
        Assert.Equal((7, "output.individual", MigrationFate.Lost), Short(Assert.Single(card.Migrated)));
    }

    // Whether somebody else's large model is inside moved from the question of the own model, where it had two answers that read alike, to that of what is bought in.
    [Theory]
    [InlineData("supply.model: built-in, supply.components: { value: [contract, open-source], complete: true }", "supply.model=none build.third-party=contract+open-source...", "")]
    [InlineData("supply.model: none, supply.components: [none]", "supply.model=none", "supply.components")]
    public void What_moved_to_another_question_is_asked_there(string old, string now, string lost)
    {
        var shipped = LawText.Good(FactDictionaryReader.ReadFolder(Path.Combine(Repository.Root, "packs"), "packs"));
        var card = LawText.Good(CardReader.FromYaml(File(old, ""), Folder, shipped));
        Assert.Equal(now, string.Join(' ', card.Facts.Where(f => f.Value is not FactValue.DontKnow).Select(f => $"{f.Fact}={Word(f.Value)}")));
        Assert.Equal(lost, string.Join(' ', card.Migrated.Where(m => m.Fate == MigrationFate.Lost).Select(m => m.From)));

        static string Word(FactValue value) => value switch { FactValue.OneOf one => one.Value, FactValue.ManyOf many => string.Join('+', many.Values) + (many.Complete ? "" : "..."), _ => "" };
    }

    [Fact]
    public void The_new_name_counts_where_both_stand()
    {
        var card = Read("supply.name: true, supply.own-name: false");
        Assert.Equal(new FactValue.YesNo(false), Assert.Single(card.Facts).Value);
        Assert.Equal(MigrationFate.PassedOver, Assert.Single(card.Migrated).Fate);
    }

    [Fact]
    public void A_word_that_never_was_an_id_stays_an_error() =>
        Assert.False(CardReader.FromYaml(File("supply.nam: true", ""), Folder, Facts).IsGood);

    private static (int, string, MigrationFate) Short(FactMigration m) => (m.Line, m.From, m.Fate);

    private static SystemCard Read(string facts, string use = "") => LawText.Good(CardReader.FromYaml(File(facts, use), Folder, Facts));

    private static YamlFile File(string facts, string use) => LawText.Good(YamlFile.Parse(
        Encoding.UTF8.GetBytes($"gnomon: 1\nsystem: {{ id: org.example.x, name: {{ en: X }}, version: \"1\" }}\nfacts:\n  {{ {facts} }}\nuses:\n  - id: u\n    facts: {{ {use} }}\n"), "card.yaml", ExitCode.Card));

    private static CardFolder Folder => CardFolder.At(Path.GetTempPath());
}
