using System.CommandLine;

namespace Gnomon.Cli.Commands;

/// <summary>The organisation's log.</summary>
internal static class LogCommand
{
    public static Command Create() => new("log", "An organisation's log: statements of many runs, in an order that nobody can change afterwards.")
    {
        LogInitCommand.Create(),
        LogShowCommand.Create(),
        LogExportCommand.Create(),
        LogFsckCommand.Create(),
        LogCosignCommand.Create(),
        LogRotateCommand.Create(),
        LogServeCommand.Create(),
    };

    /// <summary>The folder of a log, for the commands below.</summary>
    public static Argument<string> Folder() => new("log") { HelpName = "DIR", Description = "The folder of the log." };
}
