using System.Diagnostics;
using System.Threading.Channels;

namespace Gnomon.Evidence.Log.Organisation;

/// <summary>
/// The one thread of a process that writes to a log. Whatever waits is written as one frame and synced once; a checkpoint follows when
/// somebody waits for a proof, after a while, and when much is unsigned. Any error ends it: everybody who waits is told.
/// </summary>
internal sealed class LogWriter
{
    private const int MaxWaiting = 4096;
    private const int MaxBatch = 4 * 1024 * 1024;
    private const long MaxRecord = 16 * 1024 * 1024;

    private readonly Channel<LogWork> waiting = Channel.CreateBounded<LogWork>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private readonly LogFolder folder;
    private readonly LogSession session;
    private readonly TimeSpan interval;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private EvidenceException? fault;
    private long lastPublished = Stopwatch.GetTimestamp();

    internal LogWriter(LogFolder folder, LogSession session, TimeSpan interval)
    {
        (this.folder, this.session, this.interval) = (folder, session, interval);
        new Thread(Run) { IsBackground = true, Name = "gnomon log" }.Start();
    }

    /// <summary>Hands over work; waits while too much is waiting already.</summary>
    internal async ValueTask Add(LogWork work, CancellationToken stop)
    {
        try
        {
            await waiting.Writer.WriteAsync(work, stop);
        }
        catch (ChannelClosedException)
        {
            throw fault ?? (Exception)new ObjectDisposedException(nameof(OrganisationLog));
        }
    }

    /// <summary>Takes no more work, and ends when what was handed over is done and signed.</summary>
    internal Task End()
    {
        waiting.Writer.TryComplete();
        return ended.Task;
    }

    private void Run()
    {
        var batch = new List<LogWork>();
        try
        {
            while (Take(batch))
            {
                Commit(batch);
                Prove(batch);
                foreach (var work in batch.Where(w => w.Errand is not null))
                    work.Done.SetResult(work.Errand!(session));
                batch.Clear();
                if (session.HasUnsigned && (Stopwatch.GetElapsedTime(lastPublished) >= interval || session.RecordLength > MaxRecord))
                    Publish();
            }

            if (session.HasUnsigned)
                Publish();
            session.Close();
            ended.SetResult();
        }
        catch (Exception e)
        {
            Fail(e, batch);
        }
    }

    // True with nothing taken when it is time for a checkpoint.
    private bool Take(List<LogWork> batch)
    {
        var more = waiting.Reader.WaitToReadAsync().AsTask();
        if (session.HasUnsigned && !more.Wait(Left()))
            return true;
        if (!more.GetAwaiter().GetResult())
            return false;
        for (var bytes = 0; bytes < MaxBatch && waiting.Reader.TryRead(out var work);)
        {
            batch.Add(work);
            bytes += work.Entries.Sum(e => e.Length);
        }

        return true;
    }

    private TimeSpan Left() => interval - Stopwatch.GetElapsedTime(lastPublished) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    private void Commit(List<LogWork> batch)
    {
        IReadOnlyList<ReadOnlyMemory<byte>> entries = [.. batch.SelectMany(w => w.Entries)];
        if (entries.Count == 0)
            return;
        var indexes = session.Commit(entries);
        var next = 0;
        foreach (var work in batch.Where(w => w.Entries.Count > 0))
        {
            work.Durable.SetResult(indexes[next..(next + work.Entries.Count)]);
            next += work.Entries.Count;
        }
    }

    private void Prove(List<LogWork> batch)
    {
        foreach (var work in batch.Where(w => w.ToProve.Count > 0))
        {
            if (work.ToProve.All(i => i >= 0 && i < session.Size))
                work.Proven.SetResult(session.Prove(work.ToProve));
            else
                work.Proven.SetException(new ArgumentOutOfRangeException(nameof(batch), "the log has no entry of that index"));
        }
    }

    private void Publish()
    {
        session.Publish();
        lastPublished = Stopwatch.GetTimestamp();
    }

    private void Fail(Exception e, List<LogWork> batch)
    {
        fault = folder.Broken(e);
        waiting.Writer.TryComplete();
        session.Dispose();
        foreach (var work in batch)
            work.Fail(fault);
        while (waiting.Reader.TryRead(out var work))
            work.Fail(fault);
        ended.SetException(fault);
    }
}
