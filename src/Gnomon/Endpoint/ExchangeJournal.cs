using System.Text;
using System.Text.Json;
using Gnomon.Evidence;
using Gnomon.Verify;

namespace Gnomon.Endpoint;

/// <summary>
/// Every request with its answer, a line each, in the order in which answers came:
/// <code>{"request":"(SHA-256)","answer":"(SHA-256)","status":200,"sent":{...},"got":"..."}</code>
/// It makes a run go on where it was killed: a request whose digest stands here is not sent again. A line that a kill cut off is cut away; one
/// whose digests do not hold counts for nothing.
/// </summary>
internal sealed class ExchangeJournal : IDisposable
{
    private readonly DurableFile file;
    private readonly Dictionary<string, Exchange> known = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    private ExchangeJournal(DurableFile file) => this.file = file;

    /// <summary>How many exchanges it holds.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return known.Count;
        }
    }

    /// <summary>Opens a journal, made if need be; another run that has it open is a problem.</summary>
    /// <param name="path">The file; its folder is there.</param>
    public static Checked<ExchangeJournal> Open(string path)
    {
        DurableFile? opened = null;
        try
        {
            opened = DurableFile.OpenAppend(path, DurableFile.Private);
            if (!opened.TryLock())
            {
                opened.Dispose();
                return Checked.Bad<ExchangeJournal>(new Problem(ExitCode.Output, "another run asks the same endpoint for the same answers", "wait until it ends, or stop it") { File = path });
            }

            var journal = new ExchangeJournal(opened);
            var bytes = RegularFile.TryRead(path, int.MaxValue) ?? throw new IOException("it cannot be read");
            var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
            // The rest of a line would make the next one unreadable.
            if (whole < bytes.Length)
                opened.Truncate(whole);
            foreach (var line in Lines(bytes.AsMemory(0, whole)))
                journal.Take(line);
            return Checked.Good(journal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or EvidenceException)
        {
            opened?.Dispose();
            return Checked.Bad<ExchangeJournal>(new Problem(ExitCode.Output, $"the file of requests and answers cannot be used: {e.Message}", "check the permissions of its folder, or name another file under 'answers'") { File = path });
        }
    }

    /// <summary>What was answered to a request; null where it was not.</summary>
    public Exchange? Find(ReadOnlySpan<byte> request)
    {
        lock (gate)
            return known.GetValueOrDefault(Sha256Hex.Of(request));
    }

    /// <summary>Keeps an answer; when this returns, a kill of this process does not lose it.</summary>
    /// <exception cref="IOException">The disk is full or gone.</exception>
    public void Add(byte[] request, Exchange exchange)
    {
        var line = Line(request, exchange);
        lock (gate)
        {
            known[Sha256Hex.Of(request)] = exchange;
            file.Write(line);
        }
    }

    public void Dispose() => file.Dispose();

    private static byte[] Line(byte[] request, Exchange exchange)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("request", Sha256Hex.Of(request));
            json.WriteString("answer", Sha256Hex.Of(exchange.Body));
            json.WriteNumber("status", exchange.Status);
            json.WritePropertyName("sent");
            json.WriteRawValue(request);
            json.WriteString("got", Encoding.UTF8.GetString(exchange.Body));
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Span.IndexOf((byte)'\n') is var end and >= 0)
        {
            yield return bytes[..end];
            bytes = bytes[(end + 1)..];
        }
    }

    private void Take(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var request = root.GetProperty("request").GetString()!;
            var body = Encoding.UTF8.GetBytes(root.GetProperty("got").GetString()!);
            if (string.Equals(request, Sha256Hex.Of(Encoding.UTF8.GetBytes(root.GetProperty("sent").GetRawText())), StringComparison.Ordinal)
                && string.Equals(root.GetProperty("answer").GetString(), Sha256Hex.Of(body), StringComparison.Ordinal))
                known[request] = new Exchange(root.GetProperty("status").GetInt32(), body);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            // Nobody's answer: the request is sent again.
        }
    }
}

/// <summary>An answer as it came.</summary>
/// <param name="Status">The HTTP status: 200, or one by which the model refused.</param>
/// <param name="Body">Its bytes, UTF-8.</param>
internal sealed record Exchange(int Status, byte[] Body);
