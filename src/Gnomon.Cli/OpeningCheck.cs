using System.Text;
using System.Text.Json;
using Gnomon.Columns;
using Gnomon.Evidence;
using Gnomon.Report;

namespace Gnomon.Cli;

/// <summary>Opens closed cells of a result whose seal holds: shows each, and that it is the one that was sealed.</summary>
internal static class OpeningCheck
{
    public static async Task<int> Run(string result, string file, Language language)
    {
        if (Openings.TryRead(file) is not { } openings)
            return await Problems.Report([new Problem(ExitCode.Usage, "this is not a file of openings", "name a file below `openings` in the owner's state folder") { File = file }]);
        var texts = new Texts(language);
        var sealedAs = Commitments(result);
        var page = new StringBuilder();
        var good = 0;
        foreach (var (cell, salt) in openings)
        {
            var holds = sealedAs.Contains(new CellOpening(cell, salt).Commitment);
            good += holds ? 1 : 0;
            page.Append("  ").Append(texts.Say(holds ? "opening.holds" : "opening.other", ("cell", Phrase.Foreign(Encoding.UTF8.GetString(cell.Span))))).Append('\n');
        }

        var numbers = new Numbers(language);
        await Console.Out.WriteAsync(texts.Say("opening.count", ("n", Phrase.Own(numbers.Count(good))), ("all", Phrase.Own(numbers.Count(sealedAs.Count)))) + "\n" + page);
        return (int)(good == openings.Count ? ExitCode.Done : ExitCode.FileChanged);
    }

    // The files were found to be as they were sealed before this is called.
    private static HashSet<string> Commitments(string result)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.Exists(Path.Combine(result, "cells")) ? Directory.GetFiles(Path.Combine(result, "cells")) : [])
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            if (json.RootElement.TryGetProperty("closed", out var closed))
                all.UnionWith(closed.GetProperty("commitments").EnumerateArray().Select(c => c.GetString()!));
        }

        return all;
    }
}
