using System.Diagnostics;
using System.Runtime.CompilerServices;
using Gnomon.Evidence;

namespace Gnomon.Tests.Evidence;

/// <summary>
/// The test program run again as a child that seals one result and ends, so that it can be killed or its calls made to fail. It
/// ends with the exit code of the problem, or 0.
/// </summary>
internal static class Child
{
    private const string Variable = "GNOMON_TEST_SEAL";

    /// <summary>A child that seals a result in this sandbox, under strace with these arguments.</summary>
    public static ProcessStartInfo UnderStrace(Sandbox sandbox, params IEnumerable<string> strace)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Gnomon.Tests");
        return new ProcessStartInfo("strace", ["-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", .. strace, program])
        {
            Environment = { [Variable] = sandbox.Root, ["XDG_CONFIG_HOME"] = Path.Combine(sandbox.Root, "config"), ["XDG_STATE_HOME"] = Path.Combine(sandbox.Root, "state") },
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
    }

    // Before the tests' own entry point, which the test library generates.
    [ModuleInitializer]
    internal static void SealInsteadOfTesting()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } root)
            Environment.Exit((int)Seal(Path.Combine(root, "out")));
    }

    private static ExitCode Seal(string path)
    {
        var folders = UserFolders.OfUser().Value;
        using var probe = Signer.LoadOrCreate(folders).TryGet(out var signer, out var problems) ? signer : null;
        if (probe is null)
            return problems[0].Exit;
        try
        {
            SampleResult.Seal(path, folders, "cells/a.json");
            Attempts.Record(folders, "org.example.a", "00");
            return ExitCode.Done;
        }
        catch (EvidenceException e)
        {
            Console.Error.WriteLine(e.Problem.What);
            return e.Problem.Exit;
        }
    }
}
