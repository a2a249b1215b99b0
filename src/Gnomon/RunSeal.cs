using System.Text.Json;
using Gnomon.Evidence;
using Gnomon.Verify.Run;

namespace Gnomon;

/// <summary>A file of a result by its name and bytes.</summary>
internal readonly record struct ResultFile(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>Writes the files of each stage into the result and seals them, in order; a draft writes the same files and seals nothing.</summary>
internal sealed class RunSeal : IDisposable
{
    private readonly ResultFolder folder;
    private readonly RunLog? log;
    private readonly List<Statement> statements = [];

    private RunSeal(ResultFolder folder, RunLog? log) => (this.folder, this.log) = (folder, log);

    /// <summary>What was stated so far, sealed or not.</summary>
    public IReadOnlyList<Statement> Statements => statements;

    /// <summary>Begins a result; without a signer it is a draft.</summary>
    /// <exception cref="EvidenceException">The log cannot be begun.</exception>
    public static Checked<RunSeal> Begin(string path, Signer? signer, OrganisationLog? organisation = null, RunShape? shape = null)
    {
        if (!ResultFolder.Create(path).TryGet(out var folder, out var problems))
            return Checked.Bad<RunSeal>(problems);
        try
        {
            return Checked.Good(new RunSeal(folder, signer is null ? null : RunLog.Create(folder, signer, organisation, shape)));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Writes the files of a stage and appends its statement; both are on the disk on return.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="files">Its files; none where it made none.</param>
    /// <param name="about">What the statement is about where the stage made no file.</param>
    /// <param name="predicate">What else it says; null for nothing.</param>
    /// <returns>The digest of the statement: the same for a draft, which appends none.</returns>
    public string Seal(string stage, IReadOnlyList<ResultFile> files, ResultFile? about = null, Action<Utf8JsonWriter>? predicate = null)
    {
        var subjects = files.Select(f => folder.WriteFile(f.Name, f.Bytes.Span)).ToList();
        if (about is { } other && subjects.Count == 0)
            subjects.Add(Subject.Of(other.Name, other.Bytes.Span));
        var statement = Statement.Create(stage, subjects, predicate);
        statements.Add(statement);
        return log is null ? statement.Digest : log.Append(statement);
    }

    /// <summary>Closes the log and makes the result appear at its place.</summary>
    public string Publish()
    {
        log?.Close();
        folder.Publish();
        return folder.FinalPath;
    }

    /// <summary>Removes whatever was not published.</summary>
    public void Dispose()
    {
        log?.Dispose();
        folder.Dispose();
    }
}
