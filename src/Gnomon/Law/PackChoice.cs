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
    /// <returns>
    /// The choice; or, with exit code <see cref="ExitCode.Card"/>, the names under <c>packs:</c> that no pack has, and the markets whose answers a law would pass over:
    /// it reads one market, so two member states that answer differently leave open what holds in the union.
    /// </returns>
    public static Checked<PackChoice> Of(IReadOnlyList<LawPack> packs, SystemCard card)
    {
        ArgumentNullException.ThrowIfNull(packs);
        ArgumentNullException.ThrowIfNull(card);
        var examined = packs.Where(p => card.Packs.Contains(p.Id, StringComparer.Ordinal) || (!p.OnRequest && IsIn(p, card))).ToList();
        return Accepted(examined, packs, card).TryGet(out _, out var wrong) ? Checked.Good(new PackChoice(examined, [.. packs.Except(examined)])) : Checked.Bad<PackChoice>(wrong);
    }

    /// <summary>The card, where it names only packs that are installed and the laws examined read every answer that it gives for a market; else what stands against that.</summary>
    internal static Checked<SystemCard> Accepted(IReadOnlyList<LawPack> examined, IReadOnlyList<LawPack> installed, SystemCard card)
    {
        var names = installed.Select(p => p.Id).ToList();
        IReadOnlyList<Problem> wrong =
        [
            .. card.Packs.Where(n => !names.Contains(n, StringComparer.Ordinal)).Select(n => Stranger(n, names, card)),
            .. PassedOver(examined, card),
        ];
        return wrong.Count > 0 ? Checked.Bad<SystemCard>(wrong) : Checked.Good(card);
    }

    private static bool IsIn(LawPack pack, SystemCard card) => card.Markets.Count == 0 || card.Markets.Any(m => pack.Reaches(m.Id));

    /// <summary>
    /// Answers for a part of a union that its law does not read, because it reads another part, or the whole, that does not say the same; once for each market. What lies
    /// inside a country (<c>us-tx</c>) is no rival of it: laws of both places may ask.
    /// </summary>
    private static IEnumerable<Problem> PassedOver(IReadOnlyList<LawPack> examined, SystemCard card)
    {
        var read = examined.Select(p => p.MarketOf(card.Markets)).ToHashSet();
        foreach (var market in card.Markets)
        {
            foreach (var pack in examined.Where(p => p.AlsoIn.Contains(market.Id, StringComparer.OrdinalIgnoreCase)))
            {
                // A law of the part itself may read them.
                var instead = pack.MarketOf(card.Markets)!;
                var isWhole = string.Equals(instead.Id, pack.Jurisdiction, StringComparison.OrdinalIgnoreCase);
                if ((isWhole && read.Contains(market)) || market.Facts.FirstOrDefault(a => !instead.Facts.Any(a.SaysTheSame)) is not { } answer)
                    continue;
                yield return Ambiguous(pack, market, instead, answer, card);
                break;
            }
        }
    }

    private static Problem Ambiguous(LawPack pack, ScopedFacts market, ScopedFacts instead, FactAnswer answer, SystemCard card) =>
        new(
            ExitCode.Card,
            $"{pack.Id} reads the answers of one market, '{instead.Id}', and '{market.Id}' does not answer the same",
            $"write what holds in all of them together once, under `- id: {pack.Jurisdiction.ToLowerInvariant()}`; for example the earliest date, and every channel")
        {
            File = card.File.Name,
            Line = answer.Line,
            Key = answer.Fact,
        };

    private static Problem Stranger(string name, IReadOnlyList<string> names, SystemCard card) =>
        new(ExitCode.Card, $"'{name}' is not a pack that is installed", NearestWord.RemedyOrList(name, names, "name a folder of packs/"))
        {
            File = card.File.Name,
            Line = ((card.File.Root as YamlMap)?["packs"] as YamlList)?.Items.FirstOrDefault(i => i is YamlScalar scalar && string.Equals(scalar.Text, name, StringComparison.Ordinal))?.Line,
            Key = "packs",
        };
}
