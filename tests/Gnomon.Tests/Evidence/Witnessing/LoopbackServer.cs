using System.Net;
using System.Net.Sockets;
using Gnomon.Evidence.Witnessing;

namespace Gnomon.Tests.Evidence.Witnessing;

/// <summary>A web server on this machine that answers as a test wants it to.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Func<string, string, byte[], WitnessAnswer?> answer;

    /// <summary>Begins to serve.</summary>
    /// <param name="answer">Method, path and body to an answer; null for 404.</param>
    public LoopbackServer(Func<string, string, byte[], WitnessAnswer?> answer)
    {
        this.answer = answer;
        Url = FormattableString.Invariant($"http://127.0.0.1:{FreePort()}");
        listener.Prefixes.Add(Url + "/");
        listener.Start();
        _ = Task.Run(Serve);
    }

    public string Url { get; }

    /// <summary>A witness as it is served for all.</summary>
    public static LoopbackServer Of(Witness witness) => new((method, path, body) => method is "POST" && path is "/add-checkpoint"
        ? witness.AddCheckpoint(body)
        : path.EndsWith("/checkpoint", StringComparison.Ordinal) && witness.Newest(path[1..^"/checkpoint".Length]) is { } note ? new WitnessAnswer(200, WitnessAnswer.TextType, note) : null);

    /// <summary>A folder, to be read.</summary>
    public static LoopbackServer Of(string folder, Func<string, byte[], byte[]?>? change = null) => new((_, path, _) =>
        File.Exists(folder + path) && (change ?? Same)(path, File.ReadAllBytes(folder + path)) is { } bytes ? new WitnessAnswer(200, "application/octet-stream", bytes) : null);

    public void Dispose() => listener.Close();

    private static byte[] Same(string path, byte[] bytes) => bytes;

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                var found = answer(context.Request.HttpMethod, context.Request.Url!.AbsolutePath, body.ToArray()) ?? new WitnessAnswer(404, WitnessAnswer.TextType, default);
                context.Response.StatusCode = found.Status;
                context.Response.ContentType = found.ContentType;
                // Without a length an empty body is a last chunk, and closing writes a second one, into the next answer on the connection.
                context.Response.ContentLength64 = found.Body.Length;
                if (found.Status is 302)
                    context.Response.RedirectLocation = Url + "/elsewhere";
                await context.Response.OutputStream.WriteAsync(found.Body);
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The test is over, or the client hung up in the middle of a long answer.
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
