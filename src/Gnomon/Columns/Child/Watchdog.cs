using System.Diagnostics;
using System.Globalization;

namespace Gnomon.Columns.Child;

/// <summary>Feeds one child, reads its answer, and kills it beyond its limits.</summary>
internal sealed class Watchdog(Process child, CountingLimits limits)
{
    private const int PollMilliseconds = 50, StandardErrorBytes = 1 << 16;

    private static readonly int PageSize = Environment.SystemPageSize;

    private volatile string? killedFor;

    /// <summary>Runs the child to its end.</summary>
    /// <param name="request">The line for its standard input, which stays open: it ends when we do.</param>
    /// <param name="files">The files of the measure, to name them when the child fails.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancellation">Kills the child.</param>
    internal Checked<T> Run<T>(byte[] request, IReadOnlyList<string> files, Func<byte[], Checked<T>> read, CancellationToken cancellation)
    {
        var answer = Task.Run(() => Drain(child.StandardOutput.BaseStream, limits.AnswerBytes, keep: true), CancellationToken.None);
        var noise = Task.Run(() => Drain(child.StandardError.BaseStream, StandardErrorBytes, keep: false), CancellationToken.None);
        Send(request);
        Watch(cancellation);
        Task.WaitAll([answer, noise], CancellationToken.None);
        return Result(answer.Result, files, read);
    }

    private void Send(byte[] request)
    {
        try
        {
            child.StandardInput.BaseStream.Write(request);
            child.StandardInput.BaseStream.Flush();
        }
        catch (IOException)
        {
            // It died before it read the request; its exit code says so.
        }
    }

    private void Watch(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        while (!child.WaitForExit(PollMilliseconds))
        {
            cancellation.ThrowIfCancellationRequested();
            if (clock.Elapsed > limits.Time)
                Kill(FormattableString.Invariant($"it took more than {limits.Time.TotalSeconds} seconds"));
            else if (Resident() > limits.ResidentBytes)
                Kill(FormattableString.Invariant($"it took more than {limits.ResidentBytes >> 20} MiB of memory"));
        }
    }

    private void Kill(string reason)
    {
        killedFor ??= reason;
        child.Kill(entireProcessTree: true);
    }

    // The second number of statm is the resident size in pages; a child that has just ended has none.
    private long Resident()
    {
        try
        {
            var statm = File.ReadAllText(FormattableString.Invariant($"/proc/{child.Id}/statm")).Split(' ');
            return statm.Length > 1 ? long.Parse(statm[1], CultureInfo.InvariantCulture) * PageSize : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private byte[] Drain(Stream stream, int most, bool keep)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[1 << 16];
        long total = 0;
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            total += read;
            if (keep && total <= most)
                kept.Write(buffer, 0, read);
            else if (keep)
                Kill("its answer is too long");
        }

        return kept.ToArray();
    }

    private Checked<T> Result<T>(byte[] answer, IReadOnlyList<string> files, Func<byte[], Checked<T>> read)
    {
        if (killedFor is { } reason)
            return Failed<T>(files, $"counting was stopped: {reason}", "give smaller data, or declare fewer and coarser groups");
        if (child.ExitCode != 0)
            return Failed<T>(files, FormattableString.Invariant($"the counting process crashed (exit code {child.ExitCode})"), "check that the data are whole; the file may be damaged");
        try
        {
            return read(answer);
        }
        catch (FormatException)
        {
            return Failed<T>(files, "the counting process gave no proper answer", "check that the data are whole; the file may be damaged");
        }
    }

    private static Checked<T> Failed<T>(IReadOnlyList<string> files, string what, string remedy) =>
        Checked.Bad<T>(new Problem(ExitCode.Data, what, remedy) { File = string.Join(", ", files) });
}
