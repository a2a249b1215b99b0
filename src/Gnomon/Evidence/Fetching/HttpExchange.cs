using System.Net;
using System.Net.Http.Headers;

namespace Gnomon.Evidence.Fetching;

/// <summary>What came back over HTTP, cut at no point: an answer that is longer than it may be is none.</summary>
/// <param name="Status">The HTTP status; 0 where there was no answer.</param>
/// <param name="ContentType">Its media type, or nothing.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="Fault">Why there is no answer, one sentence; empty when there is one.</param>
internal sealed record HttpReply(int Status, string ContentType, byte[] Body, string Fault)
{
    /// <summary>How long the server asks to wait before another try; null where it says nothing.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>
/// Requests to servers of strangers: no redirects followed, no cookies, an answer of a given length at most, and a time after which nobody waits any
/// longer. Nothing of a server becomes an exception here.
/// </summary>
internal sealed class HttpExchange : IDisposable
{
    private readonly HttpClient client;
    private readonly TimeSpan patience;

    internal HttpExchange(TimeSpan patience, int connections = 8)
    {
        this.patience = patience;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = patience,
            MaxResponseHeadersLength = 32,
            AutomaticDecompression = DecompressionMethods.All,
            MaxConnectionsPerServer = connections,
        };
        client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("gnomon");
    }

    internal Task<HttpReply> Get(Uri address, int maxLength, CancellationToken stop, string? authorization = null) =>
        Send(new HttpRequestMessage(HttpMethod.Get, address), authorization, maxLength, stop);

    internal Task<HttpReply> Post(Uri address, byte[] body, int maxLength, CancellationToken stop, string? type = null, string? authorization = null)
    {
        var content = new ByteArrayContent(body);
        if (type is not null)
            content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return Send(new HttpRequestMessage(HttpMethod.Post, address) { Content = content }, authorization, maxLength, stop);
    }

    /// <summary>An address below another; null where the text is no http or https address.</summary>
    internal static Uri? Below(string prefix, string path) =>
        Uri.TryCreate(prefix.TrimEnd('/') + "/" + path, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0 && address.Fragment.Length == 0 ? address : null;

    public void Dispose() => client.Dispose();

    private async Task<HttpReply> Send(HttpRequestMessage request, string? authorization, int maxLength, CancellationToken stop)
    {
        using var message = request;
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(patience);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, late.Token);
            var type = response.Content.Headers.ContentType?.MediaType ?? "";
            await using var stream = await response.Content.ReadAsStreamAsync(late.Token);
            return await Read(stream, maxLength, late.Token) is { } body
                ? new HttpReply((int)response.StatusCode, type, body, "") { RetryAfter = response.Headers.RetryAfter?.Delta }
                : Lost($"the answer is longer than {maxLength} bytes");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Lost($"there was no answer within {patience.TotalSeconds:0.###} seconds");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            return Lost(Plain.Text(e.Message));
        }
    }

    private static async Task<byte[]?> Read(Stream stream, int maxLength, CancellationToken stop)
    {
        using var body = new MemoryStream();
        var buffer = new byte[Math.Min(maxLength + 1, 64 * 1024)];
        for (int read; (read = await stream.ReadAsync(buffer, stop)) > 0;)
        {
            if (body.Length + read > maxLength)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static HttpReply Lost(FormattableString why) => Lost(FormattableString.Invariant(why));

    private static HttpReply Lost(string why) => new(0, "", [], why);
}
