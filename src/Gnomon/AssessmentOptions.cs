using Gnomon.Columns;
using Gnomon.Evidence;
using Gnomon.Report;

namespace Gnomon;

/// <summary>How a prepared card is assessed.</summary>
public sealed record AssessmentOptions
{
    /// <summary>The folder of the result; nothing may lie there.</summary>
    public required string Out { get; init; }

    /// <summary>Makes the page of the report; it stands outside this library because it needs a web framework.</summary>
    public required Func<ReportInput, Task<string>> RenderReport { get; init; }

    /// <summary>Where the signing key and the count of attempts lie; null for a draft, which is not sealed.</summary>
    public required UserFolders? User { get; init; }

    /// <summary>The folder of an organisation's log, into which each statement goes when it is sealed; null for none, and for a draft.</summary>
    public string? Log { get; init; }

    /// <summary>The time by which the signatures of witnesses are judged.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A plan that was sealed alone before, and that this run must be under; null where the plan is made in the run.</summary>
    public SealedPlan? Planned { get; init; }

    /// <summary>The program that counts in a process of its own.</summary>
    public required CountingCommand Counting { get; init; }

    /// <summary>A counting process that was started beforehand; it counts the first measure. Null: each is started when its turn comes.</summary>
    public CountingProcess? Ready { get; init; }

    /// <summary>Threads of the counting process; null takes one a processor. The result does not depend on it.</summary>
    public int? Threads { get; init; }

    /// <summary>What the counting process may take; null for the usual.</summary>
    public CountingLimits? Limits { get; init; }

    /// <summary>Told when a stage is done.</summary>
    public Action<AssessmentStep>? Progress { get; init; }
}

/// <summary>What has been done so far.</summary>
public enum AssessmentStep
{
    /// <summary>The plan is sealed; counting begins.</summary>
    Planned,

    /// <summary>Everything is counted.</summary>
    Counted,

    /// <summary>The figures are computed.</summary>
    Measured,

    /// <summary>Criteria and duties are decided.</summary>
    Decided,

    /// <summary>The result is in its place.</summary>
    Published,
}

/// <summary>A finished assessment.</summary>
/// <param name="Folder">Where the result lies, an absolute path.</param>
/// <param name="Report">What the report was made from.</param>
/// <param name="Statements">The statements from card to result, sealed or not.</param>
public sealed record AssessmentResult(string Folder, ReportInput Report, IReadOnlyList<Statement> Statements)
{
    /// <summary>What the witnesses of the organisation's log said at the end; null where there are none.</summary>
    public Cosigning? EndCosigned { get; init; }
}
