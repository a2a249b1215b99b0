using Gnomon.Describe.Yaml;

namespace Gnomon.Law;

/// <summary>A law that no pack examines.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Jurisdiction">Where it applies, as packs name it.</param>
public sealed record NotExaminedLaw(LocalizedText Title, string Jurisdiction);

/// <summary>Laws that a reader might expect and that no pack examines, so that silence is not read as an answer.</summary>
public static class NotExamined
{
    /// <summary>Reads <c>laws: [ { id, title: { en, vi, fr }, jurisdiction } ]</c>.</summary>
    public static Checked<IReadOnlyList<NotExaminedLaw>> Read(string path, string name, ParsedFiles? parsed = null)
    {
        if (!(parsed ?? ParsedFiles.None).Read(path, name, ExitCode.Pack).TryGet(out var file, out var problems))
            return Checked.Bad<IReadOnlyList<NotExaminedLaw>>(problems);
        var laws = ((file.Root as YamlMap)?["laws"] as YamlList)?.Items.Select(law => Law(law as YamlMap)).ToList();
        return laws is not null && laws.TrueForAll(l => l is not null)
            ? Checked.Good<IReadOnlyList<NotExaminedLaw>>([.. laws.OfType<NotExaminedLaw>()])
            : Checked.Bad<IReadOnlyList<NotExaminedLaw>>(new Problem(
                ExitCode.Pack, "this is not a list `laws` with a jurisdiction and a title in en, vi and fr for each", "give every law both")
            { File = name });
    }

    private static NotExaminedLaw? Law(YamlMap? law) =>
        law?["title"] is YamlMap title && Text(title["en"]) is { } en && Text(title["vi"]) is { } vi && Text(title["fr"]) is { } fr && Text(law["jurisdiction"]) is { } place
            ? new NotExaminedLaw(new LocalizedText(en, vi, fr), place)
            : null;

    private static string? Text(YamlNode? node) => (node as YamlScalar)?.Text;
}
