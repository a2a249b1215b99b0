using System.Text;
using Gnomon.Report;
using Gnomon.Verify;

namespace Gnomon.Cli;

/// <summary>What checking a log came to, for a terminal.</summary>
internal static class LogVerdictText
{
    public static string Write(LogVerdict verdict, string place, Language language)
    {
        var (texts, numbers, page) = (new Texts(language), new Numbers(language), new StringBuilder());
        if (verdict.Faults.Count > 0)
        {
            page.Append(texts["log.faulty"]).Append('\n');
            foreach (var fault in verdict.Faults)
                page.Append(FaultLine.Of(fault, texts, place));
            return page.ToString();
        }

        page.Append(texts[verdict.IsKeyTrusted ? "log.intact" : "log.key-not-known"]).Append('\n');
        if (verdict.Unmet.Count > 0)
        {
            page.Append(texts["verify.unmet"]).Append('\n');
            foreach (var unmet in verdict.Unmet)
                page.Append(FaultLine.Of(unmet, texts, place));
        }

        Line("log.tree", ("n", numbers.Count(verdict.Checkpoint!.Size)), ("root", CanonicalBase64.Encode(verdict.Checkpoint.Root.Span)));
        Line("log.signed", ("key", verdict.Key!.ToString()));
        if (verdict.NotYetSigned > 0)
            Line("log.unsigned", ("n", numbers.Count(verdict.NotYetSigned)));
        if (verdict.SignedByTrusted is { } trusted)
            Line("log.signatures", ("n", numbers.Count(trusted)), ("all", numbers.Count(verdict.Checkpoint.Size)));
        else
            Line("log.no-signatures");
        if (verdict is { Unmet.Count: 0, Witnessed: { Counted.Count: > 0 } witnessed })
            Line("log.witnessed", ("n", numbers.Count(verdict.WitnessedSize)), ("witnesses", WitnessWords.Of(witnessed.Counted).ToString()));
        else if (verdict is { Witnessed: null, OtherSignatures: > 0 })
            Line("log.witnesses-not-checked");
        else
            Line("log.no-order");
        return page.ToString();

        void Line(string key, params (string Name, string Value)[] values) =>
            page.Append("  - ").Append(texts.Say(key, [.. values.Select(v => (v.Name, Phrase.Own(v.Value)))])).Append('\n');
    }
}
