using FsCheck;
using FsCheck.Fluent;
using Gnomon.Evidence;
using Gnomon.Evidence.Log.Organisation;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Tests.Evidence;

/// <summary>
/// Whatever is submitted, crashes, starts again, is signed and is closed for a next log in whatever order: every acknowledged entry keeps its index
/// and is proven under every later checkpoint, and no checkpoint contradicts an earlier one.
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
        Rotate,
    }

    [Fact]
    public void Random_interleavings_keep_what_was_acknowledged() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(5, 7),
        Prop.ForAll(Gen.NonEmptyListOf(Gen.Choose(0, 7).Select(i => (Step)i)).ToArbitrary(), Holds));

    private static bool Holds(IList<Step> steps)
    {
        using var sandbox = new Sandbox();
        var folder = Path.Combine(sandbox.Root, "log");
        SampleLog.Create(sandbox, folder).GetAwaiter().GetResult();
        using var signer = Signer.LoadOrCreate(sandbox.Folders).Value;
        var history = new History(folder, signer);
        foreach (var step in steps)
            history.Do(step);
        history.End();
        return true;
    }

    /// <summary>A log, what it acknowledged, and the checkpoints that somebody kept; another goes on when it is closed.</summary>
    private sealed class History(string first, Signer signer)
    {
        private readonly List<Kept> logs = [new Kept(first)];
        private LogSession? session;
        private int next;

        private Kept Log => logs[^1];

        public void Do(Step step)
        {
            session ??= LogSession.Open(Log.At);
            switch (step)
            {
                case Step.Submit:
                    Submit(1);
                    break;
                case Step.SubmitMany:
                    Submit(100);
                    break;
                case Step.SubmitAgain when Log.Acknowledged.Count > 0:
                    var (number, index) = Log.Acknowledged.ElementAt(Log.Acknowledged.Count / 2);
                    Assert.Equal(index, session.Commit([SampleLog.Entry(number)])[0]);
                    break;
                case Step.Crash:
                    Crash();
                    break;
                case Step.CrashInWrite:
                    var size = session.Size;
                    Crash();
                    var record = Log.At.RecordFile;
                    File.WriteAllBytes(record, [.. File.ReadAllBytes(record), .. WriteAheadFormat.Frame(size, [SampleLog.Entry(next)])[..(20 + (next * 13 % 600))]]);
                    break;
                case Step.Restart:
                    session.Publish();
                    session.Close();
                    session = null;
                    break;
                case Step.Sign:
                    session.Publish();
                    Log.Checkpoints.Add(File.ReadAllBytes(Log.At.CheckpointFile));
                    break;
                case Step.Rotate when logs.Count < 4:
                    Crash();
                    var fresh = FormattableString.Invariant($"{first}-{logs.Count}");
                    var rotated = OrganisationLog.Rotate(Log.At.Published, fresh, signer, null, TimeProvider.System).GetAwaiter().GetResult();
                    Assert.True(rotated.IsGood, rotated.IsGood ? "" : rotated.Problems[0].ToString());
                    logs.Add(new Kept(fresh));
                    break;
            }
        }

        public void End()
        {
            Crash();
            Assert.Empty(SampleLog.Check(Log.At.Published, [.. Log.Checkpoints]).Faults);
            using (var last = LogSession.Open(Log.At))
                last.Close();
            foreach (var (i, log) in logs.Index())
            {
                // A closed log has its end besides, one that goes on after another its beginning.
                var own = 1 + (i > 0 ? 1 : 0) + (i < logs.Count - 1 ? 1 : 0);
                Assert.Equal(log.Acknowledged.Count + own, log.Check().Checkpoint!.Size);
                log.CheckUnderEveryCheckpoint();
            }
        }

        private void Submit(int count)
        {
            var indexes = session!.Commit([.. Enumerable.Range(next, count).Select(SampleLog.Entry)]);
            foreach (var (i, index) in indexes.Index())
                Log.Acknowledged.Add(next + i, index);
            next += count;
        }

        private void Crash()
        {
            session?.Dispose();
            session = null;
        }
    }

    private sealed class Kept(string folder)
    {
        public LogFolder At { get; } = new(folder);

        public Dictionary<int, long> Acknowledged { get; } = [];

        public List<byte[]> Checkpoints { get; } = [];

        public LogVerdict Check()
        {
            var verdict = SampleLog.Check(folder, [.. Checkpoints]);
            Assert.Empty(verdict.Faults);
            return verdict;
        }

        public void CheckUnderEveryCheckpoint()
        {
            var key = At.TryReadVkey()!;
            foreach (var note in Checkpoints.Append(File.ReadAllBytes(At.CheckpointFile)).DistinctBy(n => Sha256Hex.Of(n)))
            {
                Assert.True(LogHead.TryRead(note, key, out var head, out _));
                var tree = At.Tree(head.Size);
                foreach (var (number, index) in Acknowledged.Where(a => a.Value < head.Size).Where((_, i) => i % 7 == 0))
                    Assert.True(new LogProof(index, tree.Inclusion(index), note).Verify(SampleLog.Entry(number).Span, key, out _, out var fault), fault);
            }

            Assert.True(LogReader.TryOpen(folder, out var reader, out _));
            foreach (var (number, index) in Acknowledged)
                Assert.True(reader.TryProve(index, out var entry, out _, out _) && entry.Span.SequenceEqual(SampleLog.Entry(number).Span));
        }
    }
}
