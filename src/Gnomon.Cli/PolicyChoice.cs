using System.CommandLine;
using Gnomon.Evidence;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Cli;

/// <summary>The policy that a user names for checking; without one, nothing more is asked than what is there.</summary>
internal sealed record PolicyChoice
{
    /// <summary>The policy and the time; null where none is named.</summary>
    public PolicyAt? At { get; private init; }

    /// <summary>The keys of the logs that it accepts.</summary>
    public IReadOnlyList<VerifierKey> Keys => [.. At?.Policy.Logs.Select(l => l.Key) ?? []];

    /// <summary>The keys that it lets sign statements.</summary>
    public IReadOnlyList<TrustedKey> Signers => At?.Policy.Signers ?? [];

    public static Option<string?> Option() => new("--policy")
    {
        HelpName = "FILE",
        Description = "What you ask of logs: which keys, which witnesses, how many of them, how fresh (C2SP tlog-policy; see docs/reference/formats.md).",
    };

    public static Checked<PolicyChoice> Of(string? file)
    {
        if (file is null)
            return Checked.Good(new PolicyChoice());
        return PolicyFile.Read(file).TryGet(out var policy, out var problems)
            ? Checked.Good(new PolicyChoice { At = new PolicyAt(policy, TimeProvider.System.GetUtcNow()) })
            : Checked.Bad<PolicyChoice>(problems);
    }
}
