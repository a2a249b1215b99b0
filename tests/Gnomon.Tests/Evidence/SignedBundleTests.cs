using System.Text;
using Gnomon.Evidence;
using Gnomon.Verify;
using Gnomon.Verify.Statements;

namespace Gnomon.Tests.Evidence;

/// <summary>A pack in one signed file: what a stranger sends is read only where every byte of it is as it was signed, and its names are tame.</summary>
public sealed class SignedBundleTests : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("gnomon-bundle-");

    [Fact]
    public void A_bundle_reads_back_as_it_was_written()
    {
        using var signer = Signer();
        var read = Good(SignedBundle.Parse(Good(SignedBundle.Write("my-law", "d", Files(("pack.yaml", "pack: my-law\n"), ("cases/a.yaml", "Đ: é\n")), signer)), "x"));
        Assert.Equal(("my-law", "d", signer.PublicKey), (read.Name, read.Digest, read.Signer));
        Assert.Equal([("cases/a.yaml", "Đ: é\n"), ("pack.yaml", "pack: my-law\n")], read.Files.Select(f => (f.Name, Encoding.UTF8.GetString(f.Bytes.Span))));
    }

    [Fact]
    public void The_same_files_and_key_give_the_same_bytes()
    {
        using var signer = Signer();
        Assert.Equal(Good(SignedBundle.Write("a", "d", Files(("x.yaml", "1"), ("y.yaml", "2")), signer)), Good(SignedBundle.Write("a", "d", Files(("y.yaml", "2"), ("x.yaml", "1")), signer)));
    }

    [Fact]
    public void No_byte_can_be_changed_without_being_refused_or_meaning_the_same()
    {
        using var signer = Signer();
        var bytes = Good(SignedBundle.Write("a", "d", Files(("pack.yaml", "pack: a")), signer));
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 1;
            Assert.False(SignedBundle.Parse(changed, "x").IsGood, $"byte {i}");
        }
    }

    [Theory]
    [InlineData("../pack.yaml")]
    [InlineData("/etc/pack.yaml")]
    [InlineData("cases/../pack.yaml")]
    [InlineData("cases/deep/a.yaml")]
    [InlineData("a\\b.yaml")]
    [InlineData(".yaml")]
    [InlineData("pack.yml")]
    [InlineData("Pack.yaml")]
    [InlineData("pack.yaml\n")]
    [InlineData("facts..yaml")]
    [InlineData("")]
    public void A_name_that_could_lead_elsewhere_is_refused(string name)
    {
        using var signer = Signer();
        Assert.False(SignedBundle.Write("a", "d", Files((name, "x")), signer).IsGood);
        Assert.False(SignedBundle.Parse(Envelope(signer, $$"""{"name":"a","digest":"d","files":[{"name":{{System.Text.Json.JsonSerializer.Serialize(name)}},"text":"x"}]}"""), "x").IsGood);
    }

    [Theory]
    [InlineData("""{"name":"../a","digest":"d","files":[{"name":"pack.yaml","text":"x"}]}""")]
    [InlineData("""{"name":"a","digest":"d","files":[]}""")]
    [InlineData("""{"name":"a","digest":"d","files":[{"name":"pack.yaml","text":"x"},{"name":"pack.yaml","text":"y"}]}""")]
    [InlineData("""{"name":"a","digest":"d","files":[{"name":"pack.yaml"}]}""")]
    [InlineData("""{"name":"a","digest":"d"}""")]
    // A null ended the program; what no reader knows, and the first of two, was lost without a word.
    [InlineData("""{"name":null,"digest":"d","files":[{"name":"pack.yaml","text":"x"}]}""")]
    [InlineData("""{"name":"a","digest":null,"files":[{"name":"pack.yaml","text":"x"}]}""")]
    [InlineData("""{"name":"a","digest":"d","files":[{"name":null,"text":"x"}]}""")]
    [InlineData("""{"name":"a","digest":"d","files":[{"name":"pack.yaml","text":null}]}""")]
    [InlineData("""{"name":"a","digest":"d","files":null}""")]
    [InlineData("""{"name":"a","digest":"d","files":[null]}""")]
    [InlineData("""{"name":"a","digest":"d","valid-until":"2026-01-01","files":[{"name":"pack.yaml","text":"x"}]}""")]
    [InlineData("""{"name":"a","digest":"d","files":[{"name":"pack.yaml","text":"x","mode":"draft"}]}""")]
    [InlineData("""{"name":"b","name":"a","digest":"d","files":[{"name":"pack.yaml","text":"x"}]}""")]
    [InlineData("""["a"]""")]
    [InlineData("a")]
    public void What_was_signed_must_be_a_list_of_files(string payload)
    {
        using var signer = Signer();
        Assert.Equal(ExitCode.Pack, Assert.Single(SignedBundle.Parse(Envelope(signer, payload), "x").Problems).Exit);
    }

    [Fact]
    public void More_or_longer_files_than_a_pack_has_are_refused()
    {
        using var signer = Signer();
        Assert.False(SignedBundle.Write("a", "d", [.. Enumerable.Range(0, 401).Select(i => new BundleFile($"f{i}.yaml", new byte[1]))], signer).IsGood);
        Assert.False(SignedBundle.Write("a", "d", [new BundleFile("pack.yaml", Enumerable.Repeat((byte)'x', (1 << 20) + 1).ToArray())], signer).IsGood);
        Assert.False(SignedBundle.Write("a", "d", [new BundleFile("pack.yaml", new byte[] { 0xff, 0xfe })], signer).IsGood);
    }

    public void Dispose() => home.Delete(recursive: true);

    private static byte[] Envelope(Signer signer, string payload)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        var sig = Convert.ToBase64String(signer.Sign(DsseEnvelope.Pae(SignedBundle.PayloadType, bytes)));
        return Encoding.UTF8.GetBytes($$"""{"payload":"{{Convert.ToBase64String(bytes)}}","payloadType":"{{SignedBundle.PayloadType}}","signatures":[{"keyid":"{{CanonicalBase64.Encode(signer.PublicKey.Spki)}}","sig":"{{sig}}"}]}""");
    }

    private Signer Signer() => Good(Gnomon.Evidence.Signer.LoadOrCreate(new UserFolders(Path.Combine(home.FullName, "config"), Path.Combine(home.FullName, "state"))));

    private static IReadOnlyList<BundleFile> Files(params (string Name, string Text)[] files) => [.. files.Select(f => new BundleFile(f.Name, Encoding.UTF8.GetBytes(f.Text)))];

    private static T Good<T>(Checked<T> read) => read.TryGet(out var value, out var problems) ? value : throw new InvalidOperationException(string.Join("\n", problems));
}
