using Gnomon.Evidence;
using Gnomon.Verify;

namespace Gnomon.Cli;

/// <summary>A fault of a log as a problem of a command that cannot go on.</summary>
internal static class LogFaults
{
    /// <param name="folder">The folder of the log, as the user named it.</param>
    /// <param name="fault">The fault, whose place lies below it.</param>
    public static Problem Problem(string folder, Fault fault) =>
        new(VerifyExit.Of(fault.Kind), fault.Message, "`gnomon log fsck` names everything that is wrong with the log; restore it from a copy that somebody else holds") { File = fault.File is "." ? folder : Path.Combine(folder, fault.File) };
}
