using Gnomon.Describe.Yaml;

namespace Gnomon.Law;

/// <summary>Laws that a reader might expect and that no pack examines, so that silence is not read as an answer.</summary>
public static class NotExamined
{
    /// <summary>Reads the titles of <c>laws: [ { id, title: { en, vi, fr }, jurisdiction } ]</c>.</summary>
    public static Checked<IReadOnlyList<LocalizedText>> Read(string path, string name)
    {
        if (!YamlFile.Read(path, name, ExitCode.Pack).TryGet(out var file, out var problems))
            return Checked.Bad<IReadOnlyList<LocalizedText>>(problems);
        var laws = (file.Root as YamlMap)?["laws"] as YamlList;
        var titles = laws?.Items.Select(law => Title((law as YamlMap)?["title"] as YamlMap)).ToList();
        return titles is not null && titles.TrueForAll(t => t is { En: not null, Vi: not null, Fr: not null })
            ? Checked.Good<IReadOnlyList<LocalizedText>>([.. titles.OfType<LocalizedText>()])
            : Checked.Bad<IReadOnlyList<LocalizedText>>(new Problem(
                ExitCode.Pack, "this is not a list `laws` with a title in en, vi and fr for each", "give every law its title in the three languages") { File = name });
    }

    private static LocalizedText? Title(YamlMap? title) => title is null ? null : new LocalizedText(Text(title["en"]), Text(title["vi"]), Text(title["fr"]));

    private static string? Text(YamlNode? node) => (node as YamlScalar)?.Text;
}
