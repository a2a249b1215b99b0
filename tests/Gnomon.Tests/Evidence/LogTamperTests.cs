namespace Gnomon.Tests.Evidence;

/// <summary>
/// A log of 257 entries, changed one byte at a time: every byte of the checkpoint, the key and the partial tiles and bundles, and a
/// seeded sample of the rest; every file cut to nothing, removed, and joined by another. All must be found.
/// </summary>
public sealed class LogTamperTests : IDisposable
{
    private const int Sample = 300;
    private readonly Sandbox sandbox = new();

    private string Folder => Path.Combine(sandbox.Root, "log");

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task Every_change_is_found()
    {
        await SampleLog.Create(sandbox, Folder);
        await SampleLog.Append(Folder, 0, 256);

        // A stranger's copy: the private folder would only add to what is found.
        Directory.Delete(Folder + ".private", recursive: true);
        Assert.Empty(SampleLog.Check(Folder).Faults);
        var (changes, missed) = (0, new List<string>());
        ulong state = 7;
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(file);
            var every = bytes.Length <= 1024;
            for (var i = 0; i < (every ? bytes.Length : Sample); i++)
            {
                state = (state * 6364136223846793005) + 1442695040888963407;
                var at = every ? i : (int)((state >> 33) % (ulong)bytes.Length);
                var changed = (byte[])bytes.Clone();
                changed[at] ^= (byte)(1 << (int)((state >> 60) & 7));
                Try(file, changed, $"byte {at}");
            }

            Try(file, [], "cut to nothing");
            Try(file, bytes[..^1], "cut by a byte");
            Try(file, [.. bytes, 0], "a byte more");
            File.Delete(file);
            Count(Found(), $"{file} removed");
            File.WriteAllBytes(file, bytes);
            File.WriteAllText(file + "x", "");
            Count(Found(), $"{file}x added");
            File.Delete(file + "x");

            void Try(string path, byte[] content, string what)
            {
                File.WriteAllBytes(path, content);
                Count(Found(), $"{path}: {what}");
                File.WriteAllBytes(path, bytes);
            }
        }

        Assert.Empty(SampleLog.Check(Folder).Faults);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{changes} changes, {missed.Count} not found"));
        Assert.True(changes > 1000);
        Assert.Empty(missed);

        bool Found() => SampleLog.Check(Folder).Faults.Count > 0;

        void Count(bool found, string what)
        {
            changes++;
            if (!found)
                missed.Add(what);
        }
    }
}
