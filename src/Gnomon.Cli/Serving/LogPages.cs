using System.IO.Compression;
using Gnomon.Verify;
using Gnomon.Verify.Log;
using Microsoft.AspNetCore.Http;

namespace Gnomon.Cli.Serving;

/// <summary>
/// The published folder of a log over HTTP, to be read only (C2SP tlog-tiles): checkpoints may be kept for a second, tiles for ever. A path is
/// recognised as one that a log has before it leads to a file.
/// </summary>
internal sealed class LogPages(string folder)
{
    private const string Text = "text/plain; charset=utf-8";
    private const string Octets = "application/octet-stream";
    private const string ForAWhile = "public, max-age=1";
    private const string ForEver = "public, max-age=31536000, immutable";

    public async Task Answer(HttpContext context)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        }
        else if (Find((context.Request.Path.Value ?? "").TrimStart('/')) is var (bytes, type, cache))
        {
            context.Response.Headers.CacheControl = cache;
            if (type is Octets)
                bytes = Pack(context, bytes);
            await SmallServer.Answer(context, StatusCodes.Status200OK, type, bytes);
        }
        else
        {
            // A tile that is not there yet may be there in a second.
            context.Response.Headers.CacheControl = "no-store";
            await SmallServer.Answer(context, StatusCodes.Status404NotFound, Text, "a log has no such file, or not yet\n"u8.ToArray());
        }
    }

    private (byte[] Bytes, string Type, string Cache)? Find(string path)
    {
        if (path is LogVerifier.CheckpointFile or LogVerifier.WitnessedFile or LogVerifier.KeyFile)
            return Read(path, SignedNote.MaxLength) is { } text ? (text, Text, ForAWhile) : null;
        return TilePath.TryParse(path, out _) && Read(path, EntryBundle.MaxLength) is { } tile ? (tile, Octets, ForEver) : null;
    }

    private byte[]? Read(string path, int most) => RegularFile.TryRead(Path.Combine(folder, path), most);

    // Bundles are JSON in base64 and shrink; tiles are hashes and do not, but are small.
    private static byte[] Pack(HttpContext context, byte[] bytes)
    {
        context.Response.Headers.Vary = "Accept-Encoding";
        if (!context.Request.Path.StartsWithSegments("/tile/entries", StringComparison.Ordinal) || !context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal))
            return bytes;
        context.Response.Headers.ContentEncoding = "gzip";
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
