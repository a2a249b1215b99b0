using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gnomon.Evidence.Keys;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Tests.Evidence;

/// <summary>
/// docs/reference/vectors/tlog-proofs.json, for whoever writes another checker: proofs that hold and proofs that do not, with what is
/// wrong. Made here from fixed keys, compared with the file (GNOMON_RECORD=1 writes it), and each checked.
/// </summary>
public sealed class ProofVectorsTests
{
    private const string Origin = "gnomon.log/000102030405060708090a0b0c0d0e0f";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };
    private static readonly SigningKey Key = SigningKey.FromSeed(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());
    private static readonly SigningKey Other = SigningKey.FromSeed(Enumerable.Range(32, 32).Select(i => (byte)i).ToArray());
    private static readonly VerifierKey Vkey = VerifierKey.Create(Origin, Key.PublicKey);

    private static string File => Path.Combine(Repository.Root, "docs", "reference", "vectors", "tlog-proofs.json");

    [Fact]
    public void The_file_is_what_is_made_today()
    {
        var text = new JsonObject
        {
            ["about"] = "C2SP tlog-proof: entry is base64, proof is the text of the file. Made from fixed keys by a test; see formats.md.",
            ["vkey"] = Vkey.ToString(),
            ["vectors"] = new JsonArray([.. All().Select(v => new JsonObject
            {
                ["name"] = v.Name,
                ["entry"] = CanonicalBase64.Encode(v.Entry),
                ["proof"] = v.Proof,
                ["fault"] = v.Fault.Length == 0 ? null : v.Fault,
            })]),
        }.ToJsonString(Indented) + "\n";
        if (Environment.GetEnvironmentVariable("GNOMON_RECORD") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            System.IO.File.WriteAllText(File, text);
        }

        Assert.Equal(text, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void Each_gets_its_verdict()
    {
        foreach (var (name, entry, proof, fault) in All())
        {
            var holds = LogProof.TryParse(Encoding.UTF8.GetBytes(proof), out var read, out var found) && read.Verify(entry, Vkey, out _, out found);
            Assert.True(holds == (fault.Length == 0) && found.Contains(fault, StringComparison.Ordinal), $"{name}: {found}");
        }
    }

    private static IEnumerable<(string Name, byte[] Entry, string Proof, string Fault)> All()
    {
        foreach (var (index, size) in new[] { (0, 1), (0, 2), (1, 2), (254, 255), (255, 256), (256, 257), (17, 300), (299, 300) })
            yield return ($"entry {index} of {size}", Entry(index), Proof(index, size), "");
        const string Path = "the path does not lead from this entry", Form = "not a proof of C2SP tlog-proof v1", Unsigned = "not signed by the key of the log";
        var good = Proof(17, 300);
        var lines = good.Split('\n');
        yield return ("another entry", Entry(18), good, Path);
        yield return ("another index", Entry(17), good.Replace("index 17", "index 16", StringComparison.Ordinal), Path);
        yield return ("an index beyond the log", Entry(17), good.Replace("index 17", "index 300", StringComparison.Ordinal), Path);
        yield return ("two hashes exchanged", Entry(17), string.Join('\n', [.. lines[..2], lines[3], lines[2], .. lines[4..]]), Path);
        yield return ("a hash too few", Entry(17), string.Join('\n', [.. lines[..2], .. lines[3..]]), Path);
        yield return ("a hash too many", Entry(17), string.Join('\n', [.. lines[..3], lines[2], .. lines[3..]]), Path);
        yield return ("an index with a leading zero", Entry(17), good.Replace("index 17", "index 017", StringComparison.Ordinal), Form);
        yield return ("base64 with unused bits set", Entry(17), good.Replace(lines[2], lines[2][..^2] + (char)(lines[2][^2] + 1) + "=", StringComparison.Ordinal), Form);
        yield return ("carriage returns", Entry(17), good.Replace("\n", "\r\n", StringComparison.Ordinal), Form);
        yield return ("another version", Entry(17), good.Replace("@v1", "@v2", StringComparison.Ordinal), Form);
        yield return ("a checkpoint of another size", Entry(17), good.Replace("\n300\n", "\n301\n", StringComparison.Ordinal), Unsigned);
        yield return ("a checkpoint by another key", Entry(17), Proof(17, 300, Other), Unsigned);
        yield return ("no signature", Entry(17), good[..(good.IndexOf('\u2014', StringComparison.Ordinal) - 1)], "a note is a text");
    }

    private static string Proof(int index, int size, SigningKey? by = null)
    {
        byte[][] leaves = [.. Enumerable.Range(0, size).Select(i => Merkle.LeafHash(Entry(i)))];
        var text = new Checkpoint(Origin, size, Merkle.Root(leaves), []).ToText();
        var note = SignedNote.Encode(text, VerifierKey.Create(Origin, (by ?? Key).PublicKey), (by ?? Key).Sign(Encoding.UTF8.GetBytes(text)));
        return Encoding.UTF8.GetString(new LogProof(index, Merkle.InclusionPath(leaves, index), note).ToBytes());
    }

    private static byte[] Entry(int number) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"entry {number}"));
}
