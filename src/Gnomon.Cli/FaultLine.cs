using Gnomon.Report;
using Gnomon.Verify;

namespace Gnomon.Cli;

/// <summary>
/// A fault for a terminal. The checker speaks English, for it has no texts of its own; a reader of another language gets the kind of fault in that language, then the
/// particulars as the checker says them.
/// </summary>
internal static class FaultLine
{
    public static string Of(Fault fault, Texts texts) => texts.Language == Language.En
        ? $"  {Plain.Text(fault.ToString())}\n"
        : $"  {Plain.Text(fault.File)}: {texts["fault." + Kebab(fault.Kind)]}\n    ({Plain.Text(fault.Message)})\n";

    private static string Kebab(FaultKind kind) => string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : $"{c}"));
}
