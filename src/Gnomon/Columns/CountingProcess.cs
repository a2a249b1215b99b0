using System.ComponentModel;
using System.Diagnostics;
using Gnomon.Columns.Child;
using Gnomon.Columns.Copies;
using Gnomon.Columns.Files;

namespace Gnomon.Columns;

/// <summary>
/// Counts in a child process that has no keys in its environment, may write no file, and is killed beyond its limits: what parses
/// hostile data may crash or run away, and then that is a problem of the data. Its start takes a third of a second, so it can be started
/// before it is known what to count. It counts once.
/// </summary>
public sealed class CountingProcess : IDisposable
{
    private readonly Process child;
    private readonly CountingCommand command;

    private CountingProcess(Process child, CountingCommand command) => (this.child, this.command) = (child, command);

    /// <summary>Starts the process; it makes itself ready and waits.</summary>
    /// <param name="command">The program that counts; mostly <see cref="CountingCommand.ThisProgram"/>.</param>
    /// <returns>The process, or that it does not start.</returns>
    public static Checked<CountingProcess> Start(CountingCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        try
        {
            return Checked.Good(new CountingProcess(Process.Start(ChildStart.Info(command))!, command));
        }
        catch (Win32Exception e)
        {
            return Checked.Bad<CountingProcess>(new Problem(ExitCode.Environment, $"the counting process does not start: {e.Message}", "check the installation of Gnomon"));
        }
    }

    /// <summary>Starts a process and counts.</summary>
    /// <inheritdoc cref="Count"/>
    public static Checked<Counts> Run(CountRequest request, CountingCommand command, CountingLimits? limits = null, CancellationToken cancellation = default)
    {
        if (!Start(command).TryGet(out var process, out var problems))
            return Checked.Bad<Counts>(problems);
        using (process)
            return process.Count(request, limits, cancellation);
    }

    /// <summary>Counts; the process ends with it. Files that DuckDB does not read are copied first, by another process of the same kind.</summary>
    /// <param name="request">What to count.</param>
    /// <param name="limits">What it may take; null for the defaults.</param>
    /// <param name="cancellation">Stops and kills the child.</param>
    /// <returns>The cells and tables, or what is wrong: the child's own problems, or that it crashed or was killed.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; the child is gone.</exception>
    public Checked<Counts> Count(CountRequest request, CountingLimits? limits = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var effective = limits ?? new CountingLimits();
        using var copies = ConvertedCopies.Of(request, (asked, folder) => Copy(asked, folder, effective, cancellation)).Unwrap(out var problems);
        if (copies is null)
            return Checked.Bad<Counts>(problems);
        using var spill = PrivateFolder.Of(request.HoldsRows);
        var sent = Within(effective, copies.In(request)) with { Spill = spill.Path is { } path ? new SpillFolder(path, effective.SpillBytes) : null };
        return new Watchdog(child, effective).Run(RequestJson.Write(sent, effective), request.Files, AnswerJson.Read, cancellation);
    }

    // Half for DuckDB's buffers: the other half is for what its functions and this program take. More memory than usual goes to what holds rows.
    private static CountRequest Within(CountingLimits limits, CountRequest request)
    {
        var half = limits.ResidentBytes / 2;
        return request with { MemoryBytes = request.HoldsRows ? half : request.MemoryBytes is { } asked ? Math.Min(asked, half) : Math.Min(half, CountRequest.UsualMemory(request)) };
    }

    private Checked<IReadOnlyList<ConvertedFile>> Copy(CountRequest request, string folder, CountingLimits limits, CancellationToken cancellation)
    {
        if (!Start(command).TryGet(out var process, out var problems))
            return Checked.Bad<IReadOnlyList<ConvertedFile>>(problems);
        using (process)
            return new Watchdog(process.child, limits).Run(RequestJson.Write(request, limits, folder), request.Files, AnswerJson.ReadCopies, cancellation);
    }

    /// <summary>Kills the process where it still runs.</summary>
    public void Dispose()
    {
        if (!child.HasExited)
            child.Kill(entireProcessTree: true);
        child.Dispose();
    }
}
