using System.CommandLine;
using System.Globalization;
using Gnomon.Evidence;
using Gnomon.Report;
using Gnomon.Verify;

namespace Gnomon.Cli.Commands;

/// <summary>Says what a log holds. What is shown leads to the signed root; the rest is not looked at.</summary>
internal static class LogShowCommand
{
    private static readonly Argument<string> Folder = LogCommand.Folder();
    private static readonly Option<int> Last = new("--last") { HelpName = "N", Description = "How many of the latest statements are listed; 10 without it.", DefaultValueFactory = _ => 10 };
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("show", "Says what a log holds: origin, size, root, and the latest statements.") { Folder, Last, Lang };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        if (!UserFolders.OfUser().TryGet(out var user, out var problems) || !TrustedKeys.OfUser(user).TryGet(out var keys, out problems))
            return await Problems.Report(problems);
        if (!LogReader.TryOpen(parsed.GetRequiredValue(Folder), out var log, out var fault))
            return await Problems.Report([LogFaults.Problem(parsed.GetRequiredValue(Folder), fault)]);
        var texts = new Texts(parsed.GetValue(Lang));
        var size = log.Checkpoint.Size;
        await Console.Out.WriteLineAsync(texts.Say(
            "log.shown",
            ("origin", Phrase.Foreign(log.Checkpoint.Origin)),
            ("n", Phrase.Own(new Numbers(texts.Language).Count(size))),
            ("root", Phrase.Own(CanonicalBase64.Encode(log.Checkpoint.Root.Span)))).ToString());
        for (var index = Math.Max(0, size - Math.Max(0, parsed.GetValue(Last))); index < size; index++)
        {
            if (!log.TryProve(index, out var entry, out _, out fault))
                return await Problems.Report([LogFaults.Problem(parsed.GetRequiredValue(Folder), fault)]);
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{index,8}  {Plain.Text(StatementLine.Of(entry, keys))}"));
        }

        return (int)ExitCode.Done;
    }
}
