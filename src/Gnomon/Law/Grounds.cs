using Gnomon.Law.Engine;

namespace Gnomon.Law;

/// <summary>
/// What a finding rests on in the law. Everything that the reasons say was decided with the finding; they are put into words when somebody first reads
/// them, for of the two hundred explanations of a classification most are never read.
/// </summary>
public sealed class Grounds
{
    private readonly Explainer? explainer;
    private readonly CompiledFinding? finding;
    private IReadOnlyList<Reason>? reasons;
    private IReadOnlyList<Citation>? cites;
    private Confirmation? basis;

    /// <summary>Grounds that are known.</summary>
    /// <param name="reasons">The provisions that decide, down to facts and citations.</param>
    /// <param name="cites">The articles.</param>
    /// <param name="basis">The weakest confirmation among the provisions.</param>
    public Grounds(IReadOnlyList<Reason> reasons, IReadOnlyList<Citation> cites, Confirmation basis) => (this.reasons, this.cites, this.basis) = (reasons, cites, basis);

    internal Grounds(Explainer explainer, CompiledFinding finding) => (this.explainer, this.finding) = (explainer, finding);

    /// <summary>Why: the provisions that decide, down to facts and citations.</summary>
    public IReadOnlyList<Reason> Reasons => reasons ?? Explained(() => reasons ??= explainer!.Reasons(finding!));

    /// <summary>The articles, in the order of the explanation.</summary>
    public IReadOnlyList<Citation> Cites => cites ?? Explained(() => cites ??= explainer!.Cites(finding!));

    /// <summary>The weakest confirmation among the provisions.</summary>
    public Confirmation Basis => basis ?? Explained(() => basis ??= explainer!.Weakest(finding!));

    // One explanation serves several findings, which different threads may read.
    private T Explained<T>(Func<T> read)
    {
        lock (explainer!)
            return read();
    }
}
