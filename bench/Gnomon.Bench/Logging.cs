using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gnomon.Evidence;
using Gnomon.Evidence.Log;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Bench;

/// <summary>
/// The organisation's log: 1, 16 and 256 writers of signed statements of about 600 bytes, beside one thread that writes and syncs as much
/// without a log; then checking 70,000 entries, and opening a log of a million. Statements are signed before the clock starts.
/// Bars: 20,000 durable appends a second at 256 writers, median under 15 ms; check under 3 s, with signatures 8 s; opening under 1 s.
/// </summary>
internal static class Logging
{
    private const int Signed = 300_000;
    private const int Checked = 70_000;
    private const double Seconds = 2;

    internal static int Run(string[] args)
    {
        var root = Directory.CreateTempSubdirectory("gnomon-bench-").FullName;
        try
        {
            return Run(root, args.Contains("million", StringComparer.Ordinal)).GetAwaiter().GetResult();
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<int> Run(string root, bool million)
    {
        var user = new UserFolders(Path.Combine(root, "config"), Path.Combine(root, "state"));
        using var signer = Signer.LoadOrCreate(user).Value;
        var folder = Path.Combine(root, "log");
        await OrganisationLog.Create(folder, signer);
        var entries = Enumerable.Range(0, Signed).AsParallel().AsOrdered().Select(i => Entry(i, signer)).ToArray();
        Say($"| writers | appends/s | median, ms | 99 %, ms |\n|---|---|---|---|");
        Say($"| raw: write {entries[0].Length} bytes, fsync | {Raw(Path.Combine(root, "raw"), entries[0]):0} | | |");
        var next = 0;
        foreach (var writers in new[] { 1, 16, 256 })
        {
            var waits = new List<double>();
            var clock = Stopwatch.StartNew();
            await using var log = OrganisationLog.Open(folder).Value;
            await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
            {
                while (clock.Elapsed.TotalSeconds < Seconds && Interlocked.Increment(ref next) is var i && i < Signed)
                {
                    var start = Stopwatch.GetTimestamp();
                    await log.SubmitEntries([entries[i]]);
                    lock (waits)
                        waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            })));
            if (next >= Signed)
                Say($"\nthe entries ran out: sign more");
            var rate = waits.Count / clock.Elapsed.TotalSeconds;
            waits.Sort();
            Say($"| {writers} | {rate:0} | {waits[waits.Count / 2]:0.00} | {waits[waits.Count * 99 / 100]:0.0} |");
        }

        await Check(Path.Combine(root, "checked"), entries.Take(Checked), signer, user);
        if (million)
            await Million(Path.Combine(root, "million"), signer);
        return 0;
    }

    private static async Task Check(string folder, IEnumerable<byte[]> entries, Signer signer, UserFolders user)
    {
        await OrganisationLog.Create(folder, signer);
        await Fill(folder, entries);
        foreach (var signers in new[] { null, TrustedKeys.OfUser(user).Value })
        {
            var clock = Stopwatch.StartNew();
            var verdict = LogVerifier.Verify(folder, new LogExpectations { Signers = signers });
            Say($"\n{verdict.Checkpoint?.Size} entries checked{(signers is null ? "" : " with signatures")}: {clock.Elapsed.TotalSeconds:0.00} s, {verdict.Faults.Count} faults{(verdict.SignedByTrusted is { } signed ? FormattableString.Invariant($", {signed} by a known key") : "")}");
        }
    }

    // The log remembers where each entry stands, 16 to 32 bytes for each; anything beyond that would be a leak.
    private static async Task Million(string folder, Signer signer)
    {
        const int Step = 250_000;
        await OrganisationLog.Create(folder, signer);
        var text = new string('.', 560);
        var clock = Stopwatch.StartNew();
        await using (var log = OrganisationLog.Open(folder).Value)
        {
            for (var i = 0; i < 1_000_000; i += Step)
            {
                await Fill(log, Enumerable.Range(i, Step).Select(n => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{n} {text}"))));
                Say($"\n{i + Step} entries in batches after {clock.Elapsed.TotalSeconds:0.0} s; {GC.GetTotalMemory(forceFullCollection: true) >> 20} MiB in use, working set {Environment.WorkingSet >> 20} MiB");
            }
        }

        clock.Restart();
        await using var again = OrganisationLog.Open(folder).Value;
        Say($"\na log of 1,000,001 entries opened: {clock.Elapsed.TotalSeconds:0.00} s");
    }

    private static async Task Fill(string folder, IEnumerable<byte[]> entries)
    {
        await using var log = OrganisationLog.Open(folder).Value;
        await Fill(log, entries);
    }

    private static async Task Fill(OrganisationLog log, IEnumerable<byte[]> entries)
    {
        foreach (var some in entries.Chunk(TilePath.Width * 16))
            await Task.WhenAll(some.Chunk(TilePath.Width).Select(c => log.SubmitEntries([.. c.Select(e => (ReadOnlyMemory<byte>)e)])));
    }

    private static double Raw(string path, byte[] entry)
    {
        using var file = DurableFile.CreateNew(path);
        var (clock, count) = (Stopwatch.StartNew(), 0);
        for (; clock.Elapsed.TotalSeconds < Seconds; count++)
        {
            file.Write(entry);
            file.Sync();
        }

        return count / clock.Elapsed.TotalSeconds;
    }

    private static byte[] Entry(int number, Signer signer) =>
        Envelope.Sign(Statement.Create("plan", [Subject.Of("plan.json", [1])], json => json.WriteNumber("number", number)), signer);

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
