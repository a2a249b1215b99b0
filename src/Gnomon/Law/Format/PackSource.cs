using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>The files of one pack as they lie in its folder.</summary>
/// <param name="Name">The folder's name, with which the names of its files begin.</param>
/// <param name="Files">What the law is made from, in ordinal order of name.</param>
/// <param name="Cases">The files below <c>cases/</c>, in ordinal order of name.</param>
internal sealed record PackSource(string Name, IReadOnlyList<YamlFile> Files, IReadOnlyList<CaseFile> Cases)
{
    /// <summary>Reads a folder; what cannot be read goes to the list.</summary>
    public static PackSource Read(string folder, List<Problem> problems) => PackBytes.Read(folder, problems).Parse(ParsedFiles.None, problems);
}
