using System.CommandLine;
using Gnomon.Law;
using Gnomon.Law.Tools;

namespace Gnomon.Cli.Commands.Law;

/// <summary>Reads packs and says everything that is wrong or doubtful in them.</summary>
internal static class LawCheckCommand
{
    private static readonly Argument<string?> Folder = LawFolder.Argument();

    public static Command Create()
    {
        var command = new Command(
            "check",
            "Reads packs and says with file and line what is wrong (the pack cannot be used) or doubtful: conditions that nothing fulfils, versions that never hold, outcomes that nothing yields, texts not translated, facts that nothing asks for.") { Folder };
        command.SetAction((parsed, _) => Run(parsed.GetValue(Folder)));
        return command;
    }

    private static async Task<int> Run(string? folder)
    {
        if (!LawFolder.Open(folder).TryGet(out var packs, out var problems))
        {
            // Without its questions a pack is not whole: doubts are looked for once they can be read.
            var refused = await Problems.Report(problems);
            await Console.Out.WriteLineAsync($"{LawFolder.Counted(problems.Count, "problem")}; doubts were not looked for");
            return refused;
        }

        var (wrong, doubtful) = Found(packs);
        var code = wrong.Count + doubtful.Count > 0 ? await Problems.Report([.. wrong, .. doubtful]) : (int)ExitCode.Done;
        foreach (var pack in packs.Good.Where(NewPack.IsUnnamed))
            await Console.Error.WriteLineAsync($"{packs.PathOf(pack.Folder)}/pack.yaml still says {NewPack.Placeholder}: name the law and its act before anybody relies on it");
        await Console.Out.WriteLineAsync($"{LawFolder.Counted(packs.Packs.Count, "pack")}, {LawFolder.Counted(wrong.Count, "problem")}, {LawFolder.Counted(doubtful.Count, "doubt")}");
        return code;
    }

    /// <summary>Everything for which the packs cannot be used as they are, and what is doubtful. A pack too large to be decided is found where doubts are looked for, and is none.</summary>
    internal static (IReadOnlyList<Problem> Wrong, IReadOnlyList<Problem> Doubtful) Found(PackFolder packs)
    {
        var found = PackLint.Of(packs).ToLookup(p => p.Exit == ExitCode.Doubtful);
        return ([.. Wrong(packs), .. found[false]], [.. found[true]]);
    }

    // In their rules, their cases, and their links to other packs.
    private static IReadOnlyList<Problem> Wrong(PackFolder packs) =>
    [
        .. packs.Problems,
        .. packs.Good.SelectMany(p => PackCases.Read(p, packs.Facts).Problems).Select(p => p with { File = packs.PathOf(p.File!) }),
        .. Dangling(packs).Select(p => p with { File = packs.PathOf(p.File!) }),
    ];

    // The shipped packs stand beside those of a folder, as they do for a card.
    private static IReadOnlyList<Problem> Dangling(PackFolder packs) =>
        packs.Problems.Count == 0 && Installation.Find().TryGet(out var shipped, out _) && LawShelf.Read(shipped).TryGet(out var shelf, out _) ? Crosswalk.Dangling([.. packs.Good], shelf.Packs) : [];
}
