using System.Text;
using Gnomon.Describe;
using Gnomon.Describe.Splice;
using Gnomon.Tests.Law;

namespace Gnomon.Tests.Describe.Splice;

/// <summary>An answer is written at its place, and everything else in the card keeps every byte.</summary>
public sealed class CardDraftTests : IDisposable
{
    private const string Head = "gnomon: 1\nsystem: { id: org.example.a, name: { en: A }, version: \"2.30\" }\n";

    private static readonly FactDictionary Facts = LawText.Dictionary(
        """
        org.kind organisation one-of private public
        sys.many system many-of a b none
        sys.judged system judgement
        use.yes use yes-no
        use.two use yes-no
        mkt.day market date
        mod.size model number FLOP
        """);

    private readonly string folder = Directory.CreateTempSubdirectory("gnomon-splice-").FullName;

    public static TheoryData<string, string, string, string, string> Places => new()
    {
        // what, card, fact, scope, card after it
        { "a new line after the last answer, its comment kept", "facts:\n  org.kind: private   # sure\n  # more\nuses:\n  - id: a\n", "sys.many", "", "facts:\n  org.kind: private   # sure\n  sys.many: @\n  # more\nuses:\n  - id: a\n" },
        { "an answer that is there, its comment kept", "facts:\n  sys.many: [a]   # half\nuses:\n  - id: a\n", "sys.many", "", "facts:\n  sys.many: @   # half\nuses:\n  - id: a\n" },
        { "a list of lines, the comment inside kept above", "facts:\n  sys.many:   # why\n    - a   # because\n  org.kind: private\nuses:\n  - id: a\n", "sys.many", "", "facts:\n  # why\n  sys.many: @   # because\n  org.kind: private\nuses:\n  - id: a\n" },
        { "several lines, each with its comment", "facts:\n  sys.many:\n    - a   # one\n    # between\n    - b   # two\nuses:\n  - id: a\n", "sys.many", "", "facts:\n  # one\n  # between\n  sys.many: @   # two\nuses:\n  - id: a\n" },
        { "a long answer in braces over two lines", "facts:\n  sys.many: { value: [a],\n    by: me }\nuses:\n  - id: a\n", "sys.many", "", "facts:\n  sys.many: @\nuses:\n  - id: a\n" },
        { "empty braces", "facts: {}\nuses:\n  - id: a\n    facts: {}   # none yet\n  - id: b\n", "use.yes", "a", "facts: {}\nuses:\n  - id: a\n    facts: { use.yes: @ }   # none yet\n  - id: b\n" },
        { "a use without facts", "uses:\n  - id: a   # first\n  - id: b\n# end", "use.yes", "a", "uses:\n  - id: a   # first\n    facts:\n      use.yes: @\n  - id: b\n# end" },
        { "the second use in braces", "uses:\n  - id: a\n  - { id: b, facts: { use.two: true } }\n", "use.yes", "b", "uses:\n  - id: a\n  - { id: b, facts: { use.two: true, use.yes: @ } }\n" },
        { "uses in brackets", "uses: [ { id: a }, { id: b } ] # all\n", "use.yes", "b", "uses: [ { id: a }, { id: b, facts: { use.yes: @ } } ] # all\n" },
        { "no facts at all, and no line end", "uses:\n  - id: a", "org.kind", "", "uses:\n  - id: a\nfacts:\n  org.kind: @\n" },
        { "a market that the card does not name", "uses:\n  - id: a\n", "mkt.day", "eu", "uses:\n  - id: a\nmarkets:\n  - id: eu\n    facts:\n      mkt.day: @\n" },
        { "a second market", "markets:\n  - id: vn\nuses:\n  - id: a\n", "mkt.day", "eu", "markets:\n  - id: vn\n  - id: eu\n    facts:\n      mkt.day: @\nuses:\n  - id: a\n" },
        { "an empty list of models", "models: []\nuses:\n  - id: a\n", "mod.size", "", "models: [{ id: model, facts: { mod.size: @ } }]\nuses:\n  - id: a\n" },
        { "lists that are not indented", "uses:\n- id: a\n- id: b\n", "use.yes", "b", "uses:\n- id: a\n- id: b\n  facts:\n    use.yes: @\n" },
        { "line ends of Windows", "uses:\r\n  - id: a # x\r\n", "use.yes", "a", "uses:\r\n  - id: a # x\r\n    facts:\r\n      use.yes: @\r\n" },
        { "letters beyond the first plane before it", "facts:\n  org.kind: { value: private, by: \"𝔸nh 🙂\" } # é\nuses:\n  - id: a\n", "sys.many", "", "facts:\n  org.kind: { value: private, by: \"𝔸nh 🙂\" } # é\n  sys.many: @\nuses:\n  - id: a\n" },
        { "a quoted answer", "facts:\n  'org.kind': \"private\" # q\nuses:\n  - id: a\n", "org.kind", "", "facts:\n  'org.kind': @ # q\nuses:\n  - id: a\n" },
        { "a value on the line below its key", "facts:\n  org.kind:\n    private # low\nuses:\n  - id: a\n", "org.kind", "", "facts:\n  org.kind:\n    @ # low\nuses:\n  - id: a\n" },
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Places))]
    public void An_answer_changes_only_its_own_place(string what, string card, string fact, string scope, string after)
    {
        Assert.NotEmpty(what);
        var (value, spelling) = Answer(fact);
        var draft = Good(Open(Head + card).With(new FactAnswer(fact, value, "me", LawText.Day("2026-11-22"), fact is "sys.judged" ? "so" : null, 0), scope.Length == 0 ? null : scope));
        Assert.Equal(Head + after.Replace("@", spelling, StringComparison.Ordinal), Encoding.UTF8.GetString(draft.Card.File.Bytes.Span));
    }

    [Fact]
    public void A_byte_order_mark_stays_where_it_is()
    {
        var draft = Good(Open("\uFEFF" + Head + "uses:\n  - id: a\n").With(new FactAnswer("use.yes", new FactValue.YesNo(true), null, null, null, 0), "a"));
        Assert.Equal("\uFEFF" + Head + "uses:\n  - id: a\n    facts:\n      use.yes: { value: true }\n", Encoding.UTF8.GetString(draft.Card.File.Bytes.Span));
    }

    [Fact]
    public void Quotes_and_backslashes_of_a_name_come_back_as_they_were()
    {
        var draft = Good(Open(Head + "uses:\n  - id: a\n").With(new FactAnswer("use.yes", new FactValue.DontKnow(), "a \"b\" \\ c: #d", null, null, 0), "a"));
        Assert.Equal("a \"b\" \\ c: #d", draft.Card.Uses[0].Facts[0].By);
        Assert.IsType<FactValue.DontKnow>(draft.Card.Uses[0].Facts[0].Value);
    }

    [Fact]
    public void A_character_that_nobody_sees_is_refused() =>
        Assert.Contains("cannot be seen", Assert.Single(Open(Head + "uses:\n  - id: a\n").With(new FactAnswer("sys.judged", new FactValue.Judgement(true), null, null, "so\u202Eon", 0), null).Problems).What, StringComparison.Ordinal);

    [Fact]
    public void Saving_keeps_the_permissions_and_leaves_nothing_beside()
    {
        var draft = Open(Head + "uses:\n  - id: a\n");
        File.SetUnixFileMode(Path.Combine(folder, "card.yaml"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var next = Good(draft.With(new FactAnswer("use.yes", new FactValue.YesNo(true), null, null, null, 0), "a"));
        Good(next.Save(draft));
        Assert.Equal(["card.yaml"], Directory.GetFiles(folder).Select(f => Path.GetFileName(f)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "card.yaml")));
        Assert.Equal(next.Card.File.Bytes.ToArray(), File.ReadAllBytes(Path.Combine(folder, "card.yaml")));
    }

    [Fact]
    public void A_card_that_somebody_else_changed_is_not_written_over()
    {
        var draft = Open(Head + "uses:\n  - id: a\n");
        File.AppendAllText(Path.Combine(folder, "card.yaml"), "# theirs\n");
        var saved = Good(draft.With(new FactAnswer("use.yes", new FactValue.YesNo(true), null, null, null, 0), "a")).Save(draft);
        Assert.Equal(ExitCode.Output, Assert.Single(saved.Problems).Exit);
        Assert.EndsWith("# theirs\n", File.ReadAllText(Path.Combine(folder, "card.yaml")), StringComparison.Ordinal);
    }

    private static (FactValue Value, string Spelling) Answer(string fact) => fact switch
    {
        "org.kind" => (new FactValue.OneOf("public"), "{ value: public, by: \"me\", on: 2026-11-22 }"),
        "sys.many" => (new FactValue.ManyOf(["a", "b"], Complete: true), "{ value: [a, b], complete: true, by: \"me\", on: 2026-11-22 }"),
        "mkt.day" => (new FactValue.Date(LawText.Day("2026-12-02")), "{ value: 2026-12-02, by: \"me\", on: 2026-11-22 }"),
        "mod.size" => (new FactValue.Number(1e25m), "{ value: 10000000000000000000000000, by: \"me\", on: 2026-11-22 }"),
        _ => (new FactValue.YesNo(true), "{ value: true, by: \"me\", on: 2026-11-22 }"),
    };

    private CardDraft Open(string text)
    {
        var path = Path.Combine(folder, "card.yaml");
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
        return Good(CardDraft.Open(path, Facts));
    }

    private static T Good<T>(Checked<T> read) => read.TryGet(out var value, out var problems) ? value : throw new InvalidOperationException(string.Join("\n", problems));
}
