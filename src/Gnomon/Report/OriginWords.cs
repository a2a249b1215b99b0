using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>Says what a reader must know of where a pack is from: another content under a shipped name, your own, a bundle and who signed it.</summary>
public static class OriginWords
{
    /// <summary>Nothing for a pack that is as it was shipped.</summary>
    public static IReadOnlyList<Phrase> Of(PackClassification pack, Wording wording)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(wording);
        List<Phrase> said = [];
        if (pack.Origin == PackOrigin.Modified)
            said.Add(Phrase.Own(wording.Texts["law.modified"]));
        if (pack.Origin == PackOrigin.Added)
            said.Add(wording.Texts.Say("law.added", ("pack", Phrase.Foreign(pack.Pack))));
        if (pack.Signer is { } signer)
        {
            said.Add(wording.Texts.Say(
                signer.KnownAs is null ? "law.signed-unknown" : "law.signed",
                ("key", Phrase.Foreign(signer.Fingerprint)),
                ("name", Phrase.Foreign(signer.KnownAs ?? ""))));
        }

        return said;
    }
}
