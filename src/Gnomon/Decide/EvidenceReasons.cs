namespace Gnomon.Decide;

/// <summary>Why a duty is not settled where no piece of evidence says why.</summary>
internal static class EvidenceReasons
{
    public static Unknown NoneNamed(string obligation) =>
        new(UnknownCause.NotModelled, $"{obligation}: the pack names no evidence for this duty", "a judgement by somebody who knows the duty");

    public static Unknown NotInPlan(string criterion) =>
        new(UnknownCause.NotAsked, $"criterion {criterion}: no data of the card were held against it", $"data for this use, and a profile with the criterion {criterion}");
}
