using System.Text;

namespace Gnomon.Verify.Log;

/// <summary>A log that a policy accepts, and where it can be read, if the policy says so.</summary>
public sealed record PolicyLog(VerifierKey Key, string? Url);

/// <summary>A witness of a policy: its name there, its key, and where it can be asked, if the policy says so.</summary>
public sealed record PolicyWitness(string Name, VerifierKey Key, string? Url);

/// <summary>What a policy comes to for one checkpoint.</summary>
/// <param name="IsMet">Whether enough witnesses signed, as the quorum asks.</param>
/// <param name="Counted">The cosignatures that count, under the names of the policy.</param>
/// <param name="TooOld">Cosignatures that hold and are older than the policy allows.</param>
/// <param name="Ahead">Cosignatures that hold and have a time still to come.</param>
public sealed record PolicyFinding(
    bool IsMet, IReadOnlyList<(string Name, DateTimeOffset Time)> Counted, IReadOnlyList<(string Name, DateTimeOffset Time)> TooOld, IReadOnlyList<(string Name, DateTimeOffset Time)> Ahead);

/// <summary>
/// Whom a user believes about logs (C2SP tlog-policy): which logs, which witnesses, and how many of them must have signed.
/// <code>
/// log example.org/log+5ac0710a+AQ...  https://example.org/log
/// witness hospital w.example+8a1b...  https://w.example
/// witness court    c.example+77aa...
/// group two all hospital court
/// quorum two
/// #gnomon:fresh 7d                        a cosignature older than that does not count
/// #gnomon:signer MCowBQYDK2Vw... Assessor a key that may sign statements
/// </code>
/// The last two are comments for every other reader of such a file. One that is misspelt is refused here, since it would ask for less than was meant.
/// </summary>
public sealed class LogPolicy
{
    /// <summary>The longest file that is read, bytes.</summary>
    public const int MaxLength = 1 << 20;

    // A witness's clock may be a little ahead of ours.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly IReadOnlyList<PolicyGroup> groups;

    internal LogPolicy(IReadOnlyList<PolicyLog> logs, IReadOnlyList<PolicyWitness> witnesses, IReadOnlyList<PolicyGroup> groups, string quorum)
    {
        (Logs, Witnesses, this.groups, Quorum) = (logs, witnesses, groups, quorum);
    }

    /// <summary>The logs that are accepted; any of them.</summary>
    public IReadOnlyList<PolicyLog> Logs { get; }

    /// <summary>The witnesses that are known.</summary>
    public IReadOnlyList<PolicyWitness> Witnesses { get; }

    /// <summary>The witness or group that must have signed; <c>none</c> for nobody.</summary>
    public string Quorum { get; }

    /// <summary>Whether anybody besides the log has to have signed.</summary>
    public bool AsksForWitnesses => !string.Equals(Quorum, PolicyText.None, StringComparison.Ordinal);

    /// <summary>How old a cosignature may be; null for any age.</summary>
    public TimeSpan? Fresh { get; internal init; }

    /// <summary>Keys that may sign statements; none leaves that to the user's other lists.</summary>
    public IReadOnlyList<TrustedKey> Signers { get; internal init; } = [];

    /// <summary>Reads a policy; false with every line that cannot be read.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="policy">The policy; null on a fault.</param>
    /// <param name="faults">Line from 1, and what is wrong with it; line 0 for the whole.</param>
    public static bool TryParse(ReadOnlySpan<byte> bytes, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out LogPolicy? policy, out IReadOnlyList<(int Line, string Fault)> faults)
    {
        var text = new PolicyText();
        policy = text.Read(bytes);
        faults = text.Faults;
        return policy is not null;
    }

    /// <summary>Whether a checkpoint has the signatures of witnesses that the policy asks for.</summary>
    /// <param name="note">A checkpoint that the key of a log has signed.</param>
    /// <param name="now">The time by which ages are reckoned.</param>
    /// <param name="finding">Who signed; null on a fault.</param>
    /// <returns>False where a line under the name of a witness is not its signature.</returns>
    public bool TryCheck(SignedNote note, DateTimeOffset now, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PolicyFinding? finding)
    {
        finding = null;
        if (!Cosignature.TryRead(note, [.. Witnesses.Select(w => w.Key)], out var found))
            return false;
        var named = found.Select(c => (Witnesses.First(w => w.Key == c.Witness).Name, c.Time)).ToList();
        var ahead = named.Where(n => n.Time > now + Tolerance).ToList();
        var old = named.Where(n => Fresh is { } fresh && n.Time < now - fresh).ToList();
        var counted = named.Except(ahead).Except(old).ToList();
        finding = new PolicyFinding(IsMet(counted.Select(c => c.Name)), Shown(counted), Shown(old), Shown(ahead));
        return true;
    }

    private bool IsMet(IEnumerable<string> witnesses)
    {
        var there = witnesses.ToHashSet(StringComparer.Ordinal);
        foreach (var group in groups.Where(g => g.Members.Count(there.Contains) >= g.Needed))
            there.Add(group.Name);
        return !AsksForWitnesses || there.Contains(Quorum);
    }

    private static List<(string Name, DateTimeOffset Time)> Shown(List<(string Name, DateTimeOffset Time)> named) =>
        [.. named.Select(n => (Run.Visible.Text(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(n.Name))), n.Time))];
}

/// <summary>A group of a policy: met when so many of its members are.</summary>
internal sealed record PolicyGroup(string Name, int Needed, IReadOnlyList<string> Members);
