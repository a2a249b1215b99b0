namespace Gnomon.Cli.Tests.Ask;

/// <summary>The interview as people see it, from a pipe with one answer a line.</summary>
public sealed class AskCommandTests
{
    private const string Card =
        """
        # The card of a test; what is not an answer stays as it is.
        gnomon: 1
        system: { id: org.example.desk, name: { en: Desk }, version: "2.30" }   # 2.30 is a version
        facts:
          org.kind: private            # known
        uses:
          - id: grants                 # the first desk
            facts: {}
          - { id: permits }
        # the end

        """;

    private const string Bread =
        """
        gnomon: 1
        system: { id: org.example.bread, name: { en: Bread }, version: "1" }
        facts: { scope.only: { value: [none], complete: true }, supply.model: none, product.third-party-check: no-product, supply.developed-by: others, supply.own-name: false, supply.change: { value: [none], complete: true } }
        markets:
          - { id: eu, facts: { market.mode: own-use, supply.channel: { value: [own-use], complete: true } } }
          - { id: vn, facts: { market.mode: own-use, supply.channel: { value: [own-use], complete: true } } }
        uses:
          - { id: bread, facts: { use.does: { value: [none], complete: true }, vn.field: { value: [none], complete: true }, vn.acts: { value: [none], complete: true } } }
        """;

    private const string Wounds =
        """
        gnomon: 1
        system: { id: org.example.wounds, name: { en: Wounds }, version: "1" }
        facts: { scope.only: { value: [none], complete: true }, supply.model: none, supply.developed-by: ourselves, supply.own-name: true, product.third-party-check: unknown }
        markets: [ { id: eu, facts: { market.mode: placed } } ]
        uses: [ { id: look, facts: { use.area: { value: [none], complete: true }, use.does: { value: [none], complete: true } } } ]
        """;

    [Theory]
    [InlineData("en", "why\nyes\nmaybe\nyes\nback\nno\nback\nyes\n1\nwhy\n?\nskip\nnone\n")]
    [InlineData("vi", "vì sao\ncó\n1,2\nkhông\nbỏ qua\n")]
    [InlineData("fr", "oui\n3\nretour\n1 ...\nje ne sais pas\narrêter\n")]
    public void An_interview_reads_as_reviewed_and_leaves_the_rest_of_the_card_alone(string language, string answers)
    {
        using var cli = new Cli();
        var card = Prepare(cli);
        var run = cli.GnomonTold(answers, "ask", "card.yaml", "--pack", "desk-law", "--packs", "packs", "--by", "An \"A\" <an@example.org>", "--lang", language);
        Assert.True(run.Exit == 0, run.Err);
        Golden.Match($"Ask/{language}.txt", run.Out);
        Golden.Match($"Ask/{language}.card.yaml", File.ReadAllText(card));
    }

    [Fact]
    public void What_was_answered_before_the_input_ended_is_written_and_the_next_sitting_goes_on_from_there()
    {
        using var cli = new Cli();
        var card = Prepare(cli);
        Assert.Equal(0, cli.GnomonTold("yes\n", "ask", card, "--pack", "desk-law", "--packs", "packs").Exit);
        Assert.Contains("desk-law.own-work: { value: true, on: 2026-11-21 }", File.ReadAllText(card), StringComparison.Ordinal);
        var second = cli.GnomonTold("", "ask", card, "--pack", "desk-law", "--packs", "packs", "--lang", "en");
        Assert.DoesNotContain("Do your own people work with the system?", second.Out, StringComparison.Ordinal);
        Assert.Contains("Stopped", second.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_that_settle_everything_end_the_interview()
    {
        using var cli = new Cli();
        Prepare(cli);
        var run = cli.GnomonTold("no\nyes\nyes\n", "ask", "card.yaml", "--pack", "desk-law", "--packs", "packs", "--lang", "en");
        Assert.Equal(0, run.Exit);
        Assert.Contains("3 answers were written.\nNothing that you could answer changes anything any more.", run.Out, StringComparison.Ordinal);
    }

    // A list that may go on, and a month, are not put again in the sitting, and were therefore counted as skipped.
    [Fact]
    public void A_list_that_may_go_on_counts_as_written()
    {
        using var cli = new Cli();
        Prepare(cli);
        var run = cli.GnomonTold("yes\nno\n2 ...\nstop\n", "ask", "card.yaml", "--pack", "desk-law", "--packs", "packs", "--lang", "en");
        Assert.Equal(0, run.Exit);
        Assert.Contains("3 answers were written.", run.Out, StringComparison.Ordinal);
    }

    // Every question began with the id of the only use, "[usage main]" in French, which reads as a hand.
    [Theory]
    [InlineData("[ { id: u1 } ]", false)]
    [InlineData("[ { id: u1 }, { id: u2 } ]", true)]
    public void A_use_is_told_from_others_only_where_there_are_others(string uses, bool isTold)
    {
        using var cli = new Cli();
        File.WriteAllText(cli.At("card.yaml"), $"gnomon: 1\nsystem: {{ id: org.example.uses, name: {{ en: Uses }}, version: \"1\" }}\nfacts: {{ scope.only: {{ value: [none], complete: true }} }}\nmarkets: [ {{ id: eu, facts: {{ market.mode: own-use }} }} ]\nuses: {uses}\n");
        var run = cli.GnomonTold("stop\n", "ask", "card.yaml", "--lang", "en", "--on", "2026-12-02");
        Assert.True(run.Exit == 0, run.Err);
        Assert.Contains($"1. {(isTold ? "[use u1] " : "")}Which of these areas does this use touch?", run.Out, StringComparison.Ordinal);
    }

    // Asked again for the rest of a list, or of a day, who typed "?" lost what had been answered.
    [Fact]
    public void Not_to_know_the_rest_takes_nothing_from_what_was_answered()
    {
        using var cli = new Cli();
        const string staff = """
            gnomon: 1
            system: { id: org.example.staff, name: { en: Staff }, version: "1" }
            facts: { scope.only: { value: [none], complete: true } }
            markets: [ { id: eu, facts: { market.mode: own-use } } ]
            uses: [ { id: staff, facts: { use.area: [employment] } } ]

            """;
        File.WriteAllText(cli.At("card.yaml"), staff);
        var run = cli.GnomonTold("?\nstop\n", "ask", "card.yaml", "--lang", "en", "--on", "2026-12-02");
        Assert.True(run.Exit == 0, run.Err);
        Assert.Contains("What was answered before stays; the rest stays open.", run.Out, StringComparison.Ordinal);
        Assert.Equal(staff, File.ReadAllText(cli.At("card.yaml")));
    }

    // Who was sure of callers and not of agents typed "?", and lost the callers: nothing said that a list can be answered in part.
    [Fact]
    public void Who_does_not_know_a_list_is_told_once_how_to_say_what_is_sure()
    {
        using var cli = new Cli();
        File.WriteAllText(cli.At("card.yaml"), Bread);
        var run = cli.GnomonTold("?\n?\n?\n?\nstop\n", "ask", "card.yaml", "--lang", "en", "--on", "2026-12-02");
        Assert.Equal(1, run.Out.Split("Where some are sure, type back").Length - 1);
    }

    // Whoever answered for two laws heard the class of the first, and was then asked on without a word about the second.
    [Fact]
    public void Each_law_says_its_class_as_soon_as_it_is_certain()
    {
        using var cli = new Cli();
        File.WriteAllText(cli.At("card.yaml"), Bread);
        var run = cli.GnomonTold("9\nstop\n", "ask", "card.yaml", "--lang", "en", "--on", "2026-12-02");
        Assert.True(run.Exit == 0, run.Err);
        var told = run.Out[..run.Out.IndexOf("\n2. ", StringComparison.Ordinal)];
        Assert.Equal(2, told.Split("This class is certain on your answers.").Length - 1);
        Assert.Equal(1, told.Split("No class depends on what is asked from here on").Length - 1);
    }

    // "No class depends on what is asked from here on" stood also where a class was open, for its question was answered with "don't know".
    [Fact]
    public void A_class_that_stays_open_is_not_told_as_one_on_which_nothing_depends()
    {
        using var cli = new Cli();
        File.WriteAllText(cli.At("card.yaml"), Wounds);
        var run = cli.GnomonTold("1\n3\nyes, a wound read wrong is treated wrong\nstop\n", "ask", "card.yaml", "--lang", "en", "--on", "2026-12-02");
        Assert.True(run.Exit == 0, run.Err);
        Assert.Contains("A class stays open, and nothing that is asked from here on decides it", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("No class depends", run.Out, StringComparison.Ordinal);
    }

    // Who took an answer back was left with a class that was no longer certain, and was not told when one was certain again.
    [Fact]
    public void A_class_that_an_answer_taken_back_made_certain_is_told_again()
    {
        using var cli = new Cli();
        File.WriteAllText(cli.At("card.yaml"), Bread);
        var run = cli.GnomonTold("9\nback\n9\nstop\n", "ask", "card.yaml", "--lang", "en", "--on", "2026-12-02");
        Assert.True(run.Exit == 0, run.Err);
        // Of the first law twice; that of the second hangs on other answers, and is told once.
        Assert.Equal(3, run.Out.Split("This class is certain on your answers.").Length - 1);
    }

    [Theory]
    [InlineData("no-card", ExitCode.Card, "nothing.yaml")]
    [InlineData("no-pack", ExitCode.Usage, "card.yaml", "--pack", "desk-lav", "--packs", "packs")]
    [InlineData("no-packs", ExitCode.Pack, "card.yaml", "--packs", "nowhere")]
    [InlineData("bad-by", ExitCode.Usage, "card.yaml", "--by", "a\u202Eb")]
    public void Bad_input_is_told_with_what_to_do(string name, ExitCode exit, params string[] args)
    {
        using var cli = new Cli();
        Prepare(cli);
        var run = cli.GnomonTold("", ["ask", .. args]);
        Assert.Equal((int)exit, run.Exit);
        Golden.Match($"Ask/{name}.txt", run.Err);
    }

    private static string Prepare(Cli cli)
    {
        var made = cli.GnomonTold("", "law", "new", "desk-law", cli.At("packs"), "--jurisdiction", "XX");
        Assert.True(made.Exit == 0, made.Err);
        File.WriteAllText(cli.At("card.yaml"), Card);
        return cli.At("card.yaml");
    }
}
