using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Gnomon.Describe.Shapes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe;

/// <summary>
/// The answer to one question: short (<c>id: value</c>) or long (<c>id: { value, by, on, reason }</c>). The word <c>unknown</c>
/// says that somebody was asked and does not know.
/// </summary>
internal sealed class AnswerShape : Shape<FactAnswer>
{
    /// <summary>The word for "somebody was asked and does not know".</summary>
    public const string Unknown = "unknown";

    private readonly FactDefinition fact;
    private readonly Shape<FactValue> value;
    private readonly MapShape<FactAnswer> longForm;

    public AnswerShape(FactDefinition fact)
    {
        this.fact = fact;
        value = new OrUnknownShape(ValueOf(fact));
        longForm = LongForm();
    }

    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, Place place, [MaybeNullWhen(false)] out FactAnswer answer)
    {
        answer = null;
        if (node is YamlMap)
            return longForm.TryRead(node, place, out answer);
        if (!value.TryRead(node, place, out var read))
            return false;
        if (fact.Type == FactType.Judgement && read is FactValue.Judgement)
            return place.Refuse(node, $"{fact.Id} is a judgement; it needs its reason", "write { value: ..., reason: \"...\" }, and by and on where you can");
        answer = new FactAnswer(fact.Id, read, By: null, On: null, Reason: null, node.Line);
        return true;
    }

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        var @short = fact.Type == FactType.Judgement ? new JsonObject { ["enum"] = new JsonArray(Unknown) } : value.Schema();
        var schema = new JsonObject { ["anyOf"] = new JsonArray(@short, longForm.Schema()) };
        if ((fact.Question.En ?? fact.Question.Vi ?? fact.Question.Fr) is { Length: > 0 } question)
            schema["description"] = question;
        return schema;
    }

    private static Shape<FactValue> ValueOf(FactDefinition fact) => fact.Type switch
    {
        FactType.YesNo => new YesNoShape(orUnknown: true) { Explained = Explained(fact) }.Map<FactValue>(v => new FactValue.YesNo(v)),
        FactType.Judgement => new YesNoShape(orUnknown: true) { Explained = Explained(fact) }.Map<FactValue>(v => new FactValue.Judgement(v)),
        FactType.OneOf => new WordShape([.. fact.Options.Select(o => o.Id), Unknown]) { Explained = Explained(fact) }.Map<FactValue>(v => new FactValue.OneOf(v)),
        FactType.ManyOf => Many(fact),
        FactType.Number => new NumberShape(fact.Unit).Map<FactValue>(v => new FactValue.Number(v)),
        FactType.Date => new DateShape(),
        _ => throw new InvalidOperationException($"the fact {fact.Id} has no type"),
    };

    private static string Explained(FactDefinition fact) => $"`gnomon law show {fact.Id}` says what each answer means";

    private static Shape<FactValue> Many(FactDefinition fact) =>
        new ListShape<string>(new WordShape([.. fact.Options.Select(o => o.Id)]) { Explained = Explained(fact) }) { Unique = v => v, Example = "[one, two]" }
            .Map<FactValue>(v => new FactValue.ManyOf(v.ToImmutableSortedSet(StringComparer.Ordinal), Complete: false));

    private MapShape<FactAnswer> LongForm()
    {
        var judged = fact.Type == FactType.Judgement;
        var values = new Field<FactValue>("value", value, "the answer", required: true);
        var by = new Field<string>("by", new TextShape("who answered", most: 200), "who answered");
        var on = new Field<DateOnly>("on", new DayShape(), "the day of the answer");
        var reason = new Field<string>("reason", new TextShape("a reason"), "why; a judgement always says why");
        var complete = new Field<bool>("complete", new YesNoShape(), "whether the values not listed are false");
        List<Field> fields = fact.Type == FactType.ManyOf ? [values, complete, by, on, reason] : [values, by, on, reason];
        return new MapShape<FactAnswer>("a long answer", fields, got => new FactAnswer(
            fact.Id,
            got.Get(values) is FactValue.ManyOf many ? many with { Complete = got.Value(complete) is true } : got.Get(values),
            got.Maybe(by),
            got.Value(on),
            got.Maybe(reason),
            got.Line))
        {
            Check = (got, place) => !judged || !got.TryGet(values, out var given) || given is FactValue.DontKnow || got.Node(reason) is not null
                || place.Refuse(got.Line, $"{fact.Id} is a judgement; it needs its reason", "add reason: \"...\""),
        };
    }

    /// <summary>A value, or the word that says that nobody knows it.</summary>
    private sealed class OrUnknownShape(Shape<FactValue> inner) : Shape<FactValue>
    {
        public override bool TryRead(YamlNode node, Place place, [MaybeNullWhen(false)] out FactValue value)
        {
            if (node is not YamlScalar { Text: Unknown })
                return inner.TryRead(node, place, out value);
            value = new FactValue.DontKnow();
            return true;
        }

        public override JsonObject Schema()
        {
            var schema = inner.Schema();
            if (schema["enum"] is not JsonArray words)
                return new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["enum"] = new JsonArray(Unknown) }) };
            if (!words.Any(w => w!.GetValueKind() == System.Text.Json.JsonValueKind.String && string.Equals(w.GetValue<string>(), Unknown, StringComparison.Ordinal)))
                words.Add(Unknown);
            return schema;
        }
    }
}
