using System.Text.Json.Nodes;
using Gnomon.Describe;
using Gnomon.Describe.Shapes;

namespace Gnomon.Measure.Privacy;

/// <summary>What the card says of privacy: any of three parts.</summary>
/// <param name="Quasi">Columns by which somebody may be recognised, names with expressions; empty for no such part.</param>
/// <param name="Sensitive">The value that must not be learnt; null where the card names none.</param>
/// <param name="Member">True of rows that the model learnt from, false of others; null for no such part.</param>
/// <param name="Confidence">How confident the model is of the row's true answer, from 0 to 1.</param>
/// <param name="References">The same from models that never saw the row.</param>
/// <param name="PersonalData">Whether columns are looked through for personal data.</param>
internal sealed record PrivacySettings(
    IReadOnlyList<KeyValuePair<string, string>> Quasi, string? Sensitive, string? Member, string? Confidence, IReadOnlyList<string> References, bool PersonalData) : MeasureSettings
{
    /// <summary>Every set of them is counted: 255 of 8.</summary>
    public const int MostQuasi = 8;

    private const string AnExpression = "an expression over the columns";

    /// <summary>The keys of the kind.</summary>
    public static MeasureKeys Keys()
    {
        var quasi = new Field<IReadOnlyList<KeyValuePair<string, string>>>(
            "quasi-identifiers", new NamedShape<string>(IdShape.GroupName, new TextShape(AnExpression), MostQuasi), "by what somebody may be recognised: names, each with an expression over the columns");
        var sensitive = new Field<string>("sensitive", new TextShape(AnExpression), "what must not be learnt of somebody who is recognised");
        var member = new Field<string>("member", new TextShape(AnExpression), "true of rows that the model learnt from, false of rows that it did not");
        var confidence = new Field<string>("confidence", new TextShape(AnExpression), "how confident the model is of the true answer of the row, from 0 to 1");
        var references = new Field<IReadOnlyList<string>>("references", new ListShape<string>(new TextShape(AnExpression)) { OrOne = true, Least = 1, Most = 64 }, "the same from models that never saw the row");
        var personal = new Field<bool>("personal-data", new YesNoShape(), "whether every column is looked through for e-mail addresses, telephone, card, account and identity numbers");
        return new MeasureKeys
        {
            WhyNoWeights = "who can be recognised are the people whose rows stand in the file, whomever these rows stand for; how many others in the population are like them takes a model, not a weight",
            Own = [quasi, sensitive, member, confidence, references, personal],
            Settings = got => new PrivacySettings(got.List(quasi), got.Maybe(sensitive), got.Maybe(member), got.Maybe(confidence), got.List(references), got.Value(personal) is true),
            Check = (got, place) =>
            {
                var (hasQuasi, hasMember, hasConfidence) = (got.Node(quasi) is not null, got.Node(member) is not null, got.Node(confidence) is not null);
                if (!hasQuasi && !hasMember && !hasConfidence && got.Value(personal) is not true)
                    return place.Refuse(got.Line, "nothing is asked of privacy here", "give quasi-identifiers, or member with confidence, or personal-data: true");
                if (hasMember != hasConfidence || (got.Node(references) is not null && !hasConfidence))
                    return place.Refuse(got.Line, "member, confidence and references belong together", "give member and confidence, and references if there are any");
                return hasQuasi || got.Node(sensitive) is null || place.Refuse(got.Line, "sensitive stands here without quasi-identifiers", "name the columns by which somebody may be recognised");
            },
        };
    }

    /// <inheritdoc/>
    public override JsonObject ToJson()
    {
        var json = new JsonObject();
        if (Quasi.Count > 0)
            json["quasi-identifiers"] = new JsonObject(Quasi.Select(q => KeyValuePair.Create<string, JsonNode?>(q.Key, q.Value)));
        foreach (var (name, text) in (IEnumerable<(string, string?)>)[("sensitive", Sensitive), ("member", Member), ("confidence", Confidence)])
        {
            if (text is not null)
                json[name] = text;
        }

        if (References.Count > 0)
            json["references"] = new JsonArray([.. References.Select(r => JsonValue.Create(r))]);
        if (PersonalData)
            json["personal-data"] = true;
        return json;
    }
}
