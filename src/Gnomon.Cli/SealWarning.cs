using System.CommandLine;
using Gnomon.Report;

namespace Gnomon.Cli;

/// <summary>
/// What is said before something goes into an organisation's log: it stays there for good, and authorities may ask for it. On a terminal a
/// question, in scripts the option --yes. A result that goes into no log can be deleted, so it is sealed without a question.
/// </summary>
internal static class SealWarning
{
    private static readonly string[] Yes = ["y", "yes", "o", "oui", "c", "có", "co"];

    public static Option<bool> Option() => new("--yes")
    {
        Description = "With --log, in scripts: yes, seal it into the log. It stays there for good, and authorities may ask for it.",
    };

    /// <summary>Null where sealing may go on; else why not.</summary>
    public static async Task<Problem?> Ask(string? log, bool yes, Language language)
    {
        if (log is null || yes)
            return null;
        var texts = new Texts(language);
        await Console.Error.WriteLineAsync(texts.Say("seal.warning", ("log", Phrase.Foreign(log))).ToString());
        if (Console.IsInputRedirected)
            return new Problem(ExitCode.NotAgreed, "nobody is there to be asked whether to seal into the log", "add --yes where that is agreed");
        await Console.Error.WriteAsync(texts["seal.ask"] + " ");
        var answer = (await Console.In.ReadLineAsync())?.Trim() ?? "";
        return Yes.Contains(answer, StringComparer.OrdinalIgnoreCase)
            ? null
            : new Problem(ExitCode.NotAgreed, "the question was not answered with yes; nothing was sealed", "run it with --draft to see the result without sealing it");
    }
}
