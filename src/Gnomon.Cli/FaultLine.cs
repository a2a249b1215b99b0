using Gnomon.Report;
using Gnomon.Verify;

namespace Gnomon.Cli;

/// <summary>
/// A fault for a terminal. The checker speaks English, for it has no texts of its own; a reader of another language gets the kind of fault in that language, then the
/// particulars as the checker says them.
/// </summary>
internal static class FaultLine
{
    /// <param name="fault">The fault.</param>
    /// <param name="texts">The reader's texts.</param>
    /// <param name="place">What the user named: the place of a fault of the whole.</param>
    public static string Of(Fault fault, Texts texts, string place)
    {
        var file = Plain.Text(fault.File is "." ? place : fault.File);
        return texts.Language == Language.En
            ? $"  {file}: {Plain.Text(fault.Message)}\n"
            : $"  {file}: {texts["fault." + Kebab(fault.Kind)]}\n    ({Plain.Text(fault.Message)})\n";
    }

    private static string Kebab(FaultKind kind) => string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : $"{c}"));
}
