using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Gnomon.Describe.Yaml;

namespace Gnomon.Tests.Describe.Yaml;

/// <summary>What files parsed to counts only for the bytes it was made from; whatever else lies there, the file itself is parsed.</summary>
public sealed class ParsedFilesTests : IDisposable
{
    private const string Text = "facts:\n  - { id: a.b, say: \"một câu: 'a'\" }\n  - id: c\n    list: [ 1, [ x, y ], {} ]\n    long: >\n      two\n      lines\n";
    private readonly string folder = Directory.CreateTempSubdirectory("gnomon-parsed-").FullName;

    private string Cache => Path.Combine(folder, "cache");

    public static TheoryData<string> Shipped =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "packs"), "*.yaml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Repository.Root, f)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_file_comes_back_with_every_text_and_place(string file)
    {
        var root = YamlFile.Read(Path.Combine(Repository.Root, file), file, ExitCode.Pack).Value.Root;
        Assert.Equal(Said(root), Said(YamlTree.Read(YamlTree.Write(root))!));
    }

    [Fact]
    public void A_file_that_was_parsed_before_is_read_from_the_artefact()
    {
        Keep(Text);
        var artefact = File.ReadAllBytes(Artefact());
        var parsed = ParsedFiles.Open(Cache, folder);
        Assert.Equal(Said(Parse(ParsedFiles.None, Text)), Said(Parse(parsed, Text)));
        parsed.Save();
        // Had it been parsed again, it would have been kept again.
        Assert.Equal(artefact, File.ReadAllBytes(Artefact()));
        File.Delete(Artefact());
        parsed.Save();
        Assert.Empty(Directory.GetFiles(Cache));
    }

    [Fact]
    public void A_file_that_changed_is_parsed()
    {
        Keep(Text);
        var changed = Text.Replace("two", "three", StringComparison.Ordinal);
        Assert.Equal(Said(Parse(ParsedFiles.None, changed)), Said(Parse(ParsedFiles.Open(Cache, folder), changed)));
    }

    [Fact]
    public void No_changed_byte_and_no_lost_end_of_the_artefact_changes_what_is_read()
    {
        Keep(Text);
        var good = File.ReadAllBytes(Artefact());
        var expected = Said(Parse(ParsedFiles.None, Text));
        for (var i = 0; i < good.Length; i++)
        {
            var bad = good.ToArray();
            bad[i] ^= (byte)(1 << (i % 8));
            File.WriteAllBytes(Artefact(), i % 2 == 0 ? bad : good[..i]);
            Assert.Equal(expected, Said(Parse(ParsedFiles.Open(Cache, folder), Text)));
        }
    }

    [Fact]
    public void Any_bytes_are_a_tree_or_none() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => YamlTree.Read(bytes) is not { } tree || Said(YamlTree.Read(YamlTree.Write(tree))!) == Said(tree)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_deep_nest_of_lists_is_no_tree()
    {
        byte[] level = [2, 1, 1, 1];
        Assert.Null(YamlTree.Read([.. Enumerable.Repeat(level, 100_000).SelectMany(l => l), 0, 1, 1, 0, 0, 0]));
    }

    [Fact]
    public void An_artefact_that_others_may_write_is_not_read_and_not_written()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Keep(Text);
        File.SetUnixFileMode(Cache, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherWrite);
        File.Delete(Artefact());
        Keep(Text);
        Assert.Empty(Directory.GetFiles(Cache));
    }

    [Fact]
    public void A_text_that_is_no_YAML_says_so_each_time()
    {
        for (var i = 0; i < 2; i++)
        {
            var parsed = ParsedFiles.Open(Cache, folder);
            Assert.Equal(2, Assert.Single(parsed.Parse(Encoding.UTF8.GetBytes("a: 1\na: 2\n"), "f.yaml", ExitCode.Pack).Problems).Line);
            parsed.Save();
        }
    }

    private void Keep(string text)
    {
        var parsed = ParsedFiles.Open(Cache, folder);
        Parse(parsed, text);
        parsed.Save();
    }

    private string Artefact() => Assert.Single(Directory.GetFiles(Cache));

    private static YamlNode Parse(ParsedFiles parsed, string text) => parsed.Parse(Encoding.UTF8.GetBytes(text), "f.yaml", ExitCode.Pack).Value.Root;

    /// <summary>A node in words, with every place that messages or splices could name.</summary>
    private static string Said(YamlNode node) => node switch
    {
        YamlScalar s => FormattableString.Invariant($"{s.Line}:{s.Column} {s.Start}-{s.End} {(s.Quoted ? "q" : "p")} {s.Text}\n"),
        YamlList l => FormattableString.Invariant($"{l.Line}:{l.Column} list {l.Brackets}\n") + string.Concat(l.Items.Select(Said)),
        YamlMap m => FormattableString.Invariant($"{m.Line}:{m.Column} map {m.Brackets}\n") + string.Concat(m.Entries.Select(e => Said(e.Key) + Said(e.Value))),
        _ => throw new InvalidOperationException(),
    };
}
