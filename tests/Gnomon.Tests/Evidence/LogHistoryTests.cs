using FsCheck;
using FsCheck.Fluent;
using Gnomon.Evidence.Log.Organisation;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Tests.Evidence;

/// <summary>
/// Whatever is submitted, crashes, starts again and is signed in whatever order: every acknowledged entry keeps its index and stands
/// under every later checkpoint, and no checkpoint contradicts an earlier one.
/// </summary>
public sealed class LogHistoryTests
{
    private enum Step
    {
        Submit,
        SubmitMany,
        SubmitAgain,
        Crash,
        CrashInWrite,
        Restart,
        Sign,
    }

    [Fact]
    public void Random_interleavings_keep_what_was_acknowledged() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(5, 7),
        Prop.ForAll(Gen.NonEmptyListOf(Gen.Choose(0, 6).Select(i => (Step)i)).ToArbitrary(), Holds));

    private static bool Holds(IList<Step> steps)
    {
        using var sandbox = new Sandbox();
        var folder = Path.Combine(sandbox.Root, "log");
        SampleLog.Create(sandbox, folder).GetAwaiter().GetResult();
        var history = new History(folder);
        foreach (var step in steps)
            history.Do(step);
        history.End();
        return true;
    }

    private sealed class History(string folder)
    {
        private readonly LogFolder at = new(folder);
        private readonly Dictionary<int, long> acknowledged = [];
        private readonly List<byte[]> checkpoints = [];
        private LogSession? session;
        private int next;

        public void Do(Step step)
        {
            session ??= LogSession.Open(at);
            switch (step)
            {
                case Step.Submit:
                    Submit(1);
                    break;
                case Step.SubmitMany:
                    Submit(100);
                    break;
                case Step.SubmitAgain when next > 0:
                    Assert.Equal(acknowledged[next / 2], session.Commit([SampleLog.Entry(next / 2)])[0]);
                    break;
                case Step.Crash:
                    Crash();
                    break;
                case Step.CrashInWrite:
                    var size = session.Size;
                    Crash();
                    var record = Path.Combine(folder + ".private", LogVerifier.RecordFile);
                    File.WriteAllBytes(record, [.. File.ReadAllBytes(record), .. WriteAheadFormat.Frame(size, [SampleLog.Entry(next)])[..(20 + (next * 13 % 600))]]);
                    break;
                case Step.Restart:
                    session.Publish();
                    session.Close();
                    session = null;
                    break;
                case Step.Sign:
                    session.Publish();
                    checkpoints.Add(File.ReadAllBytes(at.CheckpointFile));
                    break;
            }
        }

        public void End()
        {
            Crash();
            Assert.Empty(SampleLog.Check(folder, [.. checkpoints]).Faults);
            using (var last = LogSession.Open(at))
                last.Close();
            Assert.Empty(SampleLog.Check(folder, [.. checkpoints]).Faults);
            Assert.True(LogReader.TryOpen(folder, out var reader, out _));
            Assert.Equal(acknowledged.Count + 1, reader.Checkpoint.Size);
            foreach (var (number, index) in acknowledged)
            {
                Assert.True(reader.TryProve(index, out var entry, out _, out _));
                Assert.True(entry.Span.SequenceEqual(SampleLog.Entry(number).Span));
            }
        }

        private void Submit(int count)
        {
            var indexes = session!.Commit([.. Enumerable.Range(next, count).Select(SampleLog.Entry)]);
            foreach (var (i, index) in indexes.Index())
                acknowledged.Add(next + i, index);
            next += count;
        }

        private void Crash()
        {
            session?.Dispose();
            session = null;
        }
    }
}
