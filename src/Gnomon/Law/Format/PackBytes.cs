using Gnomon.Describe;
using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>The bytes of one pack's files: enough for its digest, and to know which pack it is before all of it is read.</summary>
/// <param name="Name">The folder's name, with which the names of its files begin.</param>
/// <param name="Files">What the law is made from, in ordinal order of name.</param>
/// <param name="Cases">The files below <c>cases/</c>, in ordinal order of name.</param>
internal sealed record PackBytes(string Name, IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> Files, IReadOnlyList<CaseFile> Cases)
{
    /// <summary>Reads a folder; what cannot be read goes to the list.</summary>
    public static PackBytes Read(string folder, List<Problem> problems)
    {
        var (name, files, cases) = (Path.GetFileName(folder), new List<(string, ReadOnlyMemory<byte>)>(), new List<CaseFile>());
        try
        {
            foreach (var own in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(p => Path.GetRelativePath(folder, p).Replace('\\', '/')).Where(o => IsMeant(folder, o)).Order(StringComparer.Ordinal))
            {
                var shown = name + "/" + own;
                if (Directory.Exists(Path.Combine(folder, own)))
                    problems.Add(YamlName.Folder with { File = shown });
                else if (!YamlName.IsRight(own))
                    problems.Add(new Problem(ExitCode.Pack, "no file of this name is read: those of a pack end in .yaml", $"name it {YamlName.Mended(Path.GetFileName(own))}") { File = shown });
                else if (!YamlFile.ReadBytes(Path.Combine(folder, own), shown, ExitCode.Pack).TryGet(out var bytes, out var found))
                    problems.AddRange(found);
                else if (own.StartsWith("cases/", StringComparison.Ordinal))
                    cases.Add(new CaseFile(shown, bytes));
                else
                    files.Add((shown, bytes));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(ExitCode.Pack, $"the folder of the pack cannot be read: {e.Message}", "check the path and its permissions") { File = name });
        }

        return new PackBytes(name, files, cases);
    }

    // A folder with the name of a file was told with that name, and what lies in it is not told as well; questions are told by who reads them.
    private static bool IsMeant(string folder, string own) =>
        YamlName.IsMeant(own) && !own.Split('/')[..^1].Any(YamlName.IsMeant) && (own.Contains('/', StringComparison.Ordinal) || !FactFiles.IsMisnamed(Path.Combine(folder, own)));

    /// <summary>The files parsed; what is no YAML goes to the list.</summary>
    public PackSource Parse(ParsedFiles parsed, List<Problem> problems) => Parse(Files, parsed, problems);

    /// <summary>The pack without its rules; null where its head is missing or wrong.</summary>
    public LawPack? Head(ParsedFiles parsed, List<Problem> problems) =>
        PackReader.Head(Parse(Files.Where(f => f.Name.Length == Name.Length + 1 + PackReader.HeadFile.Length && f.Name.EndsWith(PackReader.HeadFile, StringComparison.Ordinal)), parsed, problems), problems) is { } pack
            ? pack with { Digest = PackDigest.Of(Name + "/", [.. Files, .. Cases.Select(c => (c.Name, c.Bytes))]) }
            : null;

    private PackSource Parse(IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> files, ParsedFiles parsed, List<Problem> problems)
    {
        var good = new List<YamlFile>();
        foreach (var (name, bytes) in files)
        {
            if (parsed.Parse(bytes, name, ExitCode.Pack).TryGet(out var file, out var found))
                good.Add(file);
            else
                problems.AddRange(found);
        }

        return new PackSource(Name, good, Cases);
    }
}
