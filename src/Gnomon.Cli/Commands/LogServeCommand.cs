using System.CommandLine;
using System.Net;
using Gnomon.Cli.Serving;
using Gnomon.Report;
using Gnomon.Verify;

namespace Gnomon.Cli.Commands;

/// <summary>Serves the published folder of a log.</summary>
internal static class LogServeCommand
{
    private static readonly Argument<string> Folder = LogCommand.Folder();
    private static readonly Option<IPEndPoint> Listen = SmallServer.Listen(8080);
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("serve", "Serves a log over HTTP, to be read only (C2SP tlog-tiles): any client of such logs can follow it.") { Folder, Listen, Lang };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        if (!LogReader.TryOpen(parsed.GetRequiredValue(Folder), out _, out var fault))
            return await Problems.Report([LogFaults.Problem(parsed.GetRequiredValue(Folder), fault)]);
        var texts = new Texts(parsed.GetValue(Lang));
        var pages = new LogPages(Path.GetFullPath(parsed.GetRequiredValue(Folder)));
        return await SmallServer.Run(
            parsed.GetRequiredValue(Listen), maxBody: 0, pages.Answer, url => Console.Out.WriteLineAsync(texts.Say("log.served", ("url", Phrase.Own(url))).ToString()), stop);
    }
}
