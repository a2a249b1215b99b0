using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Evidence;

/// <summary>A policy in a file: whom to believe about logs (<see cref="LogPolicy"/>).</summary>
public static class PolicyFile
{
    /// <summary>Reads a policy; problems, exit code <see cref="ExitCode.Policy"/>, for every line that cannot be read.</summary>
    public static Checked<LogPolicy> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (RegularFile.TryRead(path, LogPolicy.MaxLength) is not { } bytes)
            return Checked.Bad<LogPolicy>(new Problem(ExitCode.Policy, "the policy is missing, no regular file, or longer than a mebibyte", "name a file of C2SP tlog-policy lines") { File = path });
        return LogPolicy.TryParse(bytes, out var policy, out var faults)
            ? Checked.Good(policy)
            : Checked.Bad<LogPolicy>([.. faults.Select(f => new Problem(ExitCode.Policy, f.Fault, "mend the line: docs/reference/formats.md shows every kind") { File = path, Line = f.Line > 0 ? f.Line : null })]);
    }
}
