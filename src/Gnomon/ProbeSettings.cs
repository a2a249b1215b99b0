using Gnomon.Describe;
using Gnomon.Endpoint;

namespace Gnomon;

/// <summary>What a kind that can ask a live model says of it. Only <see cref="Probing"/> asks; counting reads the file of answers as it reads any other.</summary>
/// <param name="Endpoint">The model; null where the answers are in files that the card names.</param>
/// <param name="Case">The column that tells cases apart; null where rows are pairs by themselves.</param>
/// <param name="MostCases">How many cases at most are asked about, drawn by lot; null for all.</param>
internal abstract record ProbeSettings(ModelEndpoint? Endpoint, string? Case, int? MostCases) : MeasureSettings
{
    /// <summary>The name of the answers among the other data.</summary>
    public const string Answers = "answers";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> OtherData =>
        Endpoint is null ? [] : [KeyValuePair.Create<string, IReadOnlyList<string>>(Answers, [Endpoint.Answers])];

    /// <inheritdoc/>
    public override string? RemedyFor(string other) => string.Equals(other, Answers, StringComparison.Ordinal)
        ? "run `gnomon probe` on the card: it asks the endpoint and writes this file; nothing else ever uses the network for it"
        : null;

    /// <summary>The rows to ask about: every case as it is first, then each change.</summary>
    /// <param name="cases">The cases with their values.</param>
    /// <param name="seed">Names the random numbers.</param>
    /// <returns>The rows in the order in which they are asked, or what in the card does not fit the data.</returns>
    internal abstract Checked<IReadOnlyList<ProbeRow>> Rows(CaseTable cases, ulong seed);
}
