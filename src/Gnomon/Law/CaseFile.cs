using Gnomon.Describe.Yaml;

namespace Gnomon.Law;

/// <summary>A file of cases. Its bytes count in the pack's digest; it is parsed only by who runs the cases, for they are longer than the law itself.</summary>
/// <param name="Name">The file, as messages name it.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record CaseFile(string Name, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The file parsed, or what is wrong with it.</summary>
    public Checked<YamlFile> Parse() => YamlFile.Parse(Bytes, Name, ExitCode.Pack);
}
