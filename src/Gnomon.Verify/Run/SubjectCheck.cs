using System.Security.Cryptography;

namespace Gnomon.Verify.Run;

/// <summary>Checks that each statement seals the files of its stage, that each file is as it was sealed, and that no other lies there.</summary>
internal sealed class SubjectCheck(string root, RunShape shape, RunListing listing, List<Fault> faults)
{
    private readonly Dictionary<string, string?> digests = new(StringComparer.Ordinal);

    /// <summary>Checks the files that these statements seal.</summary>
    internal void Check(IReadOnlyList<CheckedStatement> statements)
    {
        foreach (var statement in statements)
        {
            if (Sealed(statement) is not { } files)
                continue;
            foreach (var (file, digest) in files)
                CheckFile(file, digest);
            if (statement.Stage is RunFormat.CellsStage)
                CheckNoOtherCells(files);
        }
    }

    private SortedDictionary<string, string>? Sealed(CheckedStatement statement)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var subject in statement.Content.Subjects)
        {
            if (subject.Name is null || subject.Digests.Count != 1 || !subject.Digests.TryGetValue("sha256", out var digest) || !files.TryAdd(subject.Name, digest))
                return Fault(statement, "has a subject without a name, twice, or with other digests than one SHA-256");
        }

        return NamesFit(statement.Stage, [.. files.Keys]) ? files : Fault(statement, "does not seal the files of its stage");
    }

    private static bool NamesFit(string stage, List<string> names)
    {
        if (stage is not RunFormat.CellsStage)
            return names.SequenceEqual(RunFormat.FilesOf(stage), StringComparer.Ordinal);
        return names.All(RunFormat.IsCellsFile) ? names.Count <= RunFormat.MaxCells : names.SequenceEqual([RunFormat.PlanFile], StringComparer.Ordinal);
    }

    private void CheckFile(string file, string digest)
    {
        // A fixed file that is missing has been reported by the listing.
        if (!listing.Files.Contains(file))
        {
            if (RunFormat.IsCellsFile(file))
                faults.Add(new Fault(FaultKind.FileMissing, file, "the file was sealed and is missing"));
        }
        else if (DigestOf(file) is not { } actual)
        {
            faults.Add(new Fault(FaultKind.FileMissing, file, "the file cannot be read, or is longer than any file of a result"));
        }
        else if (!string.Equals(actual, digest, StringComparison.Ordinal))
        {
            var kind = file is RunFormat.LogKeyFile ? FaultKind.KeyMismatch : FaultKind.FileChanged;
            faults.Add(new Fault(kind, file, $"the file is not as it was sealed: its SHA-256 is {actual}, sealed was {digest}"));
        }
    }

    private void CheckNoOtherCells(SortedDictionary<string, string> files)
    {
        foreach (var file in listing.Cells.Where(c => !files.ContainsKey(c)))
            faults.Add(new Fault(FaultKind.FileExtra, file, "the file was not sealed"));
    }

    private string? DigestOf(string file)
    {
        if (!digests.TryGetValue(file, out var digest))
            digests[file] = digest = Hash(Path.Combine(root, file));
        return digest;
    }

    private static string? Hash(string path)
    {
        using var handle = RegularFile.TryOpen(path, out var facts);
        if (handle is null || facts.Length > RunFormat.MaxFile)
            return null;
        using var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private SortedDictionary<string, string>? Fault(CheckedStatement statement, string message)
    {
        faults.Add(new Fault(FaultKind.Statement, shape.BundleFile, $"the {statement.Stage} statement {message}"));
        return null;
    }
}
