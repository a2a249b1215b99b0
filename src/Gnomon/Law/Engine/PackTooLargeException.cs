namespace Gnomon.Law.Engine;

/// <summary>A pack cannot be decided exactly within the cap.</summary>
/// <param name="rule">The rule that was being compiled, where it is known.</param>
/// <param name="inner">How large it would be.</param>
internal sealed class PackTooLargeException(Rule? rule, Bdd.TooLargeException inner) : Exception(inner.Message, inner)
{
    public Rule? Rule => rule;
}
