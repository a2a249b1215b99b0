using System.Text.Json;
using Gnomon.Law.Tools;

namespace Gnomon.Law.Exchange;

/// <summary>A pack as an OSCAL catalog: each obligation a control, the provisions a group of their own, the acts the back matter.</summary>
public static class OscalCatalog
{
    /// <summary>The catalog as JSON; the same pack gives the same bytes.</summary>
    public static byte[] ToBytes(LawPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return Oscal.Document("catalog", json =>
        {
            json.WriteString("uuid", Oscal.Uuid("catalog", pack.Id, pack.Digest));
            Oscal.Metadata(json, pack.Title.In(Language.En), pack.Dated, pack.Version);
            json.WriteStartArray("groups");
            Group(json, pack, "obligations", "Obligations", pack.Obligations, "obligation");
            Group(json, pack, "provisions", "Provisions: who and what the law reaches", pack.Provisions, "provision");
            json.WriteEndArray();
            Oscal.BackMatter(json, () =>
            {
                foreach (var act in pack.Acts)
                    Oscal.Resource(json, ActId(pack, act.Id), act.Title.In(Language.En), null, act.At, ("act", act.Id), ("published", ClassificationJson.Day(act.Published)));
            });
        });
    }

    /// <summary>The control id of an obligation.</summary>
    internal static string ControlId(string obligation) => Oscal.Token("obligation", obligation);

    private static string ActId(LawPack pack, string act) => Oscal.Uuid("act", pack.Id, act);

    private static void Group(Utf8JsonWriter json, LawPack pack, string id, string title, IReadOnlyList<Rule> rules, string kind)
    {
        if (rules.Count == 0)
            return;
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("title", title);
        json.WriteStartArray("controls");
        foreach (var rule in rules)
            Control(json, pack, rule, Oscal.Token(kind, rule.Id));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Control(Utf8JsonWriter json, LawPack pack, Rule rule, string id)
    {
        var newest = rule.Versions[^1];
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("title", Oscal.Markup(rule.Says.In(Language.En)));
        Oscal.Properties(
            json,
            ("act", rule.Cites.Act), ("article", rule.Cites.Article), ("confirmed", rule.Cites.Confirmed.Id()),
            ("from", ConditionText.Of(newest.From)), ("until", newest.Until is { } until ? ClassificationJson.Day(until) : null),
            ("role", newest.Role), ("yields", string.Join(", ", newest.Then)));
        json.WriteStartArray("parts");
        foreach (var language in Languages.All)
            Part(json, $"part.{language.Code()}.{id}", language == Language.En ? "statement" : "translation", rule.Says.In(language), ("language", language.Code()));
        Part(json, "part.when." + id, "guidance", "Holds where " + ConditionText.Of(newest.When), ("kind", "condition"));
        json.WriteEndArray();
        Oscal.Links(json, newest.Serves.Select(t => ("related", $"urn:gnomon:obligation:{Uri.EscapeDataString(t.Pack)}:{Uri.EscapeDataString(t.Obligation)}")).Prepend(("reference", "#" + ActId(pack, rule.Cites.Act))));
        json.WriteEndObject();
    }

    private static void Part(Utf8JsonWriter json, string id, string name, string prose, (string, string?) property)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("name", name);
        // OSCAL knows statements and guidance; a translation is ours.
        if (name is "translation")
            json.WriteString("ns", Oscal.Namespace);
        Oscal.Properties(json, property);
        json.WriteString("prose", Oscal.Markup(prose));
        json.WriteEndObject();
    }
}
