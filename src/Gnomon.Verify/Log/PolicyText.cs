using System.Globalization;
using System.Text;
using Gnomon.Verify.Crypto;

namespace Gnomon.Verify.Log;

/// <summary>Reads the lines of a policy. Names are bytes and nothing more: each byte is one character here, whatever it encodes.</summary>
internal sealed class PolicyText
{
    internal const string None = "none";

    private const string Own = "#gnomon:";
    private const int MaxDays = 36_500;
    private readonly List<(int Line, string Fault)> faults = [];
    private readonly List<PolicyLog> logs = [];
    private readonly List<PolicyWitness> witnesses = [];
    private readonly List<PolicyGroup> groups = [];
    private readonly List<TrustedKey> signers = [];
    private readonly HashSet<string> members = new(StringComparer.Ordinal);
    private int line;
    private string? quorum;
    private TimeSpan? fresh;

    internal IReadOnlyList<(int Line, string Fault)> Faults => faults;

    internal LogPolicy? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LogPolicy.MaxLength)
            faults.Add((0, "a policy has at most a mebibyte"));
        else if (bytes.ContainsAnyInRange((byte)0x00, (byte)0x08) || bytes.ContainsAnyInRange((byte)0x0b, (byte)0x1f) || bytes.Contains((byte)0x7f))
            faults.Add((0, "a policy has no control characters but tabs and line feeds"));
        else
            ReadLines(Encoding.Latin1.GetString(bytes));
        return faults.Count > 0 ? null : new LogPolicy(logs, witnesses, groups, quorum!) { Fresh = fresh, Signers = signers };
    }

    private void ReadLines(string text)
    {
        if (!text.EndsWith('\n'))
            faults.Add((0, "the last line is not ended by a line feed"));
        foreach (var row in text.Split('\n'))
        {
            line++;
            var words = row.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0)
                ReadLine(words);
        }

        if (quorum is null)
            faults.Add((0, "there is no line `quorum`; write `quorum none` to ask for no witness"));
        else if (fresh is not null && quorum is None)
            faults.Add((0, "`#gnomon:fresh` asks for recent cosignatures, and `quorum none` for none"));
    }

    private void ReadLine(string[] words)
    {
        switch (words)
        {
            case ["log", var vkey, .. { Length: <= 1 } url]:
                ReadLog(vkey, url.FirstOrDefault());
                break;
            case ["witness", var name, var vkey, .. { Length: <= 1 } url]:
                ReadWitness(name, vkey, url.FirstOrDefault());
                break;
            case ["group", var name, var needed, .. { Length: > 0 } of]:
                ReadGroup(name, needed, of);
                break;
            case ["quorum", var name]:
                ReadQuorum(name);
                break;
            case ["#gnomon:fresh", var age]:
                ReadFresh(age);
                break;
            case ["#gnomon:signer", var spki, .. { Length: > 0 } name]:
                ReadSigner(spki, string.Join(' ', name));
                break;
            case [['#', ..] first, ..] when !first.StartsWith(Own, StringComparison.Ordinal):
                break;
            default:
                Fault("this is none of: log VKEY [URL], witness NAME VKEY [URL], group NAME all|any|K MEMBER..., quorum NAME, #gnomon:fresh AGE, #gnomon:signer KEY NAME");
                break;
        }
    }

    private void ReadLog(string vkey, string? url)
    {
        if (!VerifierKey.TryParse(Utf8(vkey), out var key))
            Fault("this is not the key of a log (name+id+base64, type 1 or 2)");
        else if (logs.Any(l => l.Key.Key.Equals(key.Key)))
            Fault("the same key stands in another line `log`");
        else
            logs.Add(new PolicyLog(key, url is null ? null : Utf8(url)));
    }

    private void ReadWitness(string name, string vkey, string? url)
    {
        if (!VerifierKey.TryParseCosigner(Utf8(vkey), out var key))
            Fault("this is not the key of a witness (name+id+base64, type 4)");
        else if (witnesses.Any(w => w.Key.Key.Equals(key.Key)))
            Fault("the same key stands in another line `witness`");
        else if (IsFree(name))
            witnesses.Add(new PolicyWitness(name, key, url is null ? null : Utf8(url)));
    }

    private void ReadGroup(string name, string needed, string[] of)
    {
        var count = needed switch
        {
            "all" => of.Length,
            "any" => 1,
            _ => int.TryParse(needed, NumberStyles.None, CultureInfo.InvariantCulture, out var k) && needed[0] != '0' ? k : 0,
        };
        if (count < 1 || count > of.Length)
            Fault($"a group asks for all, any, or 1 to {of.Length} of its members");
        foreach (var member in of.Where(m => !IsDefined(m)))
            Fault($"the member {Run.Visible.Text(member)} is no witness or group of a line above");
        foreach (var member in of.Where(m => IsDefined(m) && !members.Add(m)))
            Fault($"{Run.Visible.Text(member)} is a member of a group already; each counts once");
        if (IsFree(name))
            groups.Add(new PolicyGroup(name, count, of));
    }

    private void ReadQuorum(string name)
    {
        if (quorum is not null)
            Fault("there are two lines `quorum`");
        else if (name is not None && !IsDefined(name))
            Fault($"{Run.Visible.Text(name)} is no witness or group of a line above");
        quorum ??= name;
    }

    private void ReadFresh(string age)
    {
        var isNumber = int.TryParse(age.AsSpan(0, age.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= MaxDays;
        if (fresh is not null || !isNumber || age[^1] is not ('d' or 'h' or 'm'))
            Fault("`#gnomon:fresh` stands once, with an age such as 90m, 36h or 7d");
        else
            fresh = age[^1] is 'd' ? TimeSpan.FromDays(count) : age[^1] is 'h' ? TimeSpan.FromHours(count) : TimeSpan.FromMinutes(count);
    }

    private void ReadSigner(string spki, string name)
    {
        if (CanonicalBase64.TryDecode(spki, out var der) && PublicKey.TryFromSpki(der, out var key))
            signers.Add(new TrustedKey(Utf8(name), key));
        else
            Fault("this is not base64 of a public key (DER SPKI) and a name");
    }

    private bool IsFree(string name)
    {
        var free = name is not None && !IsDefined(name);
        if (!free)
            Fault($"the name {Run.Visible.Text(name)} is taken");
        return free;
    }

    private bool IsDefined(string name) =>
        witnesses.Any(w => string.Equals(w.Name, name, StringComparison.Ordinal)) || groups.Any(g => string.Equals(g.Name, name, StringComparison.Ordinal));

    private static string Utf8(string bytes) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes));

    private void Fault(string text) => faults.Add((line, text));
}
