using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Tests.Evidence;

/// <summary>
/// Logs of 257 and of 1,000 entries, changed one byte at a time: every byte of the checkpoint, the key, a proof and the partial tiles, and a seeded
/// sample of the rest; every file cut to nothing, removed, and joined by another. All must be found. GNOMON_THOROUGH=1 takes every byte of every
/// partial tile and 5,000 of the rest; without it a tenth, to be quick.
/// </summary>
public sealed class LogTamperTests : IDisposable
{
    private static readonly int Share = Environment.GetEnvironmentVariable("GNOMON_THOROUGH") is "1" ? 1 : 10;
    private readonly Sandbox sandbox = new();
    private readonly List<string> missed = [];
    private int changes;
    private ulong state = 7;

    private string Folder => Path.Combine(sandbox.Root, "log");

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData(257)]
    [InlineData(1000)]
    public async Task Every_change_is_found(int size)
    {
        await Make(size);
        var files = Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToDictionary(f => f, File.ReadAllBytes, StringComparer.Ordinal);
        var whole = files.Where(f => IsPartialTile(f.Key) || f.Value.Length <= 1024).ToList();
        var rest = files.Except(whole).ToList();
        foreach (var (file, bytes) in whole)
        {
            for (var i = 0; i < bytes.Length; i += bytes.Length > 1024 ? Share : 1)
                Change(file, bytes, i);
        }

        for (var i = 0; i < 5000 / Share; i++)
        {
            var (file, bytes) = rest[Next(rest.Count)];
            Change(file, bytes, Next(bytes.Length));
        }

        foreach (var (file, bytes) in files)
            Spoil(file, bytes);
        Report(size);
        Assert.True(changes > 5000 / Share);
    }

    [Theory]
    [InlineData(257)]
    [InlineData(1000)]
    public async Task Every_change_of_a_proof_is_found(int size)
    {
        await Make(size);
        Assert.True(LogReader.TryOpen(Folder, out var reader, out _));
        for (var index = 0; index < size; index += size / 2)
        {
            Assert.True(reader.TryProve(index, out var entry, out var proof, out _));
            var bytes = proof.ToBytes();
            Assert.True(Holds(bytes, entry.Span));
            for (var i = 0; i < bytes.Length; i++)
            {
                for (var bit = 0; bit < 8; bit++)
                    Count(!Holds(With(bytes, i, (byte)(bytes[i] ^ (1 << bit))), entry.Span), $"proof of {index}, byte {i}");
                Count(!Holds(bytes[..i], entry.Span), $"proof of {index} cut to {i}");
            }
        }

        Report(size);

        bool Holds(byte[] bytes, ReadOnlySpan<byte> entry) => LogProof.TryParse(bytes, out var read, out _) && read.Verify(entry, reader.Key, out _, out _);
    }

    // A log that grew has tiles and bundles of earlier sizes, for readers with earlier checkpoints.
    [Fact]
    public async Task Every_file_that_is_taken_from_a_log_that_grew_is_missed()
    {
        await SampleLog.Create(sandbox, Folder);
        foreach (var (first, count) in new[] { (0, 255), (255, 3), (258, 40), (298, 100) })
            await SampleLog.Append(Folder, first, count);
        Directory.Delete(Folder + ".private", recursive: true);
        var files = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories);
        Assert.Contains(files, f => f.EndsWith("tile/0/001.p/3", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            File.Delete(file);
            Count(Found(), $"{file} removed");
            File.WriteAllBytes(file, bytes);
        }

        Report(399);
    }

    private async Task Make(int size)
    {
        await SampleLog.Create(sandbox, Folder);
        await SampleLog.Append(Folder, 0, size - 1);

        // A stranger's copy: the private folder would only add to what is found.
        Directory.Delete(Folder + ".private", recursive: true);
        Assert.Empty(SampleLog.Check(Folder).Faults);
    }

    private void Change(string file, byte[] bytes, int at)
    {
        var bit = Next(8);
        Try(file, bytes, With(bytes, at, (byte)(bytes[at] ^ (1 << bit))), $"byte {at}");
    }

    private void Spoil(string file, byte[] bytes)
    {
        Try(file, bytes, [], "cut to nothing");
        Try(file, bytes, bytes[..^1], "cut by a byte");
        Try(file, bytes, bytes[..Next(bytes.Length)], "cut somewhere");
        Try(file, bytes, [.. bytes, 0], "a byte more");
        File.Delete(file);
        Count(Found(), $"{file} removed");
        File.WriteAllBytes(file, bytes);
        File.WriteAllText(file + "x", "");
        Count(Found(), $"{file}x added");
        File.Delete(file + "x");
    }

    private void Try(string file, byte[] bytes, byte[] content, string what)
    {
        File.WriteAllBytes(file, content);
        Count(Found(), $"{file}: {what}");
        File.WriteAllBytes(file, bytes);
    }

    private bool Found() => SampleLog.Check(Folder).Faults.Count > 0;

    private void Count(bool found, string what)
    {
        changes++;
        if (!found)
            missed.Add(what);
    }

    private void Report(int size)
    {
        Assert.Empty(SampleLog.Check(Folder).Faults);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"log of {size}: {changes} changes, {missed.Count} not found"));
        Assert.Empty(missed);
    }

    private int Next(int below)
    {
        state = (state * 6364136223846793005) + 1442695040888963407;
        return (int)((state >> 33) % (ulong)below);
    }

    private static bool IsPartialTile(string file) => file.Contains(".p/", StringComparison.Ordinal) && !file.Contains("/entries/", StringComparison.Ordinal);

    private static byte[] With(byte[] bytes, int at, byte value)
    {
        var changed = (byte[])bytes.Clone();
        changed[at] = value;
        return changed;
    }
}
