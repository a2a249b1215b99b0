using System.Security.Cryptography;
using System.Text.Json;
using Gnomon.Verify;

namespace Gnomon;

/// <summary>An input that a sealed plan names.</summary>
/// <param name="Name">Its path below the folder of the card.</param>
/// <param name="Sha256">Its digest, lower-case hex.</param>
/// <param name="Bytes">Its length; null where the plan does not say it.</param>
/// <param name="Exit">How a command ends that does not find it.</param>
internal sealed record SealedInput(string Name, string Sha256, long? Bytes, ExitCode Exit);

/// <summary>The measures of a sealed plan that were counted into a file of cells, on whatever machine.</summary>
/// <param name="Sha256">The digest of that file, lower-case hex.</param>
/// <param name="Measures">Their ids.</param>
/// <param name="Rows">The data files that were counted.</param>
internal sealed record CountedInput(string Sha256, IReadOnlyList<string> Measures, IReadOnlyList<SealedInput> Rows);

/// <summary>
/// Finds the inputs of a sealed plan in a folder: by digest, wherever they lie and whatever they are called; else by name, so that a
/// changed file is run and its difference named. What is found is copied, so that nobody changes it during the run.
/// </summary>
internal sealed class SealedInputs(string folder)
{
    private const int MaxFiles = 100_000;
    private const string CountedIn = "countedIn";
    private readonly Dictionary<string, string> digests = new(StringComparer.Ordinal);
    private readonly Lazy<List<(string Path, long Length)>> files = new(() => List(folder));

    /// <summary>Copies each input to its name below a folder.</summary>
    /// <returns>The inputs that were found by their name alone, or every one that was not found.</returns>
    internal Checked<IReadOnlyList<SealedInput>> CopyTo(string target, IReadOnlyList<SealedInput> inputs)
    {
        var (other, missing) = (new List<SealedInput>(), new List<Problem>());
        foreach (var input in inputs.DistinctBy(i => i.Name, StringComparer.Ordinal))
        {
            var same = Same(input);
            if ((same ?? Named(input.Name)) is { } path && IsBelow(input.Name))
            {
                var copy = Path.Combine(target, input.Name);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(path, copy);
                if (same is null)
                    other.Add(input);
            }
            else
            {
                missing.Add(new Problem(input.Exit, $"no file with the SHA-256 {input.Sha256} is in this folder, and none that is called '{input.Name}'", "name the folder with the files that were assessed, with --data") { File = folder });
            }
        }

        return missing.Count > 0 ? Checked.Bad<IReadOnlyList<SealedInput>>(missing) : Checked.Good<IReadOnlyList<SealedInput>>(other);
    }

    /// <summary>Copies files, or folders with all that is in them, to the same names: signed models, whose signatures say whether they are the same.</summary>
    internal Checked<int> CopyFolders(string target, IReadOnlyList<string> names)
    {
        var missing = new List<Problem>();
        foreach (var name in names)
        {
            var source = Path.GetFullPath(Path.Combine(folder, name));
            var found = files.Value.Where(f => string.Equals(f.Path, source, StringComparison.Ordinal) || f.Path.StartsWith(source + "/", StringComparison.Ordinal)).ToList();
            if (found.Count == 0)
                missing.Add(new Problem(ExitCode.Card, $"the signed model's '{name}' is not in this folder", "name the folder with the files that were assessed, with --data") { File = folder });
            foreach (var (path, _) in found)
            {
                var copy = Path.Combine(target, Path.GetRelativePath(folder, path));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(path, copy, overwrite: true);
            }
        }

        return missing.Count > 0 ? Checked.Bad<int>(missing) : Checked.Good(names.Count);
    }

    /// <summary>A file with this very content; null where there is none.</summary>
    internal string? Same(SealedInput input) => files.Value
        .Where(f => input.Bytes is { } bytes ? f.Length == bytes : f.Path.EndsWith(".yaml", StringComparison.Ordinal))
        .Select(f => f.Path)
        .FirstOrDefault(p => string.Equals(DigestOf(p), input.Sha256, StringComparison.Ordinal));

    /// <summary>The file of cells with a digest; null where there is none.</summary>
    internal string? Cells(string sha256) => files.Value.Where(f => f.Length <= CellFile.LongestFile).Select(f => f.Path)
        .FirstOrDefault(p => string.Equals(DigestOf(p), sha256, StringComparison.Ordinal));

    // The name as the plan has it; else the one file of that name anywhere.
    private string? Named(string name)
    {
        var exact = Path.GetFullPath(Path.Combine(folder, name));
        var alike = files.Value.Select(f => f.Path).Where(p => string.Equals(Path.GetFileName(p), Path.GetFileName(name), StringComparison.Ordinal)).Take(2).ToList();
        return files.Value.Exists(f => string.Equals(f.Path, exact, StringComparison.Ordinal)) ? exact : alike.Count == 1 ? alike[0] : null;
    }

    private string DigestOf(string path)
    {
        if (digests.TryGetValue(path, out var digest))
            return digest;
        using var handle = RegularFile.TryOpen(path, out _);
        if (handle is null)
            return digests[path] = "";
        using var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        return digests[path] = Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    // Links are not followed: what they lead to may change under a reader.
    private static List<(string Path, long Length)> List(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device, IgnoreInaccessible = true };
        return [.. new DirectoryInfo(folder).EnumerateFiles("*", options).Take(MaxFiles).Select(f => (f.FullName, f.Length)).OrderBy(f => f.FullName, StringComparer.Ordinal)];
    }

    private static bool IsBelow(string name) => !Path.IsPathRooted(name) && !name.Split('/').Contains("..", StringComparer.Ordinal) && !name.Contains('\0', StringComparison.Ordinal);

    /// <summary>What was counted into a file of cells; null where the plan counts everything itself.</summary>
    /// <exception cref="FormatException">This is no plan of Gnomon.</exception>
    internal static CountedInput? CountedOf(JsonElement plan)
    {
        try
        {
            var counted = plan.GetProperty("measures").EnumerateArray().Where(IsCounted).ToList();
            return counted.Count == 0 ? null : new CountedInput(
                Hex(counted[0].GetProperty(CountedIn)), [.. counted.Select(m => m.GetProperty("id").GetString()!)], [.. counted.SelectMany(FilesOf).Select(f => Input(f, ExitCode.Data))]);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("this is not a plan of Gnomon", e);
        }
    }

    /// <summary>The data files and documents that a plan names.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="withRows">Whether the data files of measures that were counted into cells are wanted too.</param>
    /// <exception cref="FormatException">This is no plan of Gnomon.</exception>
    internal static IReadOnlyList<SealedInput> Of(JsonElement plan, bool withRows)
    {
        try
        {
            return
            [
                .. plan.GetProperty("measures").EnumerateArray().Where(m => withRows || !IsCounted(m)).SelectMany(FilesOf).Select(f => Input(f, ExitCode.Data)),
                .. plan.GetProperty("documents").EnumerateArray().Select(d => Input(d.GetProperty("file"), ExitCode.Card)),
            ];
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("this is not a plan of Gnomon", e);
        }
    }

    /// <summary>The profile that a plan names.</summary>
    /// <exception cref="FormatException">This is no plan of Gnomon.</exception>
    internal static SealedInput ProfileOf(JsonElement plan, string name)
    {
        try
        {
            return new SealedInput(name, Hex(plan.GetProperty("profile").GetProperty("digest")), Bytes: null, ExitCode.Profile);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("this is not a plan of Gnomon", e);
        }
    }

    private static bool IsCounted(JsonElement measure) => measure.TryGetProperty(CountedIn, out _);

    // Its own, and those of its other data: a second period, a perturbed copy.
    private static IEnumerable<JsonElement> FilesOf(JsonElement measure) => measure.GetProperty("files").EnumerateArray()
        .Concat(measure.TryGetProperty("otherFiles", out var others) ? others.EnumerateObject().SelectMany(o => o.Value.EnumerateArray()) : []);

    private static SealedInput Input(JsonElement file, ExitCode exit) =>
        new(file.GetProperty("name").GetString()!, Hex(file.GetProperty("digest")), file.GetProperty("bytes").GetInt64(), exit);

    private static string Hex(JsonElement digest) => digest.GetString() is ['s', 'h', 'a', '2', '5', '6', ':', .. var hex] ? hex : throw new FormatException("a digest is sha256: and hexadecimal digits");
}
