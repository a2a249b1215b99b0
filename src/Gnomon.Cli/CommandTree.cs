using System.CommandLine;
using System.CommandLine.Help;
using Gnomon.Cli.Commands;
using Gnomon.Cli.Commands.Law;
using Gnomon.Cli.Commands.Witness;

namespace Gnomon.Cli;

/// <summary>All commands; docs/reference/cli.md is made from this tree.</summary>
internal static class CommandTree
{
    // Not a RootCommand: that is called as the file of the program, which nobody types.
    public static Command Root() => new("gnomon", "From law, to measurement, to proof: which AI laws apply to a system and why, what was measured, and a seal that a stranger can check offline.")
    {
        new HelpOption(),
        new VersionOption(),
        AssessCommand.Create(),
        PlanCommand.Create(),
        VerifyCommand.Create(),
        ReproduceCommand.Create(),
        ProveCommand.Create(),
        LogCommand.Create(),
        WitnessCommand.Create(),
        ClassifyCommand.Create(),
        MeasureCommand.Create(),
        CompareCommand.Create(),
        CountCommand.Create(),
        MergeCommand.Create(),
        ProbeCommand.Create(),
        AskCommand.Create(),
        InitCommand.Create(),
        LawCommand.Create(),
        ReferenceCommand.Create(),
    };
}
