using System.ComponentModel;
using System.Diagnostics;
using Gnomon.Columns.Child;

namespace Gnomon.Columns;

/// <summary>
/// Counts in a child process that has no keys in its environment, may write no file, and is killed beyond its limits: what parses
/// hostile data may crash or run away, and then that is a problem of the data.
/// </summary>
public static class CountingProcess
{
    /// <summary>Counts.</summary>
    /// <param name="request">What to count.</param>
    /// <param name="command">The program that counts; mostly <see cref="CountingCommand.ThisProgram"/>.</param>
    /// <param name="limits">What it may take; null for the defaults.</param>
    /// <param name="cancellation">Stops and kills the child.</param>
    /// <returns>The cells, or what is wrong: the child's own problems, or that it crashed or was killed.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; the child is gone.</exception>
    public static Checked<CellTable> Run(CountRequest request, CountingCommand command, CountingLimits? limits = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(command);
        var effective = limits ?? new CountingLimits();
        Process child;
        try
        {
            child = Process.Start(ChildStart.Info(command))!;
        }
        catch (Win32Exception e)
        {
            return Checked.Bad<CellTable>(new Problem(ExitCode.Environment, $"the counting process does not start: {e.Message}", "check the installation of Gnomon"));
        }

        using (child)
            return new Watchdog(child, effective).Run(RequestJson.Write(request, effective), request.Files, cancellation);
    }
}
