using Gnomon.Verify.Log;

namespace Gnomon.Verify;

/// <summary>A policy, and the time by which the age of a signature is reckoned.</summary>
public sealed record PolicyAt(LogPolicy Policy, DateTimeOffset Now)
{
    /// <summary>What a checkpoint that holds lacks of what the policy asks for.</summary>
    /// <param name="file">Where the checkpoint lies, for the faults.</param>
    /// <param name="note">The checkpoint.</param>
    /// <param name="log">The key that signed it.</param>
    /// <param name="finding">Who signed; null where a line under a known name is not that witness's signature.</param>
    public IReadOnlyList<Fault> Check(string file, SignedNote note, VerifierKey log, out PolicyFinding? finding)
    {
        var unmet = new List<Fault>();
        if (Policy.Logs.Count > 0 && !Policy.Logs.Any(l => string.Equals(l.Key.ToString(), log.ToString(), StringComparison.Ordinal)))
            unmet.Add(new Fault(FaultKind.Policy, file, $"the policy does not accept the log {Run.Visible.Text(log.Name)}"));
        if (!Policy.TryCheck(note, Now, out finding))
            unmet.Add(new Fault(FaultKind.Checkpoint, file, "a signature under the name and key id of a witness of the policy is not by that witness"));
        else if (!finding.IsMet)
            unmet.Add(NotMet(file, finding));
        return unmet;
    }

    private Fault NotMet(string file, PolicyFinding finding)
    {
        var signed = finding.Counted.Count > 0 ? "of its witnesses only these signed: " + string.Join(", ", finding.Counted.Select(c => c.Name)) : "none of its witnesses signed the checkpoint";
        var aged = finding.TooOld.Count > 0 ? "; too old: " + string.Join(", ", finding.TooOld.Select(c => $"{c.Name} ({c.Time:yyyy-MM-dd HH:mm}Z)")) : "";
        var ahead = finding.Ahead.Count > 0 ? "; of a time to come: " + string.Join(", ", finding.Ahead.Select(c => c.Name)) : "";
        return new Fault(finding.TooOld.Count > 0 ? FaultKind.Stale : FaultKind.Policy, file, $"the policy asks for {Run.Visible.Text(Policy.Quorum)}; {signed}{aged}{ahead}");
    }
}
