using System.CommandLine;
using System.CommandLine.Parsing;

namespace Gnomon.Cli;

/// <summary>What is wrong with a command line: in our own words where a word is no command or no option, or an argument is missing.</summary>
internal static class CommandLineFaults
{
    /// <summary>A sentence each.</summary>
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;

        // After a word that is no command, nothing else on the line can be understood either.
        return command.Subcommands.Count > 0 ? [NoCommand(command, parsed.UnmatchedTokens)] : parsed.Errors.Where(e => !IsOfAbove(e, parsed.UnmatchedTokens)).Select(e => Say(e, command, parsed.UnmatchedTokens));
    }

    // The word after an option that is none was meant as its value, and is told with it.
    private static bool IsOfAbove(ParseError error, IReadOnlyList<string> unmatched) => error.SymbolResult is CommandResult
        && unmatched.Zip(unmatched.Skip(1)).Any(w => w.First.StartsWith('-') && !w.Second.StartsWith('-') && error.Message.Contains($"'{w.Second}'", StringComparison.Ordinal));

    private static string NoCommand(Command group, IReadOnlyList<string> words)
    {
        string[] commands = [.. group.Subcommands.Where(c => !c.Hidden).Select(c => c.Name)];
        if (words.Count == 0)
            return $"a command is missing: `{Name(group)} COMMAND` was expected";
        return words[0].StartsWith('-') ? NoOption(group, words[0])
            : $"'{words[0]}' is no command of `{Name(group)}`; {NearestWord.RemedyOrList(words[0], commands, $"`{Name(group)} --help` lists them")}";
    }

    private static string NoOption(Command command, string word) => Options(command).Contains(word.Split('=')[0], StringComparer.Ordinal)
        ? $"'{word}' stands too early; write it after `{Name(command)}`"
        : $"'{word}' is no option of `{Name(command)}`; {NearestWord.Remedy(word.Split('=')[0], Options(command), $"`{Name(command)} --help` lists them")}";

    private static IEnumerable<string> Options(Command command) => command.Options.Where(o => !o.Hidden).Select(o => o.Name);

    private static string Say(ParseError error, Command command, IReadOnlyList<string> unmatched) => error.SymbolResult switch
    {
        ArgumentResult { Tokens.Count: 0, Parent: CommandResult, Argument: var argument } => $"{argument.HelpName} is missing after `{Name(command)}`: {argument.Description}",
        CommandResult when unmatched.FirstOrDefault(w => w.StartsWith('-') && error.Message.Contains($"'{w}'", StringComparison.Ordinal)) is { } option => NoOption(command, option),
        _ => error.Message,
    };

    private static string Name(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } above ? $"{Name(above)} {command.Name}" : command.Name;
}
