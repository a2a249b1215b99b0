using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Gnomon.Describe.Shapes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe;

/// <summary>A map from questions of the dictionary to answers, for the scopes of one section of the card.</summary>
/// <param name="dictionary">The questions.</param>
/// <param name="scopes">The scopes that are answered in this section.</param>
internal sealed class FactsShape(FactDictionary dictionary, params FactScope[] scopes) : Shape<IReadOnlyList<FactAnswer>>
{
    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, Place place, [MaybeNullWhen(false)] out IReadOnlyList<FactAnswer> value)
    {
        value = null;
        if (node is not YamlMap map)
            return place.Refuse(node, $"{Found.Say(node)} stands here; a map from facts to answers was expected", "write one 'fact: answer' a line");
        var answers = new List<FactAnswer>();
        var good = true;
        foreach (var (key, answer) in map.Entries)
        {
            var there = place.Key(key.Text);
            if (dictionary.Find(key.Text) is null && dictionary.Former(key.Text) is { Count: > 0 } heirs)
                answers.AddRange(Migrate(map, key, answer, heirs, there));
            else if (dictionary.Find(key.Text) is { } same && scopes.Contains(same.Scope) && FormerAnswer.Concerns(same, answer))
                answers.AddRange(Migrate(key, answer, [(same, null)], there));
            else if (Find(key, there) is { } fact && new AnswerShape(fact).TryRead(answer, there, out var read))
                answers.Add(read with { Line = key.Line });
            else
                good = false;
        }

        value = answers;
        return good;
    }

    // What the card says under the new name counts.
    private List<FactAnswer> Migrate(YamlMap map, YamlScalar key, YamlNode answer, IReadOnlyList<(FactDefinition Fact, FormerFact Former)> heirs, Place place)
    {
        var stated = heirs.Where(h => map[h.Fact.Id] is not null).ToList();
        if (stated.Count > 0)
            place.Migrated.Add(new FactMigration(key.Line, key.Text, [.. stated.Select(h => h.Fact.Id)], MigrationFate.PassedOver, []));
        return heirs.Count == stated.Count ? [] : Migrate(key, answer, [.. heirs.Except(stated).Select(h => (h.Fact, (FormerFact?)h.Former))], place);
    }

    private List<FactAnswer> Migrate(YamlScalar key, YamlNode answer, IReadOnlyList<(FactDefinition Fact, FormerFact? Former)> heirs, Place place)
    {
        var (answers, lost) = (new List<FactAnswer>(), (List<string>?)null);
        foreach (var (fact, former) in heirs.Where(h => scopes.Contains(h.Fact.Scope)))
        {
            var translation = new FormerAnswer(fact, former);
            if (translation.Read(answer, key.Line) is { } read)
                answers.Add(read);
            // Lost is only what no heir takes.
            lost = lost is null ? [.. translation.Lost] : [.. lost.Intersect(translation.Lost, StringComparer.Ordinal)];
        }

        lost ??= [key.Text];
        place.Migrated.Add(new FactMigration(key.Line, key.Text, [.. heirs.Select(h => h.Fact.Id)], lost.Count > 0 || answers.Count == 0 ? MigrationFate.Lost : MigrationFate.Carried, lost));
        return answers;
    }

    /// <inheritdoc/>
    public override JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject(Here.Select(f => KeyValuePair.Create(f.Id, (JsonNode?)new AnswerShape(f).Schema()))),
    };

    private IEnumerable<FactDefinition> Here => dictionary.Facts.Where(f => scopes.Contains(f.Scope));

    private FactDefinition? Find(YamlScalar key, Place place)
    {
        if (dictionary.Find(key.Text) is not { } fact)
        {
            var near = NearestWord.To(key.Text, Here.Select(f => f.Id)) ?? NearestWord.To(key.Text, dictionary.Facts.Select(f => f.Id));
            place.Refuse(
                key,
                $"{Found.Quote(key.Text)} is not a fact of the dictionary; the id of a fact was expected",
                near is null ? "`gnomon init DIR` writes a card with common facts; docs/reference/facts.md lists all, and those of packs of your own stand in their facts*.yaml" : $"did you mean '{near}'?");
            return null;
        }

        if (scopes.Contains(fact.Scope))
            return fact;
        place.Refuse(key, $"{fact.Id} is a fact about {About(fact.Scope)}; it does not belong in this section", $"move it to {Section(fact.Scope)}");
        return null;
    }

    private static string About(FactScope scope) => scope switch
    {
        FactScope.Organisation => "the organisation",
        FactScope.Model => "a model",
        FactScope.System => "the system",
        FactScope.Use => "a use",
        _ => "a market",
    };

    private static string Section(FactScope scope) => scope switch
    {
        FactScope.Organisation or FactScope.System => "'facts' at the top of the card",
        FactScope.Model => "'facts' of an entry under 'models'",
        FactScope.Use => "'facts' of an entry under 'uses'",
        _ => "'facts' of an entry under 'markets'",
    };
}
