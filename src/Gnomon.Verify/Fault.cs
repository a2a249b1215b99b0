namespace Gnomon.Verify;

/// <summary>What is wrong with a result, by kind. Each kind ends the command with a code of its own.</summary>
public enum FaultKind
{
    /// <summary>This is no result, or a part without which nothing can be checked is missing.</summary>
    NotAResult,

    /// <summary>A file is missing or cannot be read.</summary>
    FileMissing,

    /// <summary>A file is not as it was sealed.</summary>
    FileChanged,

    /// <summary>Something lies there that was not sealed: another file or folder, a link, a device.</summary>
    FileExtra,

    /// <summary>A key file is malformed, or not the key that signed or was named.</summary>
    KeyMismatch,

    /// <summary>The checkpoint is malformed, or its signature is wrong.</summary>
    Checkpoint,

    /// <summary>A tile or a bundle is malformed, or does not lead to the signed root.</summary>
    Tree,

    /// <summary>A statement is malformed, out of its order, says something it must not, or its signature is wrong.</summary>
    Statement,

    /// <summary>This is no log, or a part without which nothing can be checked is missing.</summary>
    NotALog,

    /// <summary>A proof that a statement stands in a log is malformed or does not hold.</summary>
    Proof,

    /// <summary>Two checkpoints of one log that cannot both be of one history.</summary>
    Fork,

    /// <summary>The log is shorter than a checkpoint that is known of it.</summary>
    Rollback,

    /// <summary>What the log has acknowledged and not yet signed is damaged.</summary>
    WriteAhead,

    /// <summary>What the user's policy asks for is not there: the log, or signatures of enough witnesses.</summary>
    Policy,

    /// <summary>Signatures of witnesses are there and older than the user's policy allows.</summary>
    Stale,

    /// <summary>What lies at an address could not be fetched whole, so nothing was decided.</summary>
    NotFetched,

    /// <summary>This machine lacks what is needed to check a signature, so nothing was decided.</summary>
    Environment,
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="File">Where: a path below the result, with <c>/</c>; characters that a terminal would obey are spelt out.</param>
/// <param name="Message">What is wrong with it, one English sentence.</param>
public sealed record Fault(FaultKind Kind, string File, string Message)
{
    /// <summary><c>file: message</c>.</summary>
    public override string ToString() => $"{File}: {Message}";
}
