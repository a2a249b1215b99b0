namespace Gnomon.Law.Tools;

/// <summary>Finds questions that nothing asks for: no condition, no declared evidence, no constraint. Questions beside the packs are looked at only where all packs that share them are.</summary>
internal static class UnusedFacts
{
    public static IEnumerable<Problem> Of(PackFolder folder)
    {
        var packs = folder.Good.ToList();
        if (packs.Count < folder.Packs.Count)
            yield break;
        var used = packs.SelectMany(FactUse.Asked)
            .Concat(Constraint.ReadAll(folder.Facts, []).SelectMany(c => FactUse.Asked(c.Holds)))
            .ToHashSet(StringComparer.Ordinal);
        var own = folder.Packs.Select(p => folder.PathOf(p.Name) + "/").ToList();
        foreach (var file in folder.Facts.Files.Where(f => folder.IsWhole || own.Exists(o => f.File.Name.StartsWith(o, StringComparison.Ordinal))))
        {
            foreach (var id in file.Ids.Where(id => !used.Contains(id.Text)))
            {
                yield return new Problem(ExitCode.Doubtful, "no condition, declaration or constraint asks for this fact", "use it, or take it away")
                {
                    File = file.File.Name,
                    Line = id.Line,
                    Key = id.Text,
                };
            }
        }
    }
}
