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
        Description = "A folder of packs with its facts.yaml, or the folder of one pack below it; the shipped packs without it.",
    };

    public static Checked<PackFolder> Open(string? folder)
    {
        if (folder is not null)
            return PackFolder.Open(folder);
        return Installation.Find().TryGet(out var installation, out var problems)
            ? PackFolder.Open(installation.Packs, "packs")
            : Checked.Bad<PackFolder>(problems);
    }
}
