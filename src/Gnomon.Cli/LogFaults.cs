using Gnomon.Evidence;
using Gnomon.Verify;

namespace Gnomon.Cli;

/// <summary>A fault of a log as a problem of a command that cannot go on.</summary>
internal static class LogFaults
{
    public static Problem Problem(Fault fault) =>
        new(VerifyExit.Of(fault.Kind), fault.Message, "`gnomon log fsck` names everything that is wrong with the log; restore it from a copy that somebody else holds") { File = fault.File };
}
