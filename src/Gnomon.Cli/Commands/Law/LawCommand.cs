using System.CommandLine;

namespace Gnomon.Cli.Commands.Law;

/// <summary>What is done with the law itself: reading it, testing it, comparing it, writing a new one.</summary>
internal static class LawCommand
{
    public static Command Create() => new("law", "Works on the packs, the law as data: lists, shows, checks, tests and compares them, and starts new ones.")
    {
        LawListCommand.Create(),
        LawShowCommand.Create(),
        LawCheckCommand.Create(),
        LawTestCommand.Create(),
        LawDiffCommand.Create(),
        LawExportCommand.Create(),
        LawNewCommand.Create(),
        LawPackCommand.Create(),
        LawTryCommand.Create(),
    };
}
