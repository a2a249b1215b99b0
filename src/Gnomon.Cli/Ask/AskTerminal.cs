using Gnomon.Report;

namespace Gnomon.Cli.Ask;

/// <summary>The two ends of an interview: a terminal, or a pipe with one answer a line.</summary>
/// <param name="input">Where answers come from.</param>
/// <param name="output">Where questions go.</param>
/// <param name="echo">Whether what was read is printed: from a pipe nobody sees what was typed.</param>
internal sealed class AskTerminal(TextReader input, TextWriter output, bool echo)
{
    public void Say(Phrase line, int depth = 0) => output.Write(new string(' ', depth * 3) + line + "\n");

    public void Say(string line = "", int depth = 0) => Say(Phrase.Own(line), depth);

    /// <summary>The next line; null at the end of the input.</summary>
    public string? Hear()
    {
        output.Write("> ");
        output.Flush();
        var line = input.ReadLine();
        if (echo || line is null)
            output.Write(Plain.Text(line ?? "") + "\n");
        return line;
    }
}
