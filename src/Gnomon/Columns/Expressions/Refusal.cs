namespace Gnomon.Columns.Expressions;

/// <summary>Something in an expression that is not on the list of what may be there.</summary>
/// <param name="What">What was found and why it is not allowed.</param>
/// <param name="Remedy">How to mend it, where that is not simply the list of what is allowed.</param>
internal sealed record Refusal(string What, string? Remedy = null)
{
    internal Problem At(string key) => new(ExitCode.Expression, What, Remedy ?? "an expression may use " + ExpressionLanguage.Summary) { Key = key };
}
