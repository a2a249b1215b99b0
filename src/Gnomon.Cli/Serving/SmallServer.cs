using System.CommandLine;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gnomon.Cli.Serving;

/// <summary>
/// A web server of a few static routes, on this machine alone unless told otherwise: a proxy in front of it brings TLS and the outside. Requests are
/// short, slow ones are cut off, and no file is named by a request that was not recognised first.
/// </summary>
internal static class SmallServer
{
    private const int MaxConnections = 256;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Where to listen.</summary>
    public static Option<IPEndPoint> Listen(int port) => new("--listen")
    {
        HelpName = "ADDRESS:PORT",
        Description = FormattableString.Invariant($"Where to listen; 127.0.0.1:{port} without it, which only this machine reaches. Port 0 takes a free one."),
        DefaultValueFactory = _ => new IPEndPoint(IPAddress.Loopback, port),
        CustomParser = result =>
        {
            if (IPEndPoint.TryParse(result.Tokens[0].Value, out var end) && result.Tokens[0].Value.Contains(':', StringComparison.Ordinal))
                return end;
            result.AddError($"--listen is '{result.Tokens[0].Value}'; an address and a port such as 127.0.0.1:8080 were expected");
            return null;
        },
    };

    /// <summary>Serves until stopped.</summary>
    /// <param name="listen">Where.</param>
    /// <param name="maxBody">The longest body of a request that is read, bytes.</param>
    /// <param name="answer">Answers every request.</param>
    /// <param name="started">Told the address once it is open.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<int> Run(IPEndPoint listen, int maxBody, RequestDelegate answer, Func<string, Task> started, CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.Listen(listen);
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = maxBody;
            server.Limits.MaxRequestLineSize = 4096;
            server.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            server.Limits.MaxConcurrentConnections = MaxConnections;
            server.Limits.RequestHeadersTimeout = Patience;
        });
        await using var app = builder.Build();
        app.Run(async context =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            using var late = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
            late.CancelAfter(Patience);
            context.RequestAborted = late.Token;
            await answer(context);
        });
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException e)
        {
            return await Problems.Report([new Problem(ExitCode.Environment, $"nothing can listen at {listen} ({e.Message})", "name another port with --listen")]);
        }

        await started(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await app.WaitForShutdownAsync(stop);
        return (int)ExitCode.Done;
    }

    /// <summary>Answers with bytes, and to HEAD with their length alone.</summary>
    public static async Task Answer(HttpContext context, int status, string type, ReadOnlyMemory<byte> body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
