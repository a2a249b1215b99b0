using System.CommandLine;

namespace Gnomon.Cli;

/// <summary>Actions that Ctrl-C has to reach.</summary>
internal static class StoppableAction
{
    /// <summary>
    /// Sets an action that works long before it first waits. It starts on a thread of its own: the signal is listened to only once the action has
    /// returned its task, and until then it would end the program at once, with nothing tidied and nothing said.
    /// </summary>
    public static void SetStoppableAction(this Command command, Func<ParseResult, CancellationToken, Task<int>> run) =>
        command.SetAction((parsed, stop) => Task.Run(() => run(parsed, stop), CancellationToken.None));
}
