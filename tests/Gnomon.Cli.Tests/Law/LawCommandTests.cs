using System.Text.Json.Nodes;

namespace Gnomon.Cli.Tests.Law;

/// <summary>The law from the command line: a new pack end to end without touching the program, and what is said of packs.</summary>
public sealed class LawCommandTests
{
    private static readonly string Hiring = Path.Combine(Cli.Repository, "samples", "hiring", "system.yaml");

    [Fact]
    public void A_new_pack_works_from_the_first_line_to_the_sealed_result()
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.GnomonTold("", "law", "new", "desk-law", "packs", "--jurisdiction", "EU").Exit);
        Assert.Equal("1 pack, 0 problems, 0 doubts\n", cli.GnomonTold("", "law", "check", "packs").Out);
        Assert.Equal("5 cases, 0 failed\n", cli.GnomonTold("", "law", "test", "packs").Out);
        Assert.Equal("5 cases, 0 failed\n", cli.GnomonTold("", "law", "test", "packs/desk-law").Out);
        var card = WithAnswers(cli);
        var classified = JsonNode.Parse(cli.GnomonTold("", "classify", card, "--packs", "packs", "--json").Out)!["law"]!.AsArray().Single(p => (string?)p!["pack"] == "desk-law")!;
        Assert.Equal("true", (string?)classified["outcomes"]!.AsArray().Single(o => (string?)o!["id"] == "desk-law.listed")!["truth"]);
        Assert.Equal("2027-01-01", (string?)classified["obligations"]![0]!["from"]);
        var assessed = cli.GnomonTold("", "assess", card, "--packs", "packs", "--out", "out", "--draft");
        Assert.True(assessed.Exit == 0, assessed.Err);
        Assert.Contains("desk-law", File.ReadAllText(cli.At("out", "assessment.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_copy_of_a_shipped_pack_is_marked_as_modified()
    {
        using var cli = new Cli();
        Directory.CreateDirectory(cli.At("mine"));
        Copy(Path.Combine(Cli.Repository, "packs", "eu-ai-act"), cli.At("mine", "eu-ai-act"));
        var card = Hiring;
        Assert.DoesNotContain("modified", cli.GnomonTold("", "classify", card, "--packs", "mine", "--lang", "en").Out, StringComparison.Ordinal);
        File.AppendAllText(cli.At("mine", "eu-ai-act", "pack.yaml"), "# a change\n");
        Assert.Contains("its content is another: modified", cli.GnomonTold("", "classify", card, "--packs", "mine", "--lang", "en").Out, StringComparison.Ordinal);
        var assessed = cli.GnomonTold("", "assess", card, "--packs", "mine", "--out", "out", "--draft", "--lang", "en");
        Assert.Contains("its content is another: modified", assessed.Out, StringComparison.Ordinal);
        Assert.Contains("its content is another: modified", File.ReadAllText(cli.At("out", "report.html")), StringComparison.Ordinal);
        Assert.Equal("modified", (string?)JsonNode.Parse(File.ReadAllText(cli.At("out", "assessment.json")))!["law"]![0]!["origin"]);
    }

    [Fact]
    public void A_pack_goes_from_hand_to_hand_in_one_signed_file()
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.GnomonTold("", "law", "new", "desk-law", "packs", "--jurisdiction", "EU").Exit);
        var packed = cli.GnomonTold("", "law", "pack", "packs/desk-law", "--lang", "en");
        Assert.True(packed.Exit == 0, packed.Err);
        Assert.Equal(8, cli.GnomonTold("", "law", "pack", "packs/desk-law").Exit);
        var card = WithAnswers(cli);
        Directory.Delete(cli.At("packs"), recursive: true);
        Assert.Contains("tried on 1 system", cli.GnomonTold("", "law", "try", "desk-law.pack.json", card, "--lang", "en").Out, StringComparison.Ordinal);
        Assert.Contains("desk-law.listed", cli.GnomonTold("", "law", "show", "desk-law.pack.json", "--lang", "en").Out, StringComparison.Ordinal);
        var mine = cli.GnomonTold("", "classify", card, "--packs", "desk-law.pack.json", "--lang", "en");
        Assert.Contains("which your list knows as: own key of this machine", mine.Out, StringComparison.Ordinal);
        Assert.Contains("desk-law.listed", mine.Out, StringComparison.Ordinal);
        Directory.Delete(cli.At("config"), recursive: true);
        Assert.Contains("which is not on your list of known keys", cli.GnomonTold("", "classify", card, "--packs", "desk-law.pack.json", "--lang", "en").Out, StringComparison.Ordinal);
        var bytes = File.ReadAllBytes(cli.At("desk-law.pack.json"));
        bytes[100] ^= 1;
        File.WriteAllBytes(cli.At("bad.json"), bytes);
        Assert.Equal(5, cli.GnomonTold("", "classify", card, "--packs", "bad.json").Exit);
    }

    // A bundle was read as a card, and a file that happened to bear the name of a law hid the law.
    [Fact]
    public void A_bundle_is_compared_like_a_pack_and_no_file_hides_a_law()
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.GnomonTold("", "law", "new", "desk-law", "packs", "--jurisdiction", "EU").Exit);
        Assert.Equal(0, cli.GnomonTold("", "law", "pack", "packs/desk-law").Exit);
        var diff = cli.GnomonTold("", "law", "diff", "desk-law.pack.json", "--known", "2026-01-01..2027-01-01", "--lang", "en");
        Assert.True(diff.Exit == 0, diff.Err);
        File.WriteAllText(cli.At("eu-ai-act"), "no law\n");
        Assert.Equal(0, cli.GnomonTold("", "law", "show", "eu-ai-act").Exit);
        Assert.Equal(0, cli.GnomonTold("", "law", "diff", "eu-ai-act", "--known", "2026-07-01..2026-11-21").Exit);
    }

    // It was signed although `law check` refused its cases.
    [Fact]
    public void What_the_check_refuses_is_not_signed()
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.GnomonTold("", "law", "new", "desk-law", "packs", "--jurisdiction", "EU").Exit);
        File.WriteAllText(cli.At("packs", "desk-law", "cases", "first.yaml"), "cases:\n  - { foo: 1 }\n");
        Assert.Equal((int)ExitCode.Pack, cli.GnomonTold("", "law", "pack", "packs/desk-law").Exit);
        Assert.False(File.Exists(cli.At("desk-law.pack.json")));
    }

    // The check said "0 problems" and no line, and the pack was signed.
    [Fact]
    public void A_condition_too_large_to_be_decided_is_a_problem_with_its_line()
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.GnomonTold("", "law", "new", "desk-law", "packs", "--jurisdiction", "EU").Exit);
        // Twelve persons in eleven rooms, each alone: why that cannot be takes ever so many steps to tell (Haken 1985).
        static string Lives(int person, int room) => $"{{ desk-law.x{(11 * person) + room}: true }}";
        var somewhere = Enumerable.Range(0, 12).Select(p => $"{{ any: [ {string.Join(", ", Enumerable.Range(0, 11).Select(r => Lives(p, r)))} ] }}");
        var alone = Enumerable.Range(0, 11).SelectMany(r => Enumerable.Range(0, 12).SelectMany(p => Enumerable.Range(0, p).Select(q => $"{{ not: {{ all: [ {Lives(p, r)}, {Lives(q, r)} ] }} }}")));
        var clauses = somewhere.Concat(alone);
        var facts = Enumerable.Range(0, 132).Select(i => $"  - {{ id: desk-law.x{i}, scope: use, type: yes-no, question: {{ en: q, vi: q, fr: q }}, help: {{ en: h, vi: h, fr: h }}, cost: 1, who: {{ en: w, vi: w, fr: w }} }}\n");
        File.AppendAllText(cli.At("packs", "desk-law", "facts.yaml"), string.Concat(facts));
        var provisions = File.ReadAllLines(cli.At("packs", "desk-law", "provisions.yaml"));
        var line = Array.FindLastIndex(provisions, l => l.TrimStart().StartsWith("when:", StringComparison.Ordinal));
        provisions[line] = $"{provisions[line][..provisions[line].IndexOf("when:", StringComparison.Ordinal)]}when: {{ all: [ {string.Join(", ", clauses)} ] }}";
        File.WriteAllLines(cli.At("packs", "desk-law", "provisions.yaml"), provisions);
        var check = cli.GnomonTold("", "law", "check", "packs");
        Assert.Equal(5, check.Exit);
        Assert.Contains("1 pack, 1 problem, ", check.Out, StringComparison.Ordinal);
        Assert.Matches(@"packs/desk-law/provisions\.yaml:\d+: art-2\.list: the pack 'desk-law' cannot be decided exactly", check.Err);
        Assert.Equal(5, cli.GnomonTold("", "law", "pack", "packs/desk-law").Exit);
    }

    // A law that is read only on request was taken for one of a market, then left out: nothing seemed to differ.
    [Fact]
    public void A_market_without_a_law_of_its_own_is_refused()
    {
        using var cli = new Cli();
        var run = cli.GnomonTold("", "law", "diff", Hiring, "--market", "coe..iso");
        Assert.Equal(2, run.Exit);
        Assert.Contains("no law is read for the market 'coe'", run.Err, StringComparison.Ordinal);
        Assert.DoesNotContain("nist", run.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_not_named_the_new_law_yet_is_told()
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.GnomonTold("", "law", "new", "desk-law", "packs", "--jurisdiction", "EU").Exit);
        Assert.Equal("packs/desk-law/pack.yaml still says CHANGE: name the law and its act before anybody relies on it\n", cli.GnomonTold("", "law", "check", "packs").Err);
        Assert.Equal(2, cli.GnomonTold("", "law", "new", "demo\n", "packs").Exit);
    }

    // Where the questions of a pack were no YAML, nothing was counted; a value with a line break began a line of its own, like one of the program.
    [Fact]
    public void Problems_are_counted_and_each_stays_in_its_line()
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.GnomonTold("", "law", "new", "desk-law", "packs", "--jurisdiction", "EU").Exit);
        var facts = cli.At("packs", "desk-law", "facts.yaml");
        var good = File.ReadAllText(facts);
        File.WriteAllText(facts, good.Replace("scope: use", "scope: \"use\\npacks: all is well\"", StringComparison.Ordinal));
        var run = cli.GnomonTold("", "law", "check", "packs");
        Assert.Equal(5, run.Exit);
        Assert.Contains("'use{U+000A}packs: all is well' is not one of the words", run.Err, StringComparison.Ordinal);
        Assert.DoesNotContain("\npacks: all is well", run.Err, StringComparison.Ordinal);
        File.WriteAllText(facts, good + "  - [");
        run = cli.GnomonTold("", "law", "check", "packs");
        Assert.Equal((5, "1 problem; doubts were not looked for\n"), (run.Exit, run.Out));
        Assert.Equal(2, run.Err.TrimEnd('\n').Split('\n').Length);
    }

    [Theory]
    [InlineData("show-pack", 0, "show", "desk-law", "--packs", "packs", "--lang", "en")]
    [InlineData("show-provision", 0, "show", "desk-law/art-2.list", "--packs", "packs", "--lang", "fr")]
    [InlineData("show-in-words", 0, "show", "eu-ai-act/art-50.1", "--lang", "en")]
    [InlineData("show-in-words-fr", 0, "show", "eu-ai-act/art-6.3", "--lang", "fr")]
    [InlineData("show-in-words-vi", 0, "show", "eu-ai-act/art-111.2", "--lang", "vi")]
    [InlineData("show-outcome", 0, "show", "packs/desk-law/desk-law.listed", "--lang", "vi")]
    [InlineData("show-fact", 0, "show", "desk-law.decides-on", "--packs", "packs", "--lang", "en")]
    [InlineData("show-fact-of-pack", 0, "show", "packs/desk-law/desk-law.decides-on", "--lang", "vi")]
    [InlineData("show-fact-fr", 0, "show", "desk-law.only-drafts", "--packs", "packs", "--lang", "fr")]
    [InlineData("try", 0, "try", "packs/desk-law", "a.yaml", "b.yaml", "--lang", "en")]
    [InlineData("try-twins", 0, "try", "packs/desk-law", "a.yaml", "b.yaml", "b.yaml", "d.yaml", "--lang", "fr")]
    [InlineData("try-none", 3, "try", "packs/desk-law", "c.yaml")]
    [InlineData("try-option", 2, "try", "packs/desk-law", "a.yaml", "--json")]
    [InlineData("try-vi", 0, "try", "packs/desk-law", "a.yaml", "--lang", "vi")]
    [InlineData("diff-same", 0, "diff", "desk-law", "--known", "2026-01-01..2026-06-01", "--packs", "packs", "--lang", "en")]
    [InlineData("diff-new", 0, "diff", "desk-law", "--known", "2026-01-01..2027-01-01", "--packs", "packs", "--lang", "fr")]
    [InlineData("export", 0, "export", "packs/desk-law")]
    [InlineData("no-such-pack", 2, "show", "desk-lav", "--packs", "packs")]
    [InlineData("no-such-provision", 2, "show", "packs/desk-law/art-2.lst")]
    [InlineData("no-such-fact", 2, "show", "desk-law.decide-on", "--packs", "packs")]
    [InlineData("no-such-fact-of-pack", 2, "show", "packs/desk-law/desk-law.decide-on")]
    [InlineData("no-such-name", 2, "show", "nonsense", "--packs", "packs")]
    [InlineData("no-such-folder", 5, "test", "nowhere")]
    [InlineData("no-dates", 2, "diff", "desk-law")]
    [InlineData("wrong-dates", 2, "diff", "desk-law", "--known", "2027-01-01..2026-01-01")]
    [InlineData("wrong-markets", 2, "diff", "a.yaml", "--market", "euvn")]
    [InlineData("bad-id", 2, "new", "../x", "packs")]
    [InlineData("twice", 8, "new", "desk-law", "packs")]
    [InlineData("try-no-card", 3, "try", "packs/desk-law", "c.yaml", "a.yaml", "--lang", "en")]
    public void What_is_said_of_a_law_reads_as_reviewed(string name, int exit, params string[] args)
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.GnomonTold("", "law", "new", "desk-law", "packs", "--jurisdiction", "VN").Exit);
        File.WriteAllText(cli.At("a.yaml"), "gnomon: 1\nsystem: { id: org.example.a, name: { en: A }, version: \"1\" }\nuses:\n  - { id: one, facts: { desk-law.decides-on: { value: [none], complete: true } } }\n  - { id: two }\n");
        File.WriteAllText(cli.At("b.yaml"), "gnomon: 1\nsystem: { id: org.example.b, name: { en: B }, version: \"1\" }\nfacts: { desk-law.own-work: true }\nuses:\n  - { id: one, facts: { desk-law.decides-on: [grants], desk-law.only-drafts: false } }\n");
        File.WriteAllText(cli.At("d.yaml"), "gnomon: 1\nsystem: { id: org.example.d, name: { en: D }, version: \"1\" }\nuses:\n  - { id: one, facts: { use.area: [none], work.stage: [select] } }\n");
        var run = cli.GnomonTold("", ["law", .. args]);
        Assert.Equal(exit, run.Exit);
        Golden.Match($"Law/{name}.txt", run.Out + run.Err);
    }

    [Theory]
    [InlineData("en", "Does your organisation itself supply a model", "own-designated · Yes, one of ours that the European Commission has listed", "Asked for by:")]
    [InlineData("vi", "Ai có thể trả lời: ", "own-designated · ", "Luật cần đến câu trả lời này:")]
    [InlineData("fr", "Qui pourrait répondre\u00a0: ", "own-designated · ", "Demandée par\u00a0:")]
    public void Each_answer_of_a_fact_is_explained(string language, params string[] said)
    {
        using var cli = new Cli();
        var run = cli.GnomonTold("", "law", "show", "supply.model", "--lang", language);
        Assert.True(run.Exit == 0, run.Err);
        Assert.All(said, s => Assert.Contains(s, run.Out, StringComparison.Ordinal));
        Assert.Contains("\n      supply.model: own\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\n      eu-ai-act · ", run.Out, StringComparison.Ordinal);
    }

    // Of a fact that was split, each part says what it was called.
    [Fact]
    public void A_former_name_leads_to_the_facts_of_today()
    {
        using var cli = new Cli();
        var run = cli.GnomonTold("", "law", "show", "us.employees", "--lang", "en");
        Assert.True(run.Exit == 0, run.Err);
        Assert.Equal(2, run.Out.Split("   Formerly: us.employees\n").Length - 1);
    }

    [Theory]
    [InlineData("document.en", 0, "technical-documentation", "en")]
    [InlineData("document.vi", 0, "technical-documentation", "vi")]
    [InlineData("document.fr", 0, "technical-documentation", "fr")]
    [InlineData("document-unknown", 2, "technical-docs", "en")]
    public void A_document_that_a_law_asks_for_starts_from_what_the_card_says(string name, int exit, string kind, string language)
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.GnomonTold("", "law", "new", "desk-law", "packs", "--jurisdiction", "XX").Exit);
        File.WriteAllText(
            cli.At("card.yaml"),
            "gnomon: 1\nsystem: { id: org.example.a, name: { en: \"A <b>*desk*</b>\" }, version: \"1\" }\nfacts: { desk-law.own-work: { value: true, by: me, on: 2026-11-02, reason: \"# we do\" } }\n"
            + "markets: [ { id: xx } ]\nuses:\n  - { id: one, facts: { desk-law.decides-on: [grants] } }\n");
        var run = cli.GnomonTold("", "init", "card.yaml", "--document", kind, "--packs", "packs", "--lang", language);
        Assert.Equal(exit, run.Exit);
        Golden.Match($"Law/{name}.md", run.Out + run.Err);
    }

    [Fact]
    public void A_case_that_fails_and_a_pack_that_is_broken_have_codes_of_their_own()
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.GnomonTold("", "law", "new", "desk-law", "packs", "--jurisdiction", "VN").Exit);
        var cases = cli.At("packs", "desk-law", "cases", "first.yaml");
        File.WriteAllText(cases, File.ReadAllText(cases).Replace("expect: { desk-law.listed: unknown }", "expect: { desk-law.listed: \"true\" }", StringComparison.Ordinal));
        var run = cli.GnomonTold("", "law", "test", "packs");
        Assert.Equal((int)ExitCode.CaseFailed, run.Exit);
        Golden.Match("Law/case-failed.txt", run.Out + run.Err);
        var provisions = cli.At("packs", "desk-law", "provisions.yaml");
        File.WriteAllText(provisions, File.ReadAllText(provisions).Replace("desk-law.own-work: true", "desk-law.own-wrok: true", StringComparison.Ordinal));
        run = cli.GnomonTold("", "law", "test", "packs");
        Assert.Equal((int)ExitCode.Pack, run.Exit);
        Golden.Match("Law/pack-broken.txt", run.Out + run.Err);
    }

    [Fact]
    public void The_amending_act_is_named_as_the_reason_of_what_it_changes()
    {
        using var cli = new Cli();
        var run = cli.GnomonTold("", "law", "diff", Hiring, "--known", "2026-07-01..2026-11-21", "--lang", "en");
        Assert.True(run.Exit == 0, run.Err);
        var text = run.Out.Replace('\u00A0', ' ');
        Assert.Contains("eu.high-risk · screening\n   before: holds · in force since 2 August 2026", text, StringComparison.Ordinal);
        Assert.Contains("   after: holds · applies from 2 December 2027", text, StringComparison.Ordinal);
        Assert.Contains("   because of Annex III(4)(a) by 2026/1744, known since 24 July 2026: from: 2027-12-02", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hiring-known.en", "--on", "2026-12-02", "--known", "2026-07-01..2026-11-21", "--lang", "en")]
    [InlineData("hiring-market.vi", "--on", "2026-12-02", "--known", "2026-11-21", "--market", "eu..vn", "--lang", "vi")]
    public void What_a_change_of_the_law_or_of_the_market_means_for_a_system_reads_as_reviewed(string name, params string[] args)
    {
        using var cli = new Cli();
        var run = cli.GnomonTold("", ["law", "diff", Hiring, .. args]);
        Assert.True(run.Exit == 0, run.Err);
        Golden.Match($"Law/{name}.txt", run.Out);
    }

    // Before its publication everything in a law is false; that is no good news, and nobody may read minimal risk in it.
    [Fact]
    public void Of_a_law_that_was_not_published_yet_nothing_is_said()
    {
        using var cli = new Cli();
        var run = cli.GnomonTold("", "classify", Hiring, "--known", "2020-01-01", "--lang", "en");
        Assert.True(run.Exit == 0, run.Err);
        Assert.Contains("No text of this law was published by then: it says nothing of the system", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("minimal risk", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("none of the roles", run.Out, StringComparison.Ordinal);
        var pack = JsonNode.Parse(cli.GnomonTold("", "classify", Hiring, "--known", "2020-01-01", "--json").Out)!["law"]![0]!;
        Assert.True((bool?)pack["notYetKnown"]);
        Assert.Null(JsonNode.Parse(cli.GnomonTold("", "classify", Hiring, "--known", "2024-07-12", "--json").Out)!["law"]![0]!["notYetKnown"]);
        var assessed = cli.GnomonTold("", "assess", Hiring, "--known", "2020-01-01", "--on", "2020-01-01", "--draft", "--out", "out", "--lang", "en");
        Assert.True(assessed.Exit == 0, assessed.Err);
        Assert.Contains("European Union: no text of this law was published by the day", assessed.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("minimal risk", File.ReadAllText(cli.At("out", "report.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--format", "xml")]
    [InlineData("--json", "--format", "csv")]
    public void Two_formats_or_an_unknown_one_are_refused_in_one_line(params string[] options)
    {
        using var cli = new Cli();
        var run = cli.GnomonTold("", ["classify", Hiring, .. options]);
        Assert.Equal(2, run.Exit);
        Assert.Equal(3, run.Err.Split('\n').Length);
        Assert.DoesNotContain("U+", run.Err, StringComparison.Ordinal);
    }

    // Nothing is answered: that days have come for what nobody knows is one line and not two hundred.
    [Fact]
    public void What_is_open_before_and_after_is_counted_and_not_listed()
    {
        using var cli = new Cli();
        File.WriteAllText(cli.At("card.yaml"), "gnomon: 1\nsystem: { id: org.example.a, name: { en: A }, version: \"1\" }\nmarkets: [ { id: eu } ]\nuses: [ { id: one } ]\n");
        var run = cli.GnomonTold("", "law", "diff", "card.yaml", "--on", "2027-12-01..2029-02-01", "--known", "2026-11-21", "--lang", "en");
        Assert.True(run.Exit == 0, run.Err);
        Assert.Contains(" points that are open before and after are left out", run.Out, StringComparison.Ordinal);
        Assert.InRange(run.Out.Split('\n').Length, 3, 16);
    }

    [Theory]
    [InlineData("2026-07-01", "in force since 2 August 2026")]
    [InlineData("2026-11-21", "applies from 2 December 2027")]
    public void One_day_under_two_states_of_the_text_gives_one_class_and_two_dates(string known, string dates)
    {
        using var cli = new Cli();
        var run = cli.GnomonTold("", "classify", Hiring, "--on", "2026-12-02", "--known", known, "--lang", "en");
        Assert.True(run.Exit == 0, run.Err);
        Assert.Contains($"holds: In this use the system is high-risk. [eu.high-risk · screening] {dates}", run.Out.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_programs_get_oscal_and_a_table_of_duties()
    {
        using var cli = new Cli();
        var oscal = JsonNode.Parse(cli.GnomonTold("", "classify", Hiring, "--format", "oscal").Out)!["assessment-results"]!;
        Assert.Equal("1.1.2", (string?)oscal["metadata"]!["oscal-version"]);
        Assert.DoesNotContain("satisfied", oscal.ToJsonString(), StringComparison.Ordinal);
        var csv = cli.GnomonTold("", "classify", Hiring, "--format", "csv").Out;
        Assert.StartsWith("pack,obligation,use,role,owed,", csv, StringComparison.Ordinal);
        Assert.Contains("\r\neu-ai-act,art-14,screening,eu.role.provider,true,false,2027-12-02,2027-12-02,never,never,2024/1689,Art. 14,", csv, StringComparison.Ordinal);
    }

    private static string WithAnswers(Cli cli)
    {
        Copy(Path.GetDirectoryName(Hiring)!, cli.At("hiring"));
        var card = cli.At("hiring", "system.yaml");
        var text = File.ReadAllText(card)
            .Replace("  org.kind: private\n", "  org.kind: private\n  desk-law.own-work: true\n", StringComparison.Ordinal)
            .Replace("      use.basis: as-instructed\n", "      desk-law.decides-on: [permits]\n      desk-law.only-drafts: false\n", StringComparison.Ordinal);
        File.WriteAllText(card, text);
        return card;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
