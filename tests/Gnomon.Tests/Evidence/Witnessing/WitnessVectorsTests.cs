using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gnomon.Verify.Log;

namespace Gnomon.Tests.Evidence.Witnessing;

/// <summary>
/// docs/reference/vectors/tlog-policies.json, for whoever writes another checker: policies and checkpoints, whether they are met, and what is wrong with
/// those that cannot be read. Made here from fixed keys, compared with the file (GNOMON_RECORD=1 writes it), and each checked.
/// </summary>
public sealed class WitnessVectorsTests
{
    private const long Now = 1_795_000_000;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };
    private static readonly TestLog Log = new(1);

    private static string File => Path.Combine(Repository.Root, "docs", "reference", "vectors", "tlog-policies.json");

    [Fact]
    public void The_file_is_what_is_made_today()
    {
        var text = new JsonObject
        {
            ["about"] = "C2SP tlog-policy and tlog-cosignature: whether a checkpoint meets a policy at the time `now`. `fault` is part of the message where the policy, or a signature under a known name, is refused. Made from fixed keys by a test; see formats.md.",
            ["now"] = Now,
            ["vectors"] = new JsonArray([.. All().Select(v => new JsonObject
            {
                ["name"] = v.Name,
                ["policy"] = v.Policy,
                ["checkpoint"] = v.Note,
                ["met"] = v.Fault is null ? v.Met : null,
                ["fault"] = v.Fault,
            })]),
        }.ToJsonString(Indented) + "\n";
        if (Environment.GetEnvironmentVariable("GNOMON_RECORD") == "1")
            System.IO.File.WriteAllText(File, text);
        Assert.Equal(text, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void Each_gets_its_verdict()
    {
        foreach (var (name, text, note, met, fault) in All())
        {
            if (!LogPolicy.TryParse(Encoding.UTF8.GetBytes(text), out var policy, out var faults))
                Assert.True(fault is not null && faults.Any(f => f.Fault.Contains(fault, StringComparison.Ordinal)), name);
            else if (!SignedNote.TryParse(Encoding.UTF8.GetBytes(note), out var read, out _) || !policy.TryCheck(read, DateTimeOffset.FromUnixTimeSeconds(Now), out var finding))
                Assert.True(fault is not null, name);
            else
                Assert.True(fault is null && finding.IsMet == met, name);
        }
    }

    [Fact]
    public void The_key_of_a_public_witness_is_read_and_is_no_key_of_a_log()
    {
        const string Remora = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";
        Assert.True(VerifierKey.TryParseCosigner(Remora, out var key) && key.IsCosigner);
        Assert.Equal(Remora, key.ToString());
        Assert.False(VerifierKey.TryParse(Remora, out _));
        Assert.False(VerifierKey.TryParseCosigner(Log.Vkey.ToString(), out _));
    }

    private static IEnumerable<(string Name, string Policy, string Note, bool Met, string? Fault)> All()
    {
        const string Two = "group both all a b\nquorum both\n";
        var head = $"log {Log.Vkey}\nwitness a {W(11)}\nwitness b {W(12)}\n";
        yield return ("nobody is asked", head + "quorum none\n", Log.Note(3), true, null);
        yield return ("one is asked and signed", head + "quorum a\n", Signed(11), true, null);
        yield return ("one is asked and another signed", head + "quorum a\n", Signed(12), false, null);
        yield return ("both are asked and signed", head + Two, Signed(11, 12), true, null);
        yield return ("both are asked and one signed", head + Two, Signed(12), false, null);
        yield return ("a stranger signed besides", head + "quorum a\n", Signed(11, 13), true, null);
        yield return ("only a stranger signed", head + "quorum a\n", Signed(13), false, null);
        yield return ("fresh enough", head + "quorum a\n#gnomon:fresh 1h\n", Signed(11), true, null);
        yield return ("too old", head + "quorum a\n#gnomon:fresh 1h\n", Log.Cosigned(3, 11, "w.example/11", Now - 3601), false, null);
        yield return ("of a time to come", head + "quorum a\n", Log.Cosigned(3, 11, "w.example/11", Now + 301), false, null);
        yield return ("the signature of another size", head + "quorum a\n", Log.Note(3) + Log.Cosigned(4, 11, "w.example/11", Now)[Log.Note(4).Length..], false, "spoilt");
        yield return ("a time that was changed", head + "quorum a\n", Log.Note(3) + Cosignature.Line(TestLog.Witness(11, "w.example/11"), Now + 1, new byte[64]), false, "spoilt");
        yield return ("no quorum", head, Log.Note(3), false, "no line `quorum`");
        yield return ("a group that asks for more than it has", head + "group g 3 a b\nquorum g\n", Log.Note(3), false, "1 to 2 of its members");
        yield return ("a member twice", head + "group g any a a\nquorum g\n", Log.Note(3), false, "each counts once");
        yield return ("a name before its line", "quorum a\n" + head, Log.Note(3), false, "no witness or group of a line above");
        yield return ("the key of a log as a witness", head + $"witness c {Log.Vkey}\nquorum a\n", Log.Note(3), false, "not the key of a witness");
        yield return ("the same key twice", head + $"witness c {W(11)}\nquorum a\n", Log.Note(3), false, "the same key");
        yield return ("a misspelt demand", head + "quorum a\n#gnomon:frehs 1h\n", Log.Note(3), false, "this is none of");
    }

    private static string Signed(params byte[] witnesses) =>
        Log.Note(3) + string.Concat(witnesses.Select(w => Log.Cosigned(3, w, FormattableString.Invariant($"w.example/{w}"), Now)[Log.Note(3).Length..]));

    private static string W(byte key) => TestLog.Witness(key, FormattableString.Invariant($"w.example/{key}")).ToString();
}
