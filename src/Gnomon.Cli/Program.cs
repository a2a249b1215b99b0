using System.CommandLine;
using Gnomon.Cli.Commands;

namespace Gnomon.Cli;

internal static class Program
{
    // After Ctrl-C: stopping the process that counts and removing what is half written must not itself be cut short on a busy machine.
    private static readonly TimeSpan TimeToTidy = TimeSpan.FromSeconds(20);

    private static async Task<int> Main(string[] args)
    {
        // The counting child starts here, before anything else is loaded: no keys, no packs, no command line.
        if (args is [CountCellsCommand.Verb])
            return CountCellsCommand.Run();

        var parsed = CommandTree.Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var fault in CommandLineFaults.Of(parsed))
                await Console.Error.WriteLineAsync($"gnomon: {Plain.Text(string.Join(' ', fault.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))}");
            await Console.Error.WriteLineAsync("    `gnomon --help` lists the commands, `gnomon COMMAND --help` their options");
            return (int)ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToTidy });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("gnomon: interrupted");
            return (int)ExitCode.Interrupted;
        }
        catch (Exception e) when (Environment.GetEnvironmentVariable("GNOMON_DEBUG") is null)
        {
            // Whatever comes in, the user sees a sentence; the trace is for who mends Gnomon.
            await Console.Error.WriteLineAsync($"gnomon: a defect of Gnomon itself: {Plain.Text(e.Message)} ({e.GetType().Name})");
            await Console.Error.WriteLineAsync("    nothing was sealed; please report it with the output of the same command under GNOMON_DEBUG=1");
            return (int)ExitCode.Defect;
        }
    }
}
