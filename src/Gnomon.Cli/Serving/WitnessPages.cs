using Gnomon.Evidence;
using Gnomon.Evidence.Witnessing;
using Gnomon.Verify.Log;
using Microsoft.AspNetCore.Http;

namespace Gnomon.Cli.Serving;

/// <summary>A witness over HTTP (C2SP tlog-witness): <c>POST /add-checkpoint</c>, and <c>GET /(SHA-256 of the origin)/checkpoint</c> for everybody.</summary>
internal sealed class WitnessPages(Witness witness)
{
    public async Task Answer(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var answer = (context.Request.Method, (context.Request.Path.Value ?? "").Split('/')) switch
        {
            ("POST", ["", "add-checkpoint"]) => await Add(context),
            ("GET" or "HEAD", ["", var name, "checkpoint"]) => witness.Newest(name) is { } note ? new WitnessAnswer(200, WitnessAnswer.TextType, note) : Nothing,
            _ => Nothing,
        };
        await SmallServer.Answer(context, answer.Status, answer.ContentType, answer.Body);
    }

    private static WitnessAnswer Nothing => new(404, WitnessAnswer.TextType, "this is a witness of logs: POST /add-checkpoint\n"u8.ToArray());

    private async Task<WitnessAnswer> Add(HttpContext context)
    {
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            return body.Length > AddCheckpoint.MaxLength ? TooLong : witness.AddCheckpoint(body.ToArray());
        }
        catch (BadHttpRequestException)
        {
            return TooLong;
        }
        catch (EvidenceException e)
        {
            // Nothing was signed. The keeper is told why, the asker only that it did not work.
            await Console.Error.WriteLineAsync(e.Problem.ToString());
            return new WitnessAnswer(500, WitnessAnswer.TextType, "the witness cannot keep what it would sign\n"u8.ToArray());
        }
    }

    private static WitnessAnswer TooLong => new(413, WitnessAnswer.TextType, "the request is longer than any\n"u8.ToArray());
}
