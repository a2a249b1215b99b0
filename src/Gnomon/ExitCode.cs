namespace Gnomon;

/// <summary>How a command ends. The one table of exit codes: docs/reference/exit-codes.md is made from it.</summary>
public enum ExitCode
{
    /// <summary>Done. For <c>assess</c>: a result is sealed, whatever it found.</summary>
    Done = 0,

    /// <summary>A defect of Gnomon itself; please report it.</summary>
    Defect = 1,

    /// <summary>The command line is not understood. For <c>verify</c> and <c>reproduce</c>: it names a result that is not there.</summary>
    Usage = 2,

    /// <summary>The system card cannot be used.</summary>
    Card = 3,

    /// <summary>The profile cannot be used.</summary>
    Profile = 4,

    /// <summary>A pack or the fact dictionary cannot be used.</summary>
    Pack = 5,

    /// <summary>The data cannot be used: missing, malformed, changed while it was counted, or beyond the limits of the counting process.</summary>
    Data = 6,

    /// <summary>An expression of the card is not one that may run over the data.</summary>
    Expression = 7,

    /// <summary>The result could not be written; nothing of it is left.</summary>
    Output = 8,

    /// <summary>The signing key cannot be used: readable by others, damaged, or not to be made.</summary>
    Key = 9,

    /// <summary>The card asks for something that Gnomon does not do yet.</summary>
    NotYet = 10,

    /// <summary>A part that Gnomon needs is not on this machine.</summary>
    Environment = 11,

    /// <summary>A result is sealed, and it found what <c>--fail-on</c> names.</summary>
    FailedOn = 12,

    /// <summary>law test: a case of a pack did not come out as it says.</summary>
    CaseFailed = 13,

    /// <summary>law check: the packs can be read, but something in them is doubtful.</summary>
    Doubtful = 14,

    /// <summary>The organisation's log cannot be used: damaged, not to be written, or in a state in which signing could make a second history.</summary>
    Log = 15,

    /// <summary>assess --plan: what would be measured is not what the plan says; nothing was counted.</summary>
    PlanChanged = 16,

    /// <summary>reproduce: the sealed plan, run again, gives another statement, or a signed model is not the one that was sealed.</summary>
    NotReproduced = 17,

    /// <summary>Sealing was asked for and not agreed to; nothing was sealed.</summary>
    NotAgreed = 18,

    /// <summary>verify: intact, but the signer is not one that you trust.</summary>
    SignerNotKnown = 20,

    /// <summary>verify: this is not a result of Gnomon, or a file that every result has is missing.</summary>
    NotAResult = 21,

    /// <summary>verify: a file is missing.</summary>
    FileMissing = 22,

    /// <summary>verify: a file is not as it was sealed.</summary>
    FileChanged = 23,

    /// <summary>verify: something is there that was not sealed: another file, a link, a device.</summary>
    FileExtra = 24,

    /// <summary>verify: a key file is malformed, or not the key that the log names.</summary>
    KeyMismatch = 25,

    /// <summary>verify: the checkpoint is malformed, or its signature is wrong.</summary>
    Checkpoint = 26,

    /// <summary>verify: a tile or an entry bundle is malformed, or does not lead to the signed root.</summary>
    Tree = 27,

    /// <summary>verify: a statement is malformed, out of its order, or its signature is wrong.</summary>
    Statement = 28,

    /// <summary>log fsck: this is not a log, or a part without which nothing can be checked is missing.</summary>
    NotALog = 29,

    /// <summary>verify: a proof that a statement stands in a log is malformed or does not hold.</summary>
    Proof = 30,

    /// <summary>log fsck: two checkpoints of this log cannot both be of one history.</summary>
    Fork = 31,

    /// <summary>log fsck: the log is shorter than a checkpoint that is known of it: something was taken back.</summary>
    Rollback = 32,

    /// <summary>log fsck: what the log has acknowledged and not yet signed is damaged.</summary>
    WriteAhead = 33,

    /// <summary>verify: intact, but something that your policy asks for is not there: the log, or signatures of enough witnesses.</summary>
    PolicyNotMet = 36,

    /// <summary>verify: intact, but the signatures of witnesses are older than your policy allows.</summary>
    Stale = 37,

    /// <summary>A policy cannot be read.</summary>
    Policy = 38,

    /// <summary>verify: what lies at the address could not be fetched whole, so nothing was decided.</summary>
    NotFetched = 39,

    /// <summary>log cosign: fewer witnesses signed than the log's policy asks for.</summary>
    NotWitnessed = 40,

    /// <summary>probe: what the endpoint says cannot be used: no such model, another tensor than the card says, no JSON, a value that is no number.</summary>
    Endpoint = 44,

    /// <summary>probe: the endpoint stopped answering; what it answered is kept, and what rests on the rest is unknown.</summary>
    NotAnswered = 45,

    /// <summary>Stopped by the user.</summary>
    Interrupted = 130,
}
