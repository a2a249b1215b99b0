using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Gnomon.Cli.Tests;

/// <summary>A command that serves until it is disposed of; it says its address in its first line.</summary>
internal sealed partial class Served : IDisposable
{
    private readonly Process process;

    private Served(Process process, string url) => (this.process, Url) = (process, url);

    public string Url { get; }

    public static Served Start(Cli cli, params string[] args)
    {
        var started = Process.Start(cli.Prepare([.. args, "--listen", "127.0.0.1:0"]))!;
        var line = started.StandardOutput.ReadLine() ?? throw new InvalidOperationException("it ended: " + started.StandardError.ReadToEnd());
        return new Served(started, Address().Match(line).Value);
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
