using System.CommandLine;

namespace Gnomon.Cli.Commands.Witness;

/// <summary>A witness of other people's logs.</summary>
internal static class WitnessCommand
{
    public static Command Create() => new("witness", "A witness of logs: it signs a checkpoint of a log only if that continues the one it signed last, so nobody can be shown another history.")
    {
        WitnessInitCommand.Create(),
        WitnessAddCommand.Create(),
        WitnessServeCommand.Create(),
    };

    /// <summary>The folder of a witness, for the commands below.</summary>
    public static Argument<string> Folder() => new("witness") { HelpName = "DIR", Description = "The folder of the witness." };
}
