using Gnomon.Describe.Shapes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe;

/// <summary>The system card, key by key. The reader and the JSON Schema both come from here.</summary>
internal static class CardShape
{
    // The roles of the laws that have packs or will have; a card only claims them, the facts decide.
    internal static readonly string[] Roles =
        ["provider", "developer", "deployer", "user", "importer", "distributor", "authorised-representative", "product-manufacturer"];

    /// <summary>The shape; it gives the card once the file it stands in is known.</summary>
    public static MapShape<Func<YamlFile, string, SystemCard>> Of(FactDictionary dictionary, CardFolder? folder)
    {
        var gnomon = new Field<string>("gnomon", new WordShape(["1"]) { AsNumber = true }, "the version of the card's format", required: true);
        var system = new Field<Identity>("system", System(), "what the system is called", required: true);
        var claims = new Field<Claims>("claims", ClaimsShape(), "what you hold the system to be; compared with what the facts say, never used in their place");
        var facts = new Field<IReadOnlyList<FactAnswer>>("facts", new FactsShape(dictionary, FactScope.Organisation, FactScope.System), "facts of the organisation and the system; an absent fact says 'not asked'");
        var markets = Scoped("markets", "a market", dictionary, FactScope.Market, "where the system is placed or used", least: 0);
        var packs = new Field<IReadOnlyList<string>>("packs", new ListShape<string>(IdShape.Short) { Unique = p => p, Most = 100, Example = "[nist-ai-rmf]" }, "packs to read the card against though no market asks for them: voluntary frameworks, conventions");
        var models = new Field<IReadOnlyList<ScopedFacts>>("models", new ListShape<ScopedFacts>(Model(dictionary, folder)) { Unique = s => s.Id, Most = 100, Example = "one entry at least" }, "the models inside");
        var uses = Scoped("uses", "a use", dictionary, FactScope.Use, "the intended uses; each is classified, and the system takes the gravest", least: 1);
        var measures = new Field<IReadOnlyList<MeasureDeclaration>>("measure", new ListShape<MeasureDeclaration>(new MeasureShape(folder)) { Unique = m => m.Id, Most = 100 }, "the data to measure");
        var profile = new Field<string>("profile", new ProfileNameShape(folder), "the bars: a shipped name, or a path below the card's folder; absent = default");
        var documents = new Field<IReadOnlyList<DocumentDeclaration>>("documents", new ListShape<DocumentDeclaration>(Document(folder)), "documents that serve as evidence");
        return new MapShape<Func<YamlFile, string, SystemCard>>(
            "a system card",
            [gnomon, system, claims, facts, markets, packs, models, uses, measures, profile, documents],
            got => (file, where) => new SystemCard
            {
                File = file,
                Folder = where,
                Id = got.Get(system).Id,
                Name = got.Get(system).Name,
                Version = got.Get(system).Version,
                Claims = got.Maybe(claims) ?? new Claims(Roles: null, HighRisk: null),
                Facts = got.List(facts),
                Markets = got.List(markets),
                Packs = got.List(packs),
                Models = got.List(models),
                Uses = got.List(uses),
                Measures = got.List(measures),
                Profile = got.Maybe(profile) ?? "default",
                Documents = got.List(documents),
            })
        {
            Check = (got, place) => UsesAreKnown(got, uses, measures, place),
        };
    }

    // Looks at the nodes, so that a wrong use is found beside whatever else is wrong.
    private static bool UsesAreKnown(Got got, Field uses, Field measures, Place place)
    {
        string[] known = [.. Under(got.Node(uses), "id").Select(id => id.Scalar.Text)];
        var good = true;
        foreach (var (use, i) in Under(got.Node(measures), "use").Where(u => known.Length > 0 && !known.Contains(u.Scalar.Text, StringComparer.Ordinal)))
        {
            good = place.Key(measures.Name).Item(i).Key("use").Refuse(
                use,
                $"{Found.Say(use)} is not a use of this card; {Found.Choice(known)} was expected",
                NearestWord.Remedy(use.Text, known, "write the id of an entry under 'uses'"));
        }

        return good;
    }

    private static IEnumerable<(YamlScalar Scalar, int Index)> Under(YamlNode? list, string key) => list is YamlList { Items: var items }
        ? items.Select((item, i) => ((item as YamlMap)?[key] as YamlScalar, i)).Where(pair => pair.Item1 is not null).Select(pair => (pair.Item1!, pair.i))
        : [];

    private static MapShape<Identity> System()
    {
        var id = new Field<string>("id", IdShape.ReverseDomain, "a name that nobody else has, for example org.example.triage", required: true);
        var name = new Field<LocalizedText>("name", Localized(), "what people call it, in one or more languages", required: true);
        var version = new Field<string>("version", new TextShape("a version", most: 100), "the version, kept as it is written", required: true);
        return new MapShape<Identity>("system", [id, name, version], got => new Identity(got.Get(id), got.Get(name), got.Get(version)));
    }

    private static MapShape<LocalizedText> Localized()
    {
        Field<string> In(Language language) => new(language.Code(), new TextShape("a text", most: 200), $"the text in the language '{language.Code()}'");
        var (en, vi, fr) = (In(Language.En), In(Language.Vi), In(Language.Fr));
        return new MapShape<LocalizedText>("a text by language", [en, vi, fr], got => new LocalizedText(got.Maybe(en), got.Maybe(vi), got.Maybe(fr)))
        {
            OfWord = word => $"write name: {{ en: {(word.Length is 0 or > 60 ? "..." : word.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-') ? word : $"'{word.Replace("'", "''", StringComparison.Ordinal)}'")} }}",
            Check = (got, place) => got.Node(en) is not null || got.Node(vi) is not null || got.Node(fr) is not null
                || place.Refuse(got.Line, "the text stands in no language; one of en, vi, fr was expected", "write { en: \"...\" }"),
        };
    }

    private static MapShape<Claims> ClaimsShape()
    {
        var roles = new Field<IReadOnlyList<string>>("roles", new ListShape<string>(new WordShape(Roles)) { Unique = r => r, Example = "[deployer]" }, "the roles you hold to have");
        var highRisk = new Field<bool>("high-risk", new YesNoShape(), "whether you hold the system to be high-risk");
        return new MapShape<Claims>("claims", [roles, highRisk], got => new Claims(got.Maybe(roles), got.Value(highRisk)));
    }

    private static Field<IReadOnlyList<ScopedFacts>> Scoped(string name, string what, FactDictionary dictionary, FactScope scope, string says, int least)
    {
        var id = new Field<string>("id", IdShape.Short, $"the id of {what}", required: true);
        var facts = new Field<IReadOnlyList<FactAnswer>>("facts", new FactsShape(dictionary, scope), $"facts of {what}");
        var one = new MapShape<ScopedFacts>(what, [id, facts], got => new ScopedFacts(got.Get(id), got.List(facts), got.Line));
        var list = new ListShape<ScopedFacts>(one) { Unique = s => s.Id, Least = least, Most = 100, Example = "one entry at least" };
        return new Field<IReadOnlyList<ScopedFacts>>(name, list, says, required: least > 0);
    }

    private static MapShape<ScopedFacts> Model(FactDictionary dictionary, CardFolder? folder)
    {
        var id = new Field<string>("id", IdShape.Short, "the id of a model", required: true);
        var facts = new Field<IReadOnlyList<FactAnswer>>("facts", new FactsShape(dictionary, FactScope.Model), "facts of a model");
        var files = new Field<string>("folder", new PathShape(folder, "a folder below the card's"), "the folder with its signed files");
        var signature = new Field<string>("signature", new PathShape(folder, "a path below the card's folder"), "its signature by OpenSSF model signing, a Sigstore bundle");
        var key = new Field<string>("key", new PathShape(folder, "a path below the card's folder"), "the public key that must have signed it (PEM, Ed25519 or ECDSA P-256); without it only the files are compared");
        return new MapShape<ScopedFacts>("a model", [id, facts, files, signature, key], got => new ScopedFacts(got.Get(id), got.List(facts), got.Line)
        {
            SignedFiles = got.Maybe(files) is { } where ? new ModelDeclaration(got.Get(id), where, got.Get(signature), got.Maybe(key), got.Line) : null,
        })
        {
            Check = (got, place) => (got.Node(files) is null) == (got.Node(signature) is null) && (got.Node(key) is null || got.Node(files) is not null)
                || place.Refuse(got.Line, "a signed model needs both 'folder' and 'signature'", "name the folder and the file of its signature, or neither"),
        };
    }

    private static MapShape<DocumentDeclaration> Document(CardFolder? folder)
    {
        var kind = new Field<string>("kind", IdShape.Short, "what kind of document, for example technical-documentation", required: true);
        var file = new Field<string>("file", new PathShape(folder, "a path below the card's folder"), "where it lies", required: true);
        var dated = new Field<DateOnly>("dated", new DayShape(), "the day it is of");
        var issuedBy = new Field<string>("issued-by", new TextShape("who issued it", most: 200), "who issued it");
        var independent = new Field<bool>("independent", new YesNoShape(), "whether somebody outside the house made it");
        return new MapShape<DocumentDeclaration>("a document", [kind, file, dated, issuedBy, independent], got => new DocumentDeclaration(
            got.Get(kind), got.Get(file), got.Value(dated), got.Maybe(issuedBy), got.Value(independent), got.Line));
    }

    private sealed record Identity(string Id, LocalizedText Name, string Version);
}
