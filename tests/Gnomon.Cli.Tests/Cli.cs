using System.Diagnostics;

namespace Gnomon.Cli.Tests;

/// <summary>How a command ended and what it printed.</summary>
internal sealed record CliRun(int Exit, string Out, string Err);

/// <summary>Runs <c>./gnomon</c> as a user does, with a home of its own.</summary>
internal sealed class Cli : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly Dictionary<string, string> Unchanged = [];

    /// <summary>A folder of this test's own; gone afterwards.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("gnomon-test-").FullName;

    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>A path below <see cref="Folder"/>.</summary>
    public string At(params string[] parts) => Path.Combine([Folder, .. parts]);

    public CliRun Gnomon(params string[] args) => Gnomon(Unchanged, args);

    public CliRun Gnomon(IReadOnlyDictionary<string, string> environment, params string[] args) => Run(Path.Combine(Repository, "gnomon"), args, environment);

    /// <summary>The same with lines on standard input.</summary>
    public CliRun GnomonTold(string input, params string[] args) =>
        Run(Path.Combine(Repository, "gnomon"), args, new Dictionary<string, string> { ["SOURCE_DATE_EPOCH"] = "1795219200" }, input);

    /// <summary>The same, to be started by the caller.</summary>
    public ProcessStartInfo Prepare(IReadOnlyList<string> args) => Prepare(Path.Combine(Repository, "gnomon"), args, Unchanged);

    public CliRun Run(string program, IReadOnlyList<string> args, IReadOnlyDictionary<string, string> environment, string input = "")
    {
        using var process = Process.Start(Prepare(program, args, environment)) ?? throw new InvalidOperationException($"{program} did not start");
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', args)} did not end in {Patience}");
        }

        return new CliRun(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    private ProcessStartInfo Prepare(string program, IReadOnlyList<string> args, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.Environment["XDG_CONFIG_HOME"] = At("config");
        start.Environment["XDG_STATE_HOME"] = At("state");
        // What the packs parse to is the same for all tests: parsed once, as for a user who runs the command again.
        start.Environment["XDG_CACHE_HOME"] = Path.Combine(Path.GetTempPath(), "gnomon-test-cache-" + Environment.UserName);
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment.Remove("SOURCE_DATE_EPOCH");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Gnomon.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the tests run outside the repository");
    }
}
