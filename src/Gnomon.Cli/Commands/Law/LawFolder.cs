using System.CommandLine;
using Gnomon.Law.Tools;

namespace Gnomon.Cli.Commands.Law;

/// <summary>The folder of packs that a `law` command works on: the one named, else the shipped one.</summary>
internal static class LawFolder
{
    public static Argument<string?> Argument() => new("dir")
    {
        HelpName = "DIR",
        Arity = ArgumentArity.ZeroOrOne,
        Description = "A folder of packs, or the folder of one pack; where it has no facts.yaml of its own, the shipped one is read. The shipped packs without it.",
    };

    public static Checked<PackFolder> Open(string? folder) => Installation.Find().TryGet(out var installation, out var problems)
        ? PackFolder.Open(folder ?? installation.Packs, folder ?? "packs", installation)
        : Checked.Bad<PackFolder>(problems);

    /// <summary>How many there are of something: 1 pack, 2 packs.</summary>
    public static string Counted(int n, string what) => FormattableString.Invariant($"{n} {what}{(n == 1 ? "" : "s")}");
}
