using Gnomon.Evidence;
using Gnomon.Law.Format;

namespace Gnomon.Cli.Tests.Law;

/// <summary>Folders of packs from the command line: what would be read by nobody, or take the place of another law, is told by every command.</summary>
public sealed class PackFolderTests
{
    private static readonly string Hiring = Path.Combine(Cli.Repository, "samples", "hiring", "system.yaml");

    // The shipped law vanished, and every command but one ended in 0.
    [Fact]
    public void A_pack_in_a_folder_of_another_name_takes_no_place_of_a_shipped_law()
    {
        using var cli = new Cli();
        New(cli, "desk-law");
        Directory.Move(cli.At("packs", "desk-law"), cli.At("packs", "eu-ai-act"));
        string[][] commands = [["classify", Hiring, "--packs", "packs"], ["law", "list", "--packs", "packs"], ["law", "test", "packs"], ["law", "check", "packs"], ["law", "show", "packs/eu-ai-act"]];
        foreach (var command in commands)
        {
            var run = cli.GnomonTold("", command);
            Assert.Equal((int)ExitCode.Pack, run.Exit);
            Assert.Contains("eu-ai-act/pack.yaml:3: pack: the folder is named 'eu-ai-act', and the pack in it 'desk-law'\n    give both one name", run.Err, StringComparison.Ordinal);
        }

        Assert.Equal("0 cases, 0 failed, 1 pack not tested\n", cli.GnomonTold("", "law", "test", "packs").Out);
    }

    // The same, by the name that a stranger signed.
    [Fact]
    public void A_bundle_of_another_name_than_its_pack_is_refused()
    {
        using var cli = new Cli();
        New(cli, "desk-law");
        Assert.Equal(0, cli.GnomonTold("", "law", "pack", "packs/desk-law").Exit);
        var bundle = SignedBundle.Read(cli.At("desk-law.pack.json")).Value;
        using var stranger = Signer.LoadOrCreate(new UserFolders(cli.At("other", "config"), cli.At("other", "state"))).Value;
        File.WriteAllBytes(cli.At("named.json"), SignedBundle.Write("eu-ai-act", PackDigest.Of("", bundle.Files.Select(f => (f.Name, f.Bytes))), bundle.Files, stranger).Value);
        var run = cli.GnomonTold("", "classify", Hiring, "--packs", "named.json");
        Assert.Equal((int)ExitCode.Pack, run.Exit);
        Assert.Contains("named.json: the bundle is named 'eu-ai-act', and the pack in it 'desk-law'", run.Err, StringComparison.Ordinal);
    }

    // Two packs with one id: only a doubt of `law check`, and elsewhere without file and line. Their questions are the same too, which is told beside it.
    [Fact]
    public void A_copy_with_the_id_of_the_first_is_told_with_file_and_line()
    {
        using var cli = new Cli();
        New(cli, "desk-law");
        Directory.CreateDirectory(cli.At("packs", "desk-law2"));
        foreach (var file in new[] { "pack.yaml", "provisions.yaml", "facts.yaml" })
            File.Copy(cli.At("packs", "desk-law", file), cli.At("packs", "desk-law2", file));
        foreach (var command in new string[][] { ["law", "check", "packs"], ["law", "test", "packs"], ["law", "list", "--packs", "packs"], ["classify", Hiring, "--packs", "packs"] })
        {
            var run = cli.GnomonTold("", command);
            Assert.Equal((int)ExitCode.Pack, run.Exit);
            Assert.Contains("desk-law2/pack.yaml:3: pack: the folder is named 'desk-law2', and the pack in it 'desk-law'", run.Err, StringComparison.Ordinal);
            Assert.Contains("it is already in ", run.Err, StringComparison.Ordinal);
        }
    }

    // `law check` refused it, and `classify` left it out.
    [Fact]
    public void Rules_without_a_head_are_told_and_other_folders_beside_packs_are_left_alone()
    {
        using var cli = new Cli();
        New(cli, "desk-law");
        Directory.CreateDirectory(cli.At("packs", "data"));
        File.WriteAllText(cli.At("packs", "data", "system.yaml"), "gnomon: 1\n");
        Assert.Equal(0, cli.GnomonTold("", "law", "list", "--packs", "packs").Exit);
        Directory.CreateDirectory(cli.At("packs", "other-law"));
        File.Copy(cli.At("packs", "desk-law", "provisions.yaml"), cli.At("packs", "other-law", "provisions.yaml"));
        var run = cli.GnomonTold("", "law", "list", "--packs", "packs");
        Assert.Equal((int)ExitCode.Pack, run.Exit);
        Assert.Equal("other-law: the pack has no pack.yaml\n    add pack.yaml with title, acts and outcomes\n", run.Err);
    }

    // Files of another ending, and folders with the name of a file, were read by nobody.
    [Theory]
    [InlineData("desk-law/obligations.yml", "no file of this name is read: those of a pack end in .yaml\n    name it obligations.yaml\n")]
    [InlineData("desk-law/cases/more.YAML", "no file of this name is read: those of a pack end in .yaml\n    name it more.yaml\n")]
    [InlineData("desk-law/penalties2.yaml/", "this is a folder; a YAML file was expected\n    put the file in its place, or give the folder another name\n")]
    [InlineData("desk-law/pack.yml", "no file of this name is read: those of a pack end in .yaml\n    name it pack.yaml\n")]
    [InlineData("desk-law/pack.yaml/", "this is a folder; a YAML file was expected\n    put the file in its place, or give the folder another name\n")]
    [InlineData("desk-law/facts.yml", "questions are not read from a file of this name\n    name it facts.yaml\n")]
    [InlineData("desk-law/fact.yaml", "questions are not read from a file of this name\n    name it facts.yaml\n")]
    [InlineData("desk-law/facts.yaml/", "this is a folder; a YAML file was expected\n    put the file in its place, or give the folder another name\n")]
    [InlineData("Facts-more.yml", "questions are not read from a file of this name\n    name it facts-more.yaml\n")]
    [InlineData("fact.yaml", "questions are not read from a file of this name\n    name it facts.yaml\n")]
    [InlineData("facts.yaml/", "this is a folder; a YAML file was expected\n    put the file in its place, or give the folder another name\n")]
    public void What_nobody_would_read_is_told_once(string path, string told)
    {
        using var cli = new Cli();
        New(cli, "desk-law");
        var (full, right) = (cli.At("packs", path.TrimEnd('/')), cli.At("packs", Path.ChangeExtension(path.TrimEnd('/'), ".yaml")));
        if (path.StartsWith("desk-law/fact", StringComparison.Ordinal))
            right = cli.At("packs", "desk-law", "facts.yaml");
        if (File.Exists(right))
            File.Move(right, cli.At("aside.yaml"));
        if (path.EndsWith('/'))
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(full).FullName, "provisions.yaml"), "provisions: []\n");
        else
            File.WriteAllText(full, "facts: []\n");
        foreach (var command in new string[][] { ["law", "check", "packs"], ["law", "check", "packs/desk-law"], ["law", "list", "--packs", "packs"] })
        {
            var run = cli.GnomonTold("", command);
            Assert.Equal((int)ExitCode.Pack, run.Exit);
            Assert.EndsWith($"{path.TrimEnd('/')}: {told}", run.Err, StringComparison.Ordinal);
            Assert.Equal(2, run.Err.Count(c => c == '\n'));
        }
    }

    private static void New(Cli cli, string id) => Assert.Equal(0, cli.GnomonTold("", "law", "new", id, "packs", "--jurisdiction", "EU").Exit);
}
