namespace Gnomon.Decide;

/// <summary>What was found for the criteria of the plan and the obligations of the packs.</summary>
public sealed record Findings(IReadOnlyList<CriterionFinding> Criteria, IReadOnlyList<ObligationFinding> Obligations, IReadOnlyList<DocumentFinding> Documents);

/// <summary>How a criterion came out.</summary>
public enum CriterionStatus
{
    Met,
    NotMet,
    Unknown,
}

/// <summary>One criterion over one set of group columns of one data set.</summary>
/// <param name="Criterion">The id of the criterion in the profile.</param>
/// <param name="Measure">The id of the data set in the card.</param>
/// <param name="Metric">The measurement's id.</param>
/// <param name="By">The group columns.</param>
/// <param name="Status">Met, not met or unknown.</param>
/// <param name="Side">Floor or ceiling.</param>
/// <param name="Bar">The bar.</param>
/// <param name="Value">The figure it was decided on, with the interval that decided.</param>
/// <param name="Reasons">Why it is unknown; empty otherwise.</param>
/// <param name="Worst">The groups that make the worst case: the pair, or the one group.</param>
/// <param name="LeftOut">Groups left out, with how many rows they have.</param>
/// <param name="ExpectedIfEqual">The value that chance alone would give if all groups were equal; null where not computed.</param>
/// <param name="MoreRows">How many rows more would settle it, per group, least and most; null where it is settled or where more data will not settle it.</param>
public sealed record CriterionFinding(
    string Criterion,
    string Measure,
    string Metric,
    IReadOnlyList<string> By,
    CriterionStatus Status,
    Plan.BarSide Side,
    double Bar,
    MeasuredValue Value,
    IReadOnlyList<Unknown> Reasons,
    IReadOnlyList<GroupKey> Worst,
    IReadOnlyList<LeftOutGroup> LeftOut,
    double? ExpectedIfEqual,
    RowsNeeded? MoreRows);

/// <summary>A group that a criterion leaves out; its rows are null where they are withheld.</summary>
public sealed record LeftOutGroup(GroupKey Group, long? Rows, string Reason);

/// <summary>How many rows per group would settle a criterion if the figures stayed as they are.</summary>
public sealed record RowsNeeded(long Least, long Most);

/// <summary>What the evidence does to a duty. A duty itself is never said to be met.</summary>
public enum ObligationStatus
{
    /// <summary>All the evidence asked for is there.</summary>
    Supports,

    /// <summary>Some of the evidence says the contrary.</summary>
    Contradicts,

    /// <summary>Something asked for is missing or unknown.</summary>
    NotSettled,

    /// <summary>The duty is not owed.</summary>
    NotApplicable,
}

/// <summary>One obligation with what the evidence does to it.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Obligation">The obligation's id.</param>
/// <param name="Use">The use it is about; null for the system.</param>
/// <param name="Status">What the evidence does.</param>
/// <param name="Strength">The weakest kind of evidence it rests on; null where it rests on none.</param>
/// <param name="Pieces">Each piece of evidence asked for, with what it came to.</param>
/// <param name="Reasons">Why it is not settled; empty otherwise.</param>
public sealed record ObligationFinding(
    string Pack,
    string Obligation,
    string? Use,
    ObligationStatus Status,
    Strength? Strength,
    IReadOnlyList<EvidencePiece> Pieces,
    IReadOnlyList<Unknown> Reasons);

/// <summary>One piece of evidence that a duty asks for.</summary>
/// <param name="Kind"><c>criterion</c>, <c>document</c> or <c>declaration</c>.</param>
/// <param name="Id">The id of the criterion, the kind of document, or the fact.</param>
/// <param name="Status">What it does to the duty.</param>
/// <param name="Strength">How strong it is; null where it is missing.</param>
/// <param name="Detail">Ids and plain English: what was found.</param>
public sealed record EvidencePiece(string Kind, string Id, ObligationStatus Status, Strength? Strength, string Detail);

/// <summary>A document of the card: its digest and age.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="File">The path below the card.</param>
/// <param name="Sha256">The digest of what lay there.</param>
/// <param name="Dated">The day it says it is of; null where the card does not say.</param>
/// <param name="AgeDays">Days from then to the reading's day; null where the card does not say.</param>
public sealed record DocumentFinding(string Kind, string File, string Sha256, DateOnly? Dated, int? AgeDays);
