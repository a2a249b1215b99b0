namespace Gnomon.Law.Tools;

/// <summary>Runs the cases of every pack of a folder.</summary>
/// <param name="Cases">How many cases ran.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="Failures">What did not come out as a case says, one for each expectation, in the order of the files.</param>
/// <param name="Problems">Packs and case files that could not be used, and cases that could not be decided.</param>
public sealed record CaseRun(int Cases, int Failed, IReadOnlyList<CaseFailure> Failures, IReadOnlyList<Problem> Problems)
{
    /// <summary>How many packs were not tested, because they or their cases cannot be read.</summary>
    public int Untested { get; private init; }

    /// <summary>How many cases were not decided; they do not count as run.</summary>
    public int Undecided { get; private init; }

    /// <summary>Runs all cases of all packs that can be read.</summary>
    public static CaseRun Of(PackFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var problems = folder.Problems.ToList();
        var runs = folder.Good.Select(pack => Run(folder, pack)).ToList();
        problems.AddRange(runs.SelectMany(r => r.Problems));
        return new CaseRun(runs.Sum(r => r.Cases), runs.Sum(r => r.Failed), [.. runs.SelectMany(r => r.Failures)], problems)
        {
            Untested = folder.Packs.Count - runs.Count + runs.Sum(r => r.Untested),
            Undecided = runs.Sum(r => r.Undecided),
        };
    }

    private static CaseRun Run(PackFolder folder, LawPack pack)
    {
        if (!PackCases.Read(pack, folder.Facts).TryGet(out var cases, out var problems))
            return new CaseRun(0, 0, [], [.. problems.Select(p => p with { File = folder.PathOf(p.File!) })]) { Untested = 1 };
        var failures = new List<CaseFailure>();
        var wrong = new List<Problem>();
        var undecided = 0;
        // Diagrams are made for each reading and kept in the engine; with an engine of its own, a reading gives its memory back.
        foreach (var reading in cases.GroupBy(c => c.Reading))
        {
            var engine = LawEngine.Compile(folder.Facts, [pack]);
            foreach (var test in reading)
            {
                if (PackCases.Run(engine, pack, folder.Facts, test).TryGet(out var found, out var undecidable))
                    failures.AddRange(found.Select(f => f with { Case = f.Case with { File = folder.PathOf(f.Case.File) } }));
                else
                    wrong.AddRange(undecidable);
                undecided += undecidable.Count > 0 ? 1 : 0;
            }
        }

        return new CaseRun(
            cases.Count - undecided,
            failures.Select(f => (f.Case.File, f.Case.Line)).Distinct().Count(),
            [.. failures.OrderBy(f => f.Case.File, StringComparer.Ordinal).ThenBy(f => f.Expectation.Line)],
            [.. wrong.Distinct()])
        { Undecided = undecided };
    }
}
