using Gnomon.Columns;

namespace Gnomon.Cli.Commands;

/// <summary>The hidden verb <c>count-cells</c>: the counting process that <c>assess</c> starts. Nobody types it.</summary>
internal static class CountCellsCommand
{
    internal static int Run() => CountingChild.Main();
}
