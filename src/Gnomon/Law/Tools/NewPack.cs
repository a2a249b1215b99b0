using System.Globalization;
using Gnomon.Law.Format;

namespace Gnomon.Law.Tools;

/// <summary>Writes a commented pack to start from: two provisions, an obligation, questions of its own and cases, all of it already in order.</summary>
public static class NewPack
{
    /// <summary>The word that stands before what the author has to replace.</summary>
    public const string Placeholder = "CHANGE";

    private static readonly string[] Files = ["pack.yaml", "facts.yaml", "provisions.yaml", "obligations.yaml", "cases/first.yaml"];

    /// <summary>Whether a pack still bears the name of a law, or of an act, that this class gave it.</summary>
    public static bool IsUnnamed(LawPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return pack.Acts.Select(a => a.Title).Append(pack.Title).Any(t => t.En?.StartsWith(Placeholder, StringComparison.Ordinal) is true);
    }

    /// <summary>Writes the pack to a folder of its own, which must not be there.</summary>
    /// <param name="id">The id of the pack: small letters, digits and hyphens.</param>
    /// <param name="folder">The folder of packs; it is made where it is missing.</param>
    /// <param name="jurisdiction">For example <c>VN</c>; its facts of scope market are those of the card's market with this id in lower case.</param>
    /// <param name="today">The day that stands for the publication of the act; it holds from the first of January of the year after.</param>
    /// <returns>The files written, or why none was, with exit code <see cref="ExitCode.Usage"/> or <see cref="ExitCode.Output"/>.</returns>
    public static Checked<IReadOnlyList<string>> Write(string id, string folder, string jurisdiction, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!PackName.IsId(id))
            return Bad(ExitCode.Usage, $"'{id}' is no id of a pack; {PackName.IdExpected}", PackName.IdRemedy);
        if (!PackName.IsJurisdiction(jurisdiction))
            return Bad(ExitCode.Usage, $"'{jurisdiction}' is no jurisdiction; {PackName.JurisdictionExpected}", PackName.JurisdictionRemedy);
        var target = Path.Combine(folder, id);
        if (Path.Exists(target))
            return Bad(ExitCode.Output, $"{target} is already there; nothing was written", "choose another id or folder");
        try
        {
            var written = new List<string>();
            foreach (var file in Files)
            {
                var path = Path.Combine(target, file);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, Filled(file, id, jurisdiction, today));
                written.Add(path);
            }

            return Checked.Good<IReadOnlyList<string>>(written);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Bad(ExitCode.Output, $"the pack cannot be written: {e.Message}", "check the path and its permissions");
        }
    }

    private static string Filled(string file, string id, string jurisdiction, DateOnly today)
    {
        using var stream = typeof(NewPack).Assembly.GetManifestResourceStream("Gnomon.Law.Tools.NewPack." + file.Replace('/', '.'))!;
        using var reader = new StreamReader(stream);
        var from = new DateOnly(today.Year + 1, 1, 1);
        return reader.ReadToEnd()
            .Replace("{{id}}", id, StringComparison.Ordinal)
            .Replace("{{prefix}}", id, StringComparison.Ordinal)
            .Replace("{{jurisdiction}}", jurisdiction, StringComparison.Ordinal)
            .Replace("{{act}}", string.Create(CultureInfo.InvariantCulture, $"{today.Year}/1"), StringComparison.Ordinal)
            .Replace("{{published}}", ClassificationJson.Day(today), StringComparison.Ordinal)
            .Replace("{{from}}", ClassificationJson.Day(from), StringComparison.Ordinal)
            .Replace("{{eve}}", ClassificationJson.Day(from.AddDays(-1)), StringComparison.Ordinal);
    }

    private static Checked<IReadOnlyList<string>> Bad(ExitCode exit, string what, string remedy) => Checked.Bad<IReadOnlyList<string>>(new Problem(exit, what, remedy));
}
