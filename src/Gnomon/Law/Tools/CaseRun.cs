namespace Gnomon.Law.Tools;

/// <summary>Runs the cases of every pack of a folder.</summary>
/// <param name="Cases">How many cases ran.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="Failures">What did not come out as a case says, one for each expectation, in the order of the files.</param>
/// <param name="Problems">Packs and case files that could not be used.</param>
public sealed record CaseRun(int Cases, int Failed, IReadOnlyList<CaseFailure> Failures, IReadOnlyList<Problem> Problems)
{
    /// <summary>Runs all cases of all packs that can be read.</summary>
    public static CaseRun Of(PackFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var problems = folder.Problems.ToList();
        var (cases, failed) = (0, 0);
        var failures = new List<CaseFailure>();
        foreach (var pack in folder.Good)
        {
            var run = Run(folder, pack);
            (cases, failed) = (cases + run.Cases, failed + run.Failed);
            failures.AddRange(run.Failures);
            problems.AddRange(run.Problems);
        }

        return new CaseRun(cases, failed, failures, problems);
    }

    private static CaseRun Run(PackFolder folder, LawPack pack)
    {
        if (!PackCases.Read(pack, folder.Facts).TryGet(out var cases, out var problems))
            return new CaseRun(0, 0, [], [.. problems.Select(p => p with { File = folder.PathOf(p.File!) })]);
        var failures = new List<CaseFailure>();
        var wrong = new List<Problem>();
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
            }
        }

        return new CaseRun(
            cases.Count,
            failures.Select(f => (f.Case.File, f.Case.Line)).Distinct().Count(),
            [.. failures.OrderBy(f => f.Case.File, StringComparer.Ordinal).ThenBy(f => f.Expectation.Line)],
            [.. wrong.Distinct()]);
    }
}
