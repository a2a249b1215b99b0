using Gnomon.Evidence;
using Gnomon.Report;

namespace Gnomon.Cli;

/// <summary>What came of asking a log's witnesses, for a terminal.</summary>
internal static class CosigningText
{
    /// <summary>Who signed, who did not and why, and whether it is enough.</summary>
    /// <param name="cosigning">Null for a log that asks nobody.</param>
    /// <param name="texts">The language.</param>
    /// <param name="privateFolder">Where the log's policy would lie.</param>
    public static IEnumerable<string> Lines(Cosigning? cosigning, Texts texts, string privateFolder)
    {
        if (cosigning is null)
        {
            yield return texts.Say("log.nobody-to-ask", ("file", Phrase.Foreign(Path.Combine(privateFolder, "policy")))).ToString();
            yield break;
        }

        if (cosigning.Witnesses.Count > 0)
            yield return texts.Say("log.cosigned", ("n", Phrase.Own(new Numbers(texts.Language).Count(cosigning.Head.Size))), ("witnesses", WitnessWords.Of(cosigning.Witnesses))).ToString();
        foreach (var (name, why) in cosigning.Missing)
            yield return texts.Say("log.not-cosigned", ("name", Phrase.Foreign(name)), ("why", Phrase.Foreign(why))).ToString();
        if (!cosigning.IsMet)
            yield return texts["log.quorum-not-met"];
    }
}
