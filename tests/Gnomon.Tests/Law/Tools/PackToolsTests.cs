using Gnomon.Law.Tools;

namespace Gnomon.Tests.Law.Tools;

/// <summary>What authors of packs work with: cases, doubts, a pack to start from, histories, trials.</summary>
public sealed class PackToolsTests : IDisposable
{
    private const string Facts =
        """
        facts:
          - { id: a, scope: use, type: yes-no, question: { en: E, vi: V, fr: F }, help: { en: E, vi: V, fr: F }, cost: 1, who: { en: E, vi: V, fr: F } }
          - { id: b, scope: use, type: one-of, values: [ { id: x, en: E, vi: V, fr: F }, { id: y, en: E, vi: V, fr: F } ], question: { en: E, vi: V, fr: F }, help: { en: E, vi: V, fr: F }, cost: 1, who: { en: E, vi: V, fr: F } }
          - { id: idle, scope: use, type: yes-no, question: { en: E, vi: V, fr: F }, help: { en: E, vi: V, fr: F }, cost: 1, who: { en: E, vi: V, fr: F } }
        """;

    private const string Pack =
        """
        pack: p
        version: "1"
        title: { en: E, vi: V, fr: F }
        jurisdiction: XX
        acts:
          - { id: A, published: 2024-01-01, title: { en: E, vi: V, fr: F } }
          - { id: B, published: 2025-01-01, title: { en: E, vi: V, fr: F } }
          - { id: C, published: 2026-01-01, title: { en: E, vi: V, fr: F } }
        reviewed-by: not reviewed by a lawyer
        outcomes:
          - { id: o.high, scope: use, says: { en: E, vi: V, fr: F } }
          - { id: o.never, scope: use, says: { en: E, vi: V, fr: F } }
          - { id: o.shut, scope: use, says: { en: E, vi: V, fr: F } }
        complete: [ o.shut ]
        """;

    private const string Provisions =
        """
        provisions:
          - id: one
            cites: { act: A, article: Art. 1 }
            confirmed: primary
            says: { en: A sentence of its own, vi: A sentence of its own, fr: F }
            versions:
              - { by: A, from: 2024-06-01, until: 2024-05-01, when: { a: true }, then: [ o.high ] }
              - { by: B, from: 2024-06-01 }
          - id: two
            cites: { act: A, article: Art. 2 }
            confirmed: primary
            says: { en: E, vi: V, fr: F }
            versions:
              - { by: A, from: 2024-06-01, when: { all: [ { b: x }, { b: y } ] }, then: [ o.high ] }
        """;

    private static readonly Installation Shipped = new(Path.Combine(Repository.Root, "packs"), "profiles");

    private readonly string folder = Directory.CreateTempSubdirectory("gnomon-packs-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_doubt_is_said_with_file_and_line()
    {
        Write(("facts.yaml", Facts), ("p/pack.yaml", Pack), ("p/provisions.yaml", Provisions), ("p/cases/all.yaml", Case("true")));
        Golden.Match("Law/Tools/doubts.txt", string.Concat(PackLint.Of(Open()).Select(p => p + "\n")).Replace(folder, "DIR", StringComparison.Ordinal));
    }

    [Fact]
    public void A_case_that_fails_is_told_and_counted_once_and_a_broken_pack_hides_no_other()
    {
        Write(("facts.yaml", Facts), ("p/pack.yaml", Pack), ("p/provisions.yaml", Provisions.Replace(", until: 2024-05-01", "", StringComparison.Ordinal)), ("p/cases/all.yaml", Case("true") + Case("false")["cases:\n".Length..]), ("q/pack.yaml", "pack: q\n"));
        var run = CaseRun.Of(Open());
        Assert.Equal((2, 1), (run.Cases, run.Failed));
        Assert.Equal(["DIR/p/cases/all.yaml:11: a case: expect o.high: expected false, was true"], run.Failures.Select(f => f.ToString().Replace(folder, "DIR", StringComparison.Ordinal)));
        Assert.All(run.Problems, p => Assert.Equal(folder + "/q/pack.yaml", p.File));
        Assert.NotEmpty(run.Problems);
    }

    [Fact]
    public void The_pack_to_start_from_has_no_doubt_and_its_cases_pass()
    {
        var written = LawText.Good(NewPack.Write("my-law", folder, "VN", LawText.Day("2026-11-22")));
        Assert.Equal(5, written.Count);
        var open = Open();
        Assert.Empty(open.Problems);
        Assert.Empty(PackLint.Of(open));
        var run = CaseRun.Of(open);
        Assert.Empty(run.Problems);
        Assert.Equal((5, 0), (run.Cases, run.Failed));
        Assert.Equal(ExitCode.Output, Assert.Single(NewPack.Write("my-law", folder, "VN", LawText.Day("2026-11-22")).Problems).Exit);
    }

    // It was a doubt of `law check` alone, and everywhere else such a pack made the shipped law of the folder's name vanish.
    [Fact]
    public void A_folder_of_another_name_than_the_pack_is_refused()
    {
        LawText.Good(NewPack.Write("my-law", folder, "VN", LawText.Day("2026-11-22")));
        Directory.Move(Path.Combine(folder, "my-law"), Path.Combine(folder, "other"));
        var problem = Assert.Single(Open().Problems);
        Assert.Equal((folder + "/other/pack.yaml", 3, "pack", "the folder is named 'other', and the pack in it 'my-law'"), (problem.File, problem.Line, problem.Key, problem.What));
    }

    // Two packs of one folder had their doubts drowned in those about the shipped questions that neither asks.
    [Fact]
    public void Shipped_questions_that_packs_of_a_user_do_not_ask_are_no_doubt()
    {
        LawText.Good(NewPack.Write("my-law", folder, "VN", LawText.Day("2026-11-22")));
        LawText.Good(NewPack.Write("your-law", folder, "VN", LawText.Day("2026-11-22")));
        Assert.Empty(PackLint.Of(Open()));
        File.AppendAllText(Path.Combine(folder, "your-law", "facts.yaml"), "  - { id: idle, scope: use, type: yes-no, question: { en: E, vi: V, fr: F }, help: { en: E, vi: V, fr: F }, cost: 1, who: { en: E, vi: V, fr: F } }\n");
        var doubt = Assert.Single(PackLint.Of(Open()));
        Assert.Equal((folder + "/your-law/facts.yaml", "idle"), (doubt.File, doubt.Key));
    }

    // Its cases answer questions of other packs, which were not read: its own copy could not be checked.
    [Fact]
    public void A_shipped_pack_is_tested_by_itself_as_it_is_beside_the_others()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Shipped.Packs, "us-nyc-ll144"), "*.yaml", SearchOption.AllDirectories))
            Write((Path.GetRelativePath(Shipped.Packs, path), File.ReadAllText(path)));
        foreach (var path in new[] { folder, Path.Combine(folder, "us-nyc-ll144"), Path.Combine(Shipped.Packs, "us-nyc-ll144") })
        {
            var run = CaseRun.Of(LawText.Good(PackFolder.Open(path, path, Shipped)));
            Assert.Empty(run.Problems);
            Assert.Equal(0, run.Failed);
            Assert.InRange(run.Cases, 1, int.MaxValue);
        }
    }

    [Fact]
    public void A_pack_that_cannot_be_read_counts_as_not_tested()
    {
        LawText.Good(NewPack.Write("my-law", folder, "VN", LawText.Day("2026-11-22")));
        LawText.Good(NewPack.Write("your-law", folder, "VN", LawText.Day("2026-11-22")));
        LawText.Good(NewPack.Write("their-law", folder, "VN", LawText.Day("2026-11-22")));
        File.AppendAllText(Path.Combine(folder, "their-law", "cases", "first.yaml"), "  - { foo: 1 }\n");
        File.AppendAllText(Path.Combine(folder, "your-law", "pack.yaml"), "foo: 1\n");
        var run = CaseRun.Of(Open());
        Assert.Equal((5, 0, 2), (run.Cases, run.Failed, run.Untested));
    }

    // Cases of a law that is too large to be decided counted as run, and none of them failed.
    [Fact]
    public void A_case_that_cannot_be_decided_does_not_count_as_run()
    {
        // Twelve persons in eleven rooms, each alone: why that cannot be takes ever so many steps to tell (Haken 1985).
        string Lives(int person, int room) => $"x{person}-{room}";
        var somewhere = Enumerable.Range(0, 12).Select(p => $"{{ any: [ {string.Join(", ", Enumerable.Range(0, 11).Select(r => $"{{ {Lives(p, r)}: true }}"))} ] }}");
        var alone = Enumerable.Range(0, 11).SelectMany(r => Enumerable.Range(0, 12).SelectMany(p => Enumerable.Range(0, p).Select(q => $"{{ not: {{ all: [ {{ {Lives(p, r)}: true }}, {{ {Lives(q, r)}: true }} ] }} }}")));
        var clauses = somewhere.Concat(alone);
        var facts = Enumerable.Range(0, 132).Select(i => $"\n  - {{ id: {Lives(i / 11, i % 11)}, scope: use, type: yes-no, question: {LawText.Says}, help: {LawText.Says}, cost: 1, who: {LawText.Says} }}");
        Write(
            ("facts.yaml", Facts + string.Concat(facts)), ("p/pack.yaml", Pack), ("p/cases/all.yaml", Case("unknown")),
            ("p/provisions.yaml", "provisions:\n" + LawText.Provision("one", $"{{ by: A, from: 2024-06-01, when: {{ all: [ {string.Join(", ", clauses)} ] }}, then: [ o.high ] }}")));
        var run = CaseRun.Of(Open());
        Assert.Equal((0, 0, 1), (run.Cases, run.Failed, run.Undecided));
        Assert.Single(run.Problems);
    }

    // A doubled version of a schedule was told in the line of each rule that names it, once for each, and as hidden by "the one in" that very line; one
    // that is replaced on the day on which it becomes known was no doubt at all.
    [Fact]
    public void What_is_doubtful_in_the_days_of_a_schedule_is_told_there_and_once()
    {
        const string rule = ", cites: { act: A, article: Art. 1 }, confirmed: primary, says: { en: E, vi: V, fr: F }, when: { a: true }, then: [ o.high ], schedule: days }\n";
        Write(
            ("facts.yaml", Facts), ("p/pack.yaml", Pack), ("p/provisions.yaml", "provisions:\n  - { id: one" + rule + "  - { id: two" + rule),
            ("p/schedules.yaml", "schedules:\n  - id: days\n    versions:\n      - { by: A, from: 2025-01-01 }\n      - { by: A, from: 2025-01-01 }\n      - { by: B, instead: true, from: 2026-01-01 }\n      - { by: B, instead: true, from: 2027-01-01 }\n"));
        Assert.Equal(
            [
                $"{folder}/p/schedules.yaml:4: days: the version never holds: the one in line 5 begins no later",
                $"{folder}/p/schedules.yaml:6: days: the version never holds: the one in line 7 was known on the same day and replaces it",
            ],
            PackLint.Of(Open()).Where(d => d.What.StartsWith("the version", StringComparison.Ordinal)).Select(d => d.ToString().Split('\n')[0]));
    }

    // What is wrong in the questions of a pack was told twice: once as questions, once as a file of the pack.
    [Fact]
    public void A_file_of_questions_that_is_no_YAML_is_told_once()
    {
        LawText.Good(NewPack.Write("my-law", folder, "VN", LawText.Day("2026-11-22")));
        Edit("facts.yaml", "    type: many-of", "    type: \"many-of");
        Assert.Equal(folder + "/my-law/facts.yaml", Assert.Single(PackFolder.Open(folder, folder, Shipped).Problems).File);
    }

    // Both were taken for good, and never had an effect.
    [Theory]
    [InlineData("never: false")]
    [InlineData("never: { all: [ { my-law.decides-on: none }, { my-law.decides-on: grants } ] }")]
    [InlineData("if: { my-law.only-drafts: true }, then: { my-law.only-drafts: true }")]
    public void A_constraint_that_excludes_nothing_is_a_doubt_with_its_line(string constraint)
    {
        LawText.Good(NewPack.Write("my-law", folder, "VN", LawText.Day("2026-11-22")));
        var facts = Path.Combine(folder, "my-law", "facts.yaml");
        File.AppendAllText(facts, $"constraints:\n  - {{ id: idle, {constraint}, says: {LawText.Says} }}\n");
        var doubt = Assert.Single(PackLint.Of(Open()));
        Assert.Equal((facts, File.ReadAllLines(facts).Length, "all answers fulfil the constraint 'idle', so it excludes nothing"), (doubt.File, doubt.Line, doubt.What));
    }

    // The folder's name was taken from the first rule, so that a pack without one ended in a stack trace.
    [Fact]
    public void A_pack_without_rules_is_doubtful_and_no_defect()
    {
        Write(("facts.yaml", Facts), ("p/pack.yaml", Pack));
        Assert.Contains(PackLint.Of(Open()), d => d.What.StartsWith("no provision yields this outcome", StringComparison.Ordinal));
    }

    // What an act takes away, and what it does to fines and deadlines, was left out of its history.
    [Fact]
    public void A_later_version_says_all_that_it_changes()
    {
        LawText.Good(NewPack.Write("my-law", folder, "VN", LawText.Day("2026-11-22")));
        Edit("pack.yaml", "reviewed-by:", "  - { id: \"2025/1\", published: 2025-03-01, title: { en: E, vi: V, fr: F } }\n  - { id: \"2027/2\", published: 2027-03-01, title: { en: E, vi: V, fr: F } }\nreviewed-by:");
        File.WriteAllText(
            Path.Combine(folder, "my-law", "obligations.yaml"),
            """
            obligations:
              - id: duty
                cites: { act: "2025/1", article: Art. 9 }
                confirmed: primary
                says: { en: E, vi: V, fr: F }
                versions:
                  - by: "2025/1"
                    from: 2025-06-01
                    until: 2030-01-01
                    role: my-law.role.deployer
                    unless: [ art-2.list ]
                    asks: { document: plan, within: P12M }
                    penalty: { cites: { act: "2025/1", article: Art. 40 }, confirmed: primary, at-most: 1000000 EUR }
                    clock: [ { event: incident, within: P15D, counted-from: awareness, says: { en: E, vi: V, fr: F } } ]
                  - by: "2027/2"
                    until: never
                    unless: []
                    asks: { document: plan, within: P6M, independent: true }
                    penalty: { cites: { act: "2025/1", article: Art. 40 }, confirmed: primary, at-most: 35000000 EUR }
                    clock: [ { event: incident, within: P2D, counted-from: awareness, says: { en: E, vi: V, fr: F } } ]
            """);
        var pack = Open().Packs.Single().Pack;
        Assert.True(pack.IsGood, string.Concat(pack.Problems));
        Golden.Match("Law/Tools/history.txt", string.Concat(RuleHistory.Of(pack.Value, pack.Value.Obligations.Single()).Versions.SelectMany(v => v.Lines).Select(l => $"{l.Key}: {l.Text}\n")));
    }

    // Whether each of two questions is asked hung on the answer to the other, which ended in a stack trace.
    [Fact]
    public void Questions_of_a_score_that_wait_for_each_other_are_told()
    {
        Write(
            ("facts.yaml", Facts.Replace("scope: use", "scope: system", StringComparison.Ordinal) + "\n"
                + "  - { id: c, scope: system, type: one-of, values: [ { id: x, en: E, vi: V, fr: F }, { id: y, en: E, vi: V, fr: F } ], question: { en: E, vi: V, fr: F }, help: { en: E, vi: V, fr: F }, cost: 1, who: { en: E, vi: V, fr: F } }\n"
                + "  - { id: low, scope: system, type: yes-no, question: { en: E, vi: V, fr: F }, help: { en: E, vi: V, fr: F }, cost: 1, who: { en: E, vi: V, fr: F } }\n"),
            ("p/pack.yaml", Pack), ("p/provisions.yaml", Provisions),
            ("p/scores.yaml", "score: s\nsays: { en: E, vi: V, fr: F }\nfinished-by: a\nraw:\n  id: raw\n  maximum: 2\n  questions:\n    - { fact: b, points: { x: 1 }, shown: { c: x } }\n    - { fact: c, points: { x: 1 }, shown: { b: x } }\nlevels:\n  - { fact: idle, up-to-percent: 50 }\n  - { fact: low }\n"));
        Assert.Contains("whether b is asked depends on its own answer, through `shown:`", Open().Problems.Select(p => p.What));
    }

    // A slip in the head is told with what is wrong in the rules, and not once more at every rule that names the act or the outcome.
    [Fact]
    public void A_slip_in_the_head_hides_nothing_and_is_told_once()
    {
        LawText.Good(NewPack.Write("my-law", folder, "VN", LawText.Day("2026-11-22")));
        Edit("pack.yaml", "published: 2026-11-22", "published: 22/11/2026");
        Edit("pack.yaml", "vi: \"Việc sử dụng thuộc danh mục của luật\", ", "");
        Edit("pack.yaml", "jurisdiction: VN", "jurisdiction: 84");
        Edit("provisions.yaml", "then: [ my-law.listed ]", "then: []");
        Edit("obligations.yaml", "- { id: purpose, says:", "- { id: purpose, from: [ sistem ], says:");
        Golden.Match("Law/Tools/slips.txt", string.Concat(Open().Problems.Select(p => p + "\n")).Replace(folder, "DIR", StringComparison.Ordinal));
    }

    // What is wrong with a question does not hide what is wrong with the rules, and those that ask it are not reported as well.
    [Fact]
    public void A_slip_in_the_questions_hides_nothing_and_is_told_once()
    {
        LawText.Good(NewPack.Write("my-law", folder, "VN", LawText.Day("2026-11-22")));
        Edit("facts.yaml", "    type: many-of", "    type: manyof");
        Edit("provisions.yaml", "confirmed: author-inference\n", "confirmed: sure\n");
        Edit("obligations.yaml", "within: P1Y", "within: a year");
        var problems = PackFolder.Open(folder, folder, Shipped).Problems;
        Golden.Match("Law/Tools/questions.txt", string.Concat(problems.Select(p => p + "\n")).Replace(folder, "DIR", StringComparison.Ordinal));
    }

    // A line of the shared questions that is no YAML was followed by a thousand complaints about facts that are not there; a slip in one of them by a
    // defect of Gnomon itself, where a rule that asks it is named by another rule.
    [Theory]
    [InlineData("- id: version.design-change-date", "- id: \"version.design-change-date", "this is not YAML")]
    [InlineData("- id: version.design-change-date\n    scope: system", "- id: version.design-change-date\n    scope: sistem", "'sistem'")]
    [InlineData("- id: org.kind\n    scope: organisation", "- id: org.kind\n    scope: office", "'office'")]
    [InlineData("facts:\n\n", "fact:\n\n", "'fact' is not a key here", "'facts' is missing")]
    [InlineData("- id: org.kind\n", "- Id: org.kind\n", "'Id' is not a key here", "'id' is missing")]
    public void A_slip_in_the_questions_of_all_laws_is_told_once(string old, string now, params string[] told)
    {
        foreach (var path in Directory.EnumerateFiles(Shipped.Packs, "*.yaml", SearchOption.AllDirectories))
            Write((Path.GetRelativePath(Shipped.Packs, path), File.ReadAllText(path)));
        Write(("facts.yaml", File.ReadAllText(Path.Combine(folder, "facts.yaml")).Replace(old, now, StringComparison.Ordinal)));
        var problems = PackFolder.Open(folder, folder, Shipped).Problems;
        Assert.Equal(told.Length, problems.Count);
        Assert.All(told.Zip(problems), p => Assert.Contains(p.First, p.Second.What, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("My Law")]
    [InlineData("../up")]
    [InlineData("a--b")]
    [InlineData("")]
    public void An_id_that_is_no_folder_name_is_refused(string id) =>
        Assert.Equal(ExitCode.Usage, Assert.Single(NewPack.Write(id, folder, "VN", LawText.Day("2026-11-22")).Problems).Exit);

    [Fact]
    public void A_later_version_shows_only_what_it_changes()
    {
        Write(("facts.yaml", Facts), ("p/pack.yaml", Pack), ("p/provisions.yaml", Provisions));
        var pack = Open().Good.Single();
        var history = RuleHistory.Of(pack, pack.Provisions[0]);
        Assert.Equal(["from: 2024-06-01, until: 2024-05-01, when: a: true, then: o.high", ""], history.Versions.Select(v => string.Join(", ", v.Lines.Select(l => $"{l.Key}: {l.Text}"))));
        Assert.Equal(["B"], history.Between(LawText.Day("2024-01-01"), LawText.Day("2025-06-01")).Select(v => v.By));
        Assert.Equal(["a"], history.RestsOn);
    }

    private static string Case(string expected) =>
        $"cases:\n  - name: a case\n    on: 2025-06-01\n    known: 2025-06-01\n    facts: {{ a: true }}\n    expect: {{ o.high: \"{expected}\" }}\n";

    private PackFolder Open() => LawText.Good(PackFolder.Open(folder, folder, Shipped));

    private void Edit(string file, string old, string now)
    {
        var path = Path.Combine(folder, "my-law", file);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, now, StringComparison.Ordinal));
    }

    private void Write(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
