using Gnomon.Decide;
using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Plan;

namespace Gnomon.Report;

/// <summary>Everything a report is made from. The report computes nothing: it words what the stages found.</summary>
public sealed record ReportInput
{
    public required SystemCard Card { get; init; }

    public required FactDictionary Facts { get; init; }

    public required Classification Classification { get; init; }

    public required AssessmentPlan Plan { get; init; }

    public required IReadOnlyList<Measurement> Measurements { get; init; }

    public required Findings Findings { get; init; }

    /// <summary>Digests of the statements from plan to findings, in that order; neither keys nor run ids nor attempts are in them.</summary>
    public required IReadOnlyList<StatementDigest> Statements { get; init; }

    /// <summary>Laws that may matter and that no pack covers.</summary>
    public required IReadOnlyList<LocalizedText> NotExamined { get; init; }

    /// <summary>Which plan for this system this is, counted by the signer; null for a draft. Not in <c>assessment.json</c>.</summary>
    public required int? Attempt { get; init; }

    /// <summary>The organisation's log over which the attempts were counted; null where they were counted on the signer's machine alone. Not in <c>assessment.json</c>.</summary>
    public string? AttemptLog { get; init; }

    /// <summary>Whether nothing is sealed.</summary>
    public required bool IsDraft { get; init; }

    /// <summary>The fingerprint of the key that seals the result; null for a draft. Not in <c>assessment.json</c>.</summary>
    public required string? SignerFingerprint { get; init; }
}

/// <summary>The SHA-256 of a statement's payload.</summary>
/// <param name="Stage"><c>plan</c>, <c>cells</c>, <c>measurements</c> or <c>findings</c>.</param>
/// <param name="Digest">Lower-case hex.</param>
public sealed record StatementDigest(string Stage, string Digest);
