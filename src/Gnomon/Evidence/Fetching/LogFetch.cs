using System.Globalization;
using System.Text;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Evidence.Fetching;

/// <summary>
/// Copies a log from its address (C2SP tlog-tiles) into a folder, where the checker then reads it. The checkpoint is checked before anything else is
/// asked for; how much is asked for is bounded by its size and by a limit; no answer is longer than its kind can be.
/// </summary>
public sealed class LogFetch : IDisposable
{
    /// <summary>The largest log that is fetched, entries.</summary>
    public const long MaxEntries = 5_000_000;

    /// <summary>The most that is fetched in all, bytes.</summary>
    public const long MaxBytes = 8L << 30;

    private const int MaxKey = 4096;
    private const int AtOnce = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpExchange http = new(Patience);
    private readonly string url;
    private readonly string folder;
    private long fetched;

    private LogFetch(string url, string folder) => (this.url, this.folder) = (url.TrimEnd('/'), folder);

    /// <summary>Copies a log.</summary>
    /// <param name="url">The prefix below which it is served, http or https.</param>
    /// <param name="folder">An empty folder.</param>
    /// <param name="keys">The keys of logs that the user knows: the log's own word for its key is taken only where none has its origin.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>The entries that were fetched; or why not, exit code <see cref="ExitCode.NotFetched"/> or that of a faulty checkpoint.</returns>
    public static async Task<Checked<long>> Into(string url, string folder, IReadOnlyCollection<VerifierKey> keys, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(keys);
        using var fetch = new LogFetch(url, folder);
        try
        {
            return Checked.Good(await fetch.Run(keys, stop));
        }
        catch (EvidenceException e)
        {
            return Checked.Bad<long>(e.Problem);
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            return Checked.Bad<long>(new Problem(ExitCode.Output, $"what was fetched could not be kept ({e.Message})", "free space, or name another folder with --copy") { File = folder });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<long> Run(IReadOnlyCollection<VerifierKey> keys, CancellationToken stop)
    {
        var note = await Get(LogVerifier.CheckpointFile, SignedNote.MaxLength, stop) ?? throw Lost(LogVerifier.CheckpointFile, "there is none");
        var origin = SignedNote.TryParse(note, out var parsed, out var fault) ? parsed.Text.Split('\n')[0] : throw Bad(ExitCode.Checkpoint, LogVerifier.CheckpointFile, fault);
        var key = keys.FirstOrDefault(k => string.Equals(k.Name, origin, StringComparison.Ordinal)) ?? await OwnKey(origin, stop);
        if (!LogHead.TryRead(note, key, out var head, out fault))
            throw Bad(ExitCode.Checkpoint, LogVerifier.CheckpointFile, fault);
        if (head.Size > MaxEntries)
            throw Lost(LogVerifier.CheckpointFile, string.Create(CultureInfo.InvariantCulture, $"the log has {head.Size} entries; at most {MaxEntries} are fetched"));
        Keep(LogVerifier.CheckpointFile, note);
        Keep(LogVerifier.KeyFile, Encoding.UTF8.GetBytes(key + "\n"));
        await FetchWitnessed(key, head, stop);
        var tiles = TilePath.TilesOf(head.Size).Where(t => t.Level == 0).Select(t => t with { Level = -1 }).Concat(TilePath.TilesOf(head.Size));
        await Parallel.ForEachAsync(tiles, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, FetchTile);
        return head.Size;
    }

    private async Task<VerifierKey> OwnKey(string origin, CancellationToken stop)
    {
        var line = await Get(LogVerifier.KeyFile, MaxKey, stop) is { } bytes ? Encoding.UTF8.GetString(bytes).TrimEnd('\n') : "";
        return VerifierKey.TryParse(line, out var key) && string.Equals(key.Name, origin, StringComparison.Ordinal)
            ? key
            : throw Bad(ExitCode.SignerNotKnown, LogVerifier.KeyFile, $"the key of the log {Plain.Text(origin)} is not known to you, and the log does not show it");
    }

    // It helps where the newest checkpoint is still waiting for its witnesses; one of a size beyond the newest came too late for this copy.
    private async Task FetchWitnessed(VerifierKey key, Checkpoint head, CancellationToken stop)
    {
        if (await Get(LogVerifier.WitnessedFile, SignedNote.MaxLength, stop) is { } note && LogHead.TryRead(note, key, out var witnessed, out _) && witnessed.Size <= head.Size)
            Keep(LogVerifier.WitnessedFile, note);
    }

    private async ValueTask FetchTile((int Level, long Index, int Width) tile, CancellationToken stop)
    {
        var (level, index, width) = tile;
        var path = Path(level, index, width);
        var most = level < 0 ? EntryBundle.MaxLength : TilePath.Width * Merkle.HashLength;
        var bytes = await Get(path, most, stop);
        if (bytes is null && width < TilePath.Width)
            bytes = Cut(level, width, await Get(Path(level, index, TilePath.Width), most, stop));
        Keep(path, bytes ?? throw Lost(path, "it is not there"));
    }

    // The full file begins with the partial one, which a log may remove.
    private static byte[]? Cut(int level, int width, byte[]? full)
    {
        if (full is null || level >= 0)
            return full?[..Math.Min(full.Length, width * Merkle.HashLength)];
        return EntryBundle.TryDecode(full, TilePath.Width, out var entries) ? EntryBundle.Encode([.. entries.Take(width)]) : full;
    }

    private static string Path(int level, long index, int width) => level < 0 ? TilePath.OfEntries(index, width) : TilePath.OfTile(level, index, width);

    private async Task<byte[]?> Get(string path, int most, CancellationToken stop)
    {
        var address = HttpExchange.Below(url, path) ?? throw Lost("", "this is no http or https address without a query");
        var reply = await http.Get(address, most, stop);
        if (Interlocked.Add(ref fetched, reply.Body.Length) > MaxBytes)
            throw Lost(path, string.Create(CultureInfo.InvariantCulture, $"more than {MaxBytes} bytes in all"));
        return reply.Status switch
        {
            200 => reply.Body,
            404 or 410 => null,
            0 => throw Lost(path, reply.Fault),
            >= 300 and < 400 => throw Lost(path, "it was moved elsewhere; redirects are not followed: name the address that it was moved to"),
            _ => throw Lost(path, string.Create(CultureInfo.InvariantCulture, $"the server answered {reply.Status}")),
        };
    }

    private void Keep(string path, byte[] bytes)
    {
        var file = System.IO.Path.Combine(folder, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }

    private EvidenceException Lost(string path, string why) => Bad(ExitCode.NotFetched, path, "the log could not be fetched whole, so nothing was decided: " + why);

    private EvidenceException Bad(ExitCode code, string path, string what) =>
        new(new Problem(code, what, "check the address, and ask who keeps the log; the key of a log is named with --log-key or in a policy") { File = Plain.Text($"{url}/{path}") });
}
