using Gnomon.Columns;

namespace Gnomon.Cli.Commands;

/// <summary>The hidden verb of the counting child.</summary>
internal static class CountCellsCommand
{
    public const string Verb = CountingCommand.Verb;

    public static int Run() => CountingChild.Main();
}
