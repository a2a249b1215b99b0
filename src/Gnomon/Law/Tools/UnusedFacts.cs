using Gnomon.Describe;
using Gnomon.Describe.Yaml;
using Gnomon.Law.Scores;

namespace Gnomon.Law.Tools;

/// <summary>Finds questions that nothing asks for: no condition, no declared evidence, no constraint. Of one pack alone, only its own questions are looked at.</summary>
internal static class UnusedFacts
{
    public static IEnumerable<Problem> Of(PackFolder folder)
    {
        var packs = folder.Good.ToList();
        if (packs.Count < folder.Packs.Count)
            yield break;
        var rules = packs.SelectMany(p => p.Provisions.Concat(p.Obligations)).SelectMany(r => r.Versions).ToList();
        var used = rules.SelectMany(v => v.From.Select(b => b.When).Append(v.When))
            .Concat(packs.SelectMany(p => p.Scores).SelectMany(Sums).SelectMany(s => s.Questions).Select(q => q.Shown))
            .Concat(Constraint.ReadAll(folder.Facts, []).Select(c => c.Holds))
            .SelectMany(c => c.Whole())
            .Select(c => c.AsksFor()?.Id)
            .Concat(rules.SelectMany(v => Declared(v.Asks)))
            .Concat(packs.SelectMany(p => p.Scores).SelectMany(Facts).Select(f => f.Id))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var own = folder.Packs.Select(p => p.Name + "/").ToList();
        foreach (var file in folder.Facts.Files.Where(f => packs.Count > 1 || own.Exists(o => f.File.Name.Contains(o, StringComparison.Ordinal))))
        {
            foreach (var id in Ids(file.File.Root).Where(id => !used.Contains(id.Text)))
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

    private static IEnumerable<WeightedSum> Sums(ScoreSheet score) => score.Reduction is { } reduction ? [score.Raw, reduction.By] : [score.Raw];

    private static IEnumerable<FactDefinition> Facts(ScoreSheet score) => Sums(score).SelectMany(s => s.Questions).Select(q => q.Fact).Concat(score.Levels.Select(l => l.Fact)).Append(score.FinishedBy);

    private static IEnumerable<string> Declared(EvidenceAsked? asks) => asks switch
    {
        EvidenceAsked.All all => all.Parts.SelectMany(Declared),
        EvidenceAsked.Any any => any.Parts.SelectMany(Declared),
        EvidenceAsked.Declaration declaration => [declaration.Fact],
        _ => [],
    };

    private static IEnumerable<YamlScalar> Ids(YamlNode root) => ((root as YamlMap)?["facts"] as YamlList)?.Items.Select(i => (i as YamlMap)?["id"]).OfType<YamlScalar>() ?? [];
}
