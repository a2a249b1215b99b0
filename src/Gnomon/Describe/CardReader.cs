using Gnomon.Describe.Shapes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe;

/// <summary>Reads system cards: typed by the schema, all that is wrong at once.</summary>
public static class CardReader
{
    /// <summary>Reads a card.</summary>
    /// <param name="path">The card, as the user named it. A link may lead to it only within its folder.</param>
    /// <param name="dictionary">The questions whose answers the card holds.</param>
    /// <returns>The card, or every problem in the order of lines, each with <see cref="ExitCode.Card"/> or <see cref="ExitCode.NotYet"/>.</returns>
    public static Checked<SystemCard> Read(string path, FactDictionary dictionary)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(dictionary);
        if (CardFolder.Of(path) is not { } folder)
            return Checked.Bad<SystemCard>(new Problem(ExitCode.Card, "there is no such file", "check the path; `gnomon init DIR` writes a card to start from") { File = path });
        if (RealPath.Of(path) is { } real && !folder.Holds(real))
            return Checked.Bad<SystemCard>(new Problem(ExitCode.Card, "this is a link to a file outside its folder", "name the file itself") { File = path });
        var gathered = new List<Problem>();
        return YamlFile.Read(path, path, ExitCode.Card, gathered).TryGet(out var file, out var problems)
            ? FromYaml(file, folder, dictionary, gathered)
            : Checked.Bad<SystemCard>(problems);
    }

    /// <summary>Types a card that was read already; what it names is looked for below the folder.</summary>
    internal static Checked<SystemCard> FromYaml(YamlFile file, CardFolder folder, FactDictionary dictionary, IReadOnlyList<Problem>? gathered = null)
    {
        var problems = gathered?.ToList() ?? [];
        var place = new Place(file.Name, ExitCode.Card, problems);
        return CardShape.Of(dictionary, folder).TryRead(file.Root, place, out var card) && problems.Count == 0
            ? Checked.Good(card(file, folder.Path) with { Migrated = [.. place.Migrated.OrderBy(m => m.Line)] })
            : Checked.Bad<SystemCard>([.. problems.OrderBy(p => p.Line)]);
    }
}
