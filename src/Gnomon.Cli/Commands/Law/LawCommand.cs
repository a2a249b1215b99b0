using System.CommandLine;

namespace Gnomon.Cli.Commands.Law;

/// <summary>What is done with the law itself, without a system.</summary>
internal static class LawCommand
{
    public static Command Create() => new("law", "Works on the packs, the law as data.")
    {
        LawTestCommand.Create(),
        LawCheckCommand.Create(),
    };
}
