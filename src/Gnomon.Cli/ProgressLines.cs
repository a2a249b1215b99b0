using Gnomon.Evidence;
using Gnomon.Report;
using Gnomon.Verify;

namespace Gnomon.Cli;

/// <summary>Tells on standard error what has been done, in the user's language; results go to standard output.</summary>
internal sealed class ProgressLines(Language language, bool draft)
{
    private readonly Texts texts = new(language);
    private readonly Numbers numbers = new(language);

    public void Examined(Examination examination)
    {
        var card = examination.Card;
        var answers = card.Facts.Count + card.Markets.Concat(card.Models).Concat(card.Uses).Sum(s => s.Facts.Count);
        Say(texts.Say("progress.classified", ("n", Own(answers)), ("packs", Own(examination.Classification.Packs.Count))));
        // Before anything is sealed: a market that was only named otherwise than its laws name it.
        foreach (var silent in SilentMarkets.Of(card, examination.Installed, new Wording(texts.Language, examination.Facts)))
            Say(silent);
    }

    public void Under(SealedPlan plan) => Say(texts.Say("progress.under-plan", ("folder", Phrase.Foreign(plan.Folder)), ("key", Phrase.Own(plan.Signer))));

    public void Step(AssessmentStep step)
    {
        if (step != AssessmentStep.Published)
            Say(Phrase.Own(texts["progress." + step.ToString().ToLowerInvariant() + (step == AssessmentStep.Planned && draft ? "-draft" : "")]));
    }

    public void Published(string folder) => Say(texts.Say("progress.published", ("folder", Phrase.Foreign(folder))));

    /// <summary>Whether anybody else holds a checkpoint of the log into which the run went.</summary>
    public void Witnessed(Cosigning? cosigning, string log)
    {
        foreach (var line in CosigningText.Lines(cosigning, texts, LogVerifier.PrivateFolder(log)))
            Console.Error.WriteLine("gnomon: " + line);
    }

    private Phrase Own(int n) => Phrase.Own(numbers.Count(n));

    private static void Say(Phrase line) => Console.Error.WriteLine("gnomon: " + line);
}
