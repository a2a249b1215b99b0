using System.Diagnostics;
using System.Text;
using Gnomon.Describe;

namespace Gnomon.Tests.Describe;

/// <summary>Bad cards that cannot lie in the repository: each test is named after its golden.</summary>
public sealed class BadCardFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gnomon-card-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Missing() => Match("missing", Path.Combine(folder, "system.yaml"));

    [Fact]
    public void Missing_folder() => Match("missing-folder", Path.Combine(folder, "nowhere", "system.yaml"));

    [Fact]
    public void Empty() => Match("empty", Write(""));

    [Fact]
    public void Only_comments() => Match("only-comments", Write("# nothing here\n\n"));

    [Fact]
    public void Not_utf_8() => Match("not-utf-8", Write([0x67, 0x6E, 0x6F, 0xFF, 0xFE]));

    // The parser took what stands before it for the whole text, and said nothing.
    [Fact]
    public void A_nul_behind_a_value() => Match("a-nul-behind-a-value", Write("gnomon: 1\nsystem: x\0\nuses: []\n"));

    [Fact]
    public void Two_megabytes() => Match("two-megabytes", Write(new string('#', 2_000_000)));

    [Fact]
    public void A_folder() => Match("a-folder", folder);

    [Fact]
    public void Deep_brackets() => MatchQuickly("deep-brackets", Write("gnomon: " + new string('[', 50_000)));

    [Fact]
    public void Deep_closed_brackets() => MatchQuickly("deep-closed-brackets", Write("gnomon: " + new string('[', 50_000) + new string(']', 50_000)));

    [Fact]
    public void Deep_braces() => MatchQuickly("deep-braces", Write("gnomon: " + string.Concat(Enumerable.Repeat("{a: ", 50_000))));

    [Fact]
    public void Deep_dashes() => MatchQuickly("deep-dashes", Write(string.Concat(Enumerable.Repeat("- ", 50_000)) + "x"));

    [Fact]
    public void A_lone_bracket() => Match("a-lone-bracket", Write("["));

    [Fact]
    public void A_pipe_is_not_waited_for()
    {
        var path = Path.Combine(folder, "system.yaml");
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        MatchQuickly("a-pipe-is-not-waited-for", path);
    }

    [Fact]
    public void A_device() => Match("a-device", "/dev/zero");

    [Fact]
    public void A_link_out_of_its_folder()
    {
        var inner = Directory.CreateDirectory(Path.Combine(folder, "inner")).FullName;
        Write("gnomon: 1");
        var link = Path.Combine(inner, "system.yaml");
        File.CreateSymbolicLink(link, Path.Combine(folder, "system.yaml"));
        Match("a-link-out-of-its-folder", link);
    }

    [Fact]
    public void Paths_that_leave_by_a_link()
    {
        var inner = Directory.CreateDirectory(Path.Combine(folder, "inner")).FullName;
        File.WriteAllText(Path.Combine(folder, "secret.csv"), "a\n");
        File.CreateSymbolicLink(Path.Combine(inner, "data.csv"), Path.Combine(folder, "secret.csv"));
        Directory.CreateSymbolicLink(Path.Combine(inner, "up"), folder);
        var card = Path.Combine(inner, "system.yaml");
        File.WriteAllText(card, """
            gnomon: 1
            system: { id: org.example.x, name: { en: X }, version: 1 }
            uses: [ { id: a } ]
            measure:
              - id: m
                kind: fairness
                data: [ data.csv, up/secret.csv, up/*.csv, up/not-there.csv ]
                prediction: p
                groups: { sex: sex }
            profile: up/profile.yaml
            documents: [ { kind: note, file: up/secret.csv } ]

            """);
        Match("paths-that-leave-by-a-link", card);
    }

    private string Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    private string Write(byte[] bytes)
    {
        var path = Path.Combine(folder, "system.yaml");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private void Match(string golden, string path)
    {
        var card = CardReader.Read(path, Some.Dictionary);
        Assert.False(card.IsGood);
        Golden.Match($"Describe/{golden}.txt", Some.Messages(card.Problems, folder).Replace(folder, "a-folder", StringComparison.Ordinal));
    }

    private void MatchQuickly(string golden, string path)
    {
        var clock = Stopwatch.StartNew();
        Match(golden, path);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"it took {clock.Elapsed}");
    }
}
