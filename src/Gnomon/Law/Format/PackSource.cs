using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>The files of one pack as they lie in its folder.</summary>
/// <param name="Name">The folder's name, with which the names of its files begin.</param>
/// <param name="Files">What the law is made from, in ordinal order of name.</param>
/// <param name="Cases">The files below <c>cases/</c>, in ordinal order of name.</param>
internal sealed record PackSource(string Name, IReadOnlyList<YamlFile> Files, IReadOnlyList<CaseFile> Cases)
{
    /// <summary>Reads a folder; what cannot be read goes to the list.</summary>
    public static PackSource Read(string folder, List<Problem> problems)
    {
        var (name, files, cases) = (Path.GetFileName(folder), new List<YamlFile>(), new List<CaseFile>());
        try
        {
            foreach (var own in Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories).Select(p => Path.GetRelativePath(folder, p).Replace('\\', '/')).Order(StringComparer.Ordinal))
            {
                var (path, shown) = (Path.Combine(folder, own), name + "/" + own);
                if (!YamlFile.ReadBytes(path, shown, ExitCode.Pack).TryGet(out var bytes, out var found))
                    problems.AddRange(found);
                else if (own.StartsWith("cases/", StringComparison.Ordinal))
                    cases.Add(new CaseFile(shown, bytes));
                else if (YamlFile.Parse(bytes, shown, ExitCode.Pack).TryGet(out var file, out found))
                    files.Add(file);
                else
                    problems.AddRange(found);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(ExitCode.Pack, $"the folder of the pack cannot be read: {e.Message}", "check the path and its permissions") { File = name });
        }

        return new PackSource(name, files, cases);
    }
}
