using System.Security.Cryptography;
using System.Text.Json;
using Gnomon.Describe;

namespace Gnomon.Law.Exchange;

/// <summary>
/// A classification as OSCAL assessment results. Only observations: OSCAL's findings know "satisfied" and "not-satisfied" and no unknown, and
/// that a duty is satisfied is never said here. Whether a duty is owed stands in the property <c>truth</c>.
/// </summary>
public static class OscalResults
{
    /// <summary>The results as JSON; the same classification gives the same bytes.</summary>
    /// <param name="classification">What the packs say, of one pack at least: OSCAL has no empty results.</param>
    /// <param name="card">The card.</param>
    public static byte[] ToBytes(Classification classification, SystemCard card)
    {
        ArgumentNullException.ThrowIfNull(classification);
        ArgumentNullException.ThrowIfNull(card);
        // An observation was made when the text was read, which may be long before the day that it is about.
        var (on, read) = (classification.Reading.AppliesOn, classification.Reading.KnownOn);
        var seed = $"{card.Id} {card.Version} {ClassificationJson.Day(on)} {ClassificationJson.Day(read)}";
        var said = Convert.ToHexStringLower(SHA256.HashData(ClassificationJson.ToBytes(classification)));
        return Oscal.Document("assessment-results", json =>
        {
            json.WriteString("uuid", Oscal.Uuid("results", seed, said));
            Oscal.Metadata(json, $"What the examined laws say of {card.Id}", read, card.Version);
            json.WriteStartObject("import-ap");
            json.WriteString("href", "#" + Oscal.Uuid("plan", seed));
            json.WriteString("remarks", "No assessment plan in OSCAL: the card and the packs, by their digests, are the plan.");
            json.WriteEndObject();
            json.WriteStartArray("results");
            foreach (var pack in classification.Packs)
                Result(json, pack, classification.Reading, seed);
            json.WriteEndArray();
            Oscal.BackMatter(json, () =>
            {
                Oscal.Resource(json, Oscal.Uuid("plan", seed), "The card and the packs", "What was looked at: the card, and the packs by their digests. There is no assessment plan in OSCAL.", null);
                foreach (var pack in classification.Packs)
                    Oscal.Resource(json, Catalog(pack), pack.Title.In(Language.En), $"The catalog that gnomon law export {pack.Pack} writes.", null, ("pack", pack.Pack), ("pack-digest", "sha256:" + pack.Digest));
            });
        });
    }

    private static string Catalog(PackClassification pack) => Oscal.Uuid("resource", pack.Pack, pack.Digest);

    private static void Result(Utf8JsonWriter json, PackClassification pack, Reading reading, string seed)
    {
        var day = Oscal.Moment(reading.KnownOn);
        json.WriteStartObject();
        json.WriteString("uuid", Oscal.Uuid("result", seed, pack.Pack, pack.Digest));
        json.WriteString("title", Oscal.Markup(pack.Title.In(Language.En)));
        json.WriteString("description", "Which outcomes hold and which duties the organisation owes, on the answers of the card. Unknown is a value.");
        json.WriteString("start", day);
        Oscal.Properties(
            json,
            ("pack", pack.Pack), ("pack-version", pack.Version), ("pack-digest", "sha256:" + pack.Digest), ("reviewed-by", pack.ReviewedBy ?? "not reviewed by a lawyer"),
            ("applies-on", ClassificationJson.Day(reading.AppliesOn)), ("known-on", ClassificationJson.Day(reading.KnownOn)));
        json.WriteStartObject("reviewed-controls");
        json.WriteStartArray("control-selections");
        json.WriteStartObject();
        Oscal.Links(json, ("reference", "#" + Catalog(pack)));
        Controls(json, [.. pack.Obligations.Select(o => OscalCatalog.ControlId(o.Id)).Distinct(StringComparer.Ordinal)]);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("observations");
        foreach (var o in pack.Outcomes)
            Observation(json, "outcome", o.Id, o.Use, o.Says, o.Truth, o.InForce, o.From, o.Cites, o.Unknowns, day, Oscal.Uuid("observation", seed, pack.Pack, "outcome", o.Id, o.Use ?? ""), o.Term);
        foreach (var o in pack.Obligations)
            Observation(json, "obligation", o.Id, o.Use, o.Says, o.Truth, o.InForce, o.From, o.Cites, o.Unknowns, day, Oscal.Uuid("observation", seed, pack.Pack, "obligation", o.Id, o.Use ?? ""));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // OSCAL has no empty lists: a pack without duties selects whatever its catalog has.
    private static void Controls(Utf8JsonWriter json, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0)
        {
            json.WriteStartObject("include-all");
            json.WriteEndObject();
            return;
        }

        json.WriteStartArray("include-controls");
        foreach (var id in ids)
        {
            json.WriteStartObject();
            json.WriteString("control-id", id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Observation(
        Utf8JsonWriter json, string kind, string id, string? use, LocalizedText says, Truth truth, Truth inForce, DateRange from,
        IReadOnlyList<Citation> cites, IReadOnlyList<Unknown> unknowns, string day, string uuid, string? term = null)
    {
        json.WriteStartObject();
        json.WriteString("uuid", uuid);
        json.WriteString("title", Oscal.Markup(id));
        json.WriteString("description", Oscal.Markup(says.In(Language.En)));
        Oscal.Properties(
            json,
            ("kind", kind), ("control-id", kind is "obligation" ? OscalCatalog.ControlId(id) : null), ("use", use), ("term", term), ("truth", truth.Id()), ("in-force", inForce.Id()),
            ("from-earliest", ClassificationJson.DayOrNever(from.Earliest)), ("from-latest", ClassificationJson.DayOrNever(from.Latest)),
            ("articles", string.Join("; ", cites.Select(c => $"{c.Act} {c.Article}").Distinct(StringComparer.Ordinal))),
            ("unknown-because", string.Join("; ", unknowns.Select(u => $"{u.Cause.Id()}: {u.Detail}"))));
        json.WriteStartArray("methods");
        json.WriteStringValue("EXAMINE");
        json.WriteEndArray();
        json.WriteString("collected", day);
        json.WriteEndObject();
    }
}
