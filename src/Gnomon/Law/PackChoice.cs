using Gnomon.Describe;
using Gnomon.Describe.Yaml;

namespace Gnomon.Law;

/// <summary>Which packs a card is read against: those of its markets, and those that it names itself.</summary>
/// <param name="Examined">The packs to ask, in order of id.</param>
/// <param name="LeftOut">The packs that stay silent: of other places, or examined only on request.</param>
public sealed record PackChoice(IReadOnlyList<LawPack> Examined, IReadOnlyList<LawPack> LeftOut)
{
    /// <summary>The choice for a card. A card that names no market may come to any, so every law that is not on request is asked.</summary>
    /// <param name="packs">All packs that are installed.</param>
    /// <param name="card">The card.</param>
    /// <returns>The choice; or, with exit code <see cref="ExitCode.Card"/>, the names under <c>packs:</c> that no pack has.</returns>
    public static Checked<PackChoice> Of(IReadOnlyList<LawPack> packs, SystemCard card)
    {
        ArgumentNullException.ThrowIfNull(packs);
        ArgumentNullException.ThrowIfNull(card);
        var names = packs.Select(p => p.Id).ToList();
        var strangers = card.Packs.Where(n => !names.Contains(n, StringComparer.Ordinal)).Select(n => Stranger(n, names, card)).ToList();
        if (strangers.Count > 0)
            return Checked.Bad<PackChoice>(strangers);
        var examined = packs.Where(p => card.Packs.Contains(p.Id, StringComparer.Ordinal) || (!p.OnRequest && IsIn(p, card))).ToList();
        return Checked.Good(new PackChoice(examined, [.. packs.Except(examined)]));
    }

    private static bool IsIn(LawPack pack, SystemCard card) => card.Markets.Count == 0 || card.Markets.Any(m => pack.Reaches(m.Id));

    private static Problem Stranger(string name, IReadOnlyList<string> names, SystemCard card) =>
        new(ExitCode.Card, $"'{name}' is not a pack that is installed", NearestWord.RemedyOrList(name, names, "name a folder of packs/"))
        {
            File = card.File.Name,
            Line = ((card.File.Root as YamlMap)?["packs"] as YamlList)?.Items.FirstOrDefault(i => i is YamlScalar scalar && string.Equals(scalar.Text, name, StringComparison.Ordinal))?.Line,
            Key = "packs",
        };
}
