using Gnomon.Verify.Log;

namespace Gnomon.Verify.Run;

/// <summary>What witnesses signed of the organisation's log in which a run stands, and what the user's policy asks for besides.</summary>
internal sealed record WitnessCheck
{
    private const int Plan = 3;
    private const int Cells = 4;

    /// <summary>What the policy asks for and is not there.</summary>
    internal IReadOnlyList<Fault> Unmet { get; private init; } = [];

    /// <summary>Who signed the checkpoint under which the plan stands, and when.</summary>
    internal IReadOnlyList<(string Name, DateTimeOffset Time)> Witnesses { get; private init; } = [];

    /// <summary>As many witnesses signed as the policy asks for, and it asks for some.</summary>
    internal bool IsWitnessed { get; private init; }

    /// <summary>They signed before the counts came into the log, so the plan was fixed before, and somebody else knows it.</summary>
    internal bool IsPlanWitnessedFirst { get; private init; }

    /// <summary>There are more signatures than the log's, and nothing to check them against.</summary>
    internal bool AreOthersUnchecked { get; private init; }

    internal string Names => string.Join(", ", Witnesses.Select(w => FormattableString.Invariant($"{w.Name} ({w.Time:yyyy-MM-dd HH:mm:ss}Z)")));

    internal static WitnessCheck Check(OrganisationPlaces? places, PolicyAt? policy, List<Fault> faults)
    {
        if (places is null)
            return policy is null ? new WitnessCheck() : new WitnessCheck { Unmet = [new Fault(FaultKind.Policy, ".", "the policy asks for a log, and this run was sealed into none of an organisation")] };
        var notes = places.Heads.Select(h => SignedNote.TryParse(h.Note.Span, out var note, out _) ? note : null).ToList();
        if (policy is null || notes.Contains(null))
            return new WitnessCheck { AreOthersUnchecked = notes.Any(n => n?.Signatures.Count > 1) };
        var (unmet, findings) = (new List<Fault>(), new List<PolicyFinding?>());
        for (var i = 0; i < notes.Count; i++)
        {
            unmet.AddRange(policy.Check(RunFormat.ProofFile(RunFormat.Stages[i]), notes[i]!, places.Key, out var finding));
            findings.Add(finding);
        }

        faults.AddRange(unmet.Where(u => u.Kind == FaultKind.Checkpoint));
        var isWitnessed = policy.Policy.AsksForWitnesses && findings.All(f => f is { IsMet: true });
        return new WitnessCheck
        {
            Unmet = unmet,
            Witnesses = findings[Plan]?.Counted ?? [],
            IsWitnessed = isWitnessed,
            IsPlanWitnessedFirst = isWitnessed && places.Indexes.Count > Cells && places.IsPlanFirst && places.Heads[Plan].Head.Size <= places.Indexes[Cells],
        };
    }
}
