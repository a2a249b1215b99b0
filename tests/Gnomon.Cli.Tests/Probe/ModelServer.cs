using System.Diagnostics;
using System.Globalization;

namespace Gnomon.Cli.Tests.Probe;

/// <summary>A model trained on a file, behind the Open Inference Protocol v2, in a process of its own: <c>tests/Gnomon.V2Server</c>.</summary>
internal sealed class ModelServer : IDisposable
{
    private readonly Process process;

    private ModelServer(Process process, string url) => (this.process, Url) = (process, url);

    public string Url { get; }

    /// <summary>Inferences that were asked for so far.</summary>
    public int Count
    {
        get
        {
            using var http = new HttpClient();
            return int.Parse(http.GetStringAsync(new Uri(Url + "/count")).GetAwaiter().GetResult(), CultureInfo.InvariantCulture);
        }
    }

    public static ModelServer Start(string data, string label, string leaveOut, params string[] faults)
    {
        // Beside the tests, in the same configuration.
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "Gnomon.V2Server", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "Gnomon.V2Server");
        var started = Process.Start(new ProcessStartInfo(program, [data, label, leaveOut, .. faults]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var line = started.StandardOutput.ReadLine() ?? throw new InvalidOperationException("it ended: " + started.StandardError.ReadToEnd());
        return new ModelServer(started, line);
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
