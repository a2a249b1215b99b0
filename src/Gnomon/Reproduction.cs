using System.Text.Json;
using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Verify;
using Gnomon.Verify.Run;

namespace Gnomon;

/// <summary>One stage of a sealed result beside the same stage run again.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Digest">What was sealed: the digest of the statement, or for the result that of <c>assessment.json</c>.</param>
/// <param name="File">Where the first difference is; null where there is none.</param>
/// <param name="Difference">The first difference; null where there is none.</param>
public sealed record StageComparison(string Stage, string Digest, string? File, JsonDifference? Difference)
{
    /// <summary>Whether both say the same, byte for byte.</summary>
    public bool IsSame => Difference is null;
}

/// <summary>What running a sealed plan again came to.</summary>
/// <param name="Verdict">The seal of the result, which was checked first.</param>
/// <param name="Stages">Each stage in its order.</param>
/// <param name="ByNameOnly">Inputs of which no file with the sealed digest was found, and another of that name was taken.</param>
public sealed record ReproducedResult(RunVerdict Verdict, IReadOnlyList<StageComparison> Stages, IReadOnlyList<string> ByNameOnly)
{
    /// <summary>The file of cells that was taken in place of rows, which are not here; null where every row was counted again.</summary>
    public string? Cells { get; init; }

    /// <summary>Whether every stage gave the same.</summary>
    public bool IsSame => Stages.All(s => s.IsSame);
}

/// <summary>
/// Runs a sealed plan again over inputs found by their digests, with the sealed card and on the sealed two days, and holds each statement
/// against the sealed one. The seed follows from the plan, so a sealed seed that does not is a difference.
/// </summary>
public static class Reproduction
{
    /// <summary>Reproduces a result.</summary>
    /// <param name="result">The result folder; its seal must hold.</param>
    /// <param name="data">The folder in which the inputs lie, under any names.</param>
    /// <param name="installation">The packs and profiles of this Gnomon.</param>
    /// <param name="counting">The program that counts in a process of its own.</param>
    /// <param name="stop">Stops the run; nothing is left of it.</param>
    /// <returns>The comparison, or every problem: of the seal, with the codes of `verify`; of inputs that are not there; of the run.</returns>
    public static async Task<Checked<ReproducedResult>> Run(string result, string data, Installation installation, CountingCommand counting, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(installation);
        if (!Directory.Exists(data))
            return Checked.Bad<ReproducedResult>(new Problem(ExitCode.Data, "there is no such folder", "name the folder with the data, with --data") { File = data });
        if (!SealedPlan.Read(result).TryGet(out var plan, out var problems))
            return Checked.Bad<ReproducedResult>(problems);
        var before = SealedResult.Read(result);
        if (!before.Verdict.Shape!.HasCells)
            return Checked.Bad<ReproducedResult>(new Problem(ExitCode.NotAResult, "this is a plan alone; nothing was measured that could be reproduced", "run it with `gnomon assess CARD --plan FOLDER`") { File = result });
        var scratch = Directory.CreateTempSubdirectory("gnomon-reproduce-").FullName;
        try
        {
            return await Run(before, plan.Reading, Path.GetFullPath(data), installation, counting, scratch, stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or JsonException)
        {
            return Checked.Bad<ReproducedResult>(new Problem(e is FormatException or JsonException ? ExitCode.NotAResult : ExitCode.Data, $"the result cannot be run again ({e.Message})", "see that the data can be read and that the temporary folder has room for a copy of it") { File = result });
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task<Checked<ReproducedResult>> Run(SealedResult before, Reading reading, string data, Installation installation, CountingCommand counting, string scratch, CancellationToken stop)
    {
        var inputs = new SealedInputs(data);
        var (folder, profiles) = (Path.Combine(scratch, "card"), Path.Combine(scratch, "profiles"));
        Directory.CreateDirectory(folder);
        var cardFile = Path.Combine(folder, "card.yaml");
        await File.WriteAllBytesAsync(cardFile, before.File("card.yaml"), stop);
        using var plan = JsonDocument.Parse(before.File(RunFormat.PlanFile));
        var counted = SealedInputs.CountedOf(plan.RootElement);
        var cells = counted is null || counted.Rows.All(r => inputs.Same(r) is not null) ? null : inputs.Cells(counted.Sha256);
        if (!inputs.CopyTo(folder, SealedInputs.Of(plan.RootElement, withRows: cells is null)).TryGet(out var other, out var problems))
            return Checked.Bad<ReproducedResult>([.. problems, .. NoCells(counted, data)]);
        if (!Examination.Of(cardFile, installation with { Profiles = profiles }, reading).TryGet(out var examination, out problems)
            || !inputs.CopyFolders(folder, Signed(examination.Card)).TryGet(out _, out problems)
            || !CopyProfile(SealedInputs.ProfileOf(plan.RootElement, examination.Card.Profile), folder, profiles, inputs, installation).TryGet(out var otherProfile, out problems)
            || !Digested(examination.Card, counted, cells, counting, stop).TryGet(out var digested, out problems)
            || !Prepared(examination, digested).TryGet(out var preparation, out problems)
            || !(await Assessment.Run(preparation, Options(Path.Combine(scratch, "out"), counting), stop)).TryGet(out var now, out problems))
            return Checked.Bad<ReproducedResult>(problems);
        return Checked.Good(new ReproducedResult(before.Verdict, before.Compare(now), [.. other.Concat(otherProfile).Select(i => i.Name)]) { Cells = cells is null ? null : Path.GetRelativePath(data, cells) });
    }

    // Of what was counted into a file of cells, that file; else the rows, counted into one again: it is the same file, byte for byte, whoever counted which part.
    private static Checked<IReadOnlyList<Checked<MeasureData>>> Digested(SystemCard card, CountedInput? counted, string? cells, CountingCommand counting, CancellationToken stop)
    {
        if (counted is null)
            return Checked.Good(Preparation.Digest(card));
        var read = cells is not null ? CellFile.Read(cells) : new CellCounting(card, counting).Run(counted.Measures, [], stop);
        return read.TryGet(out var file, out var problems)
            ? Checked.Good(file.DataOf(card, cells ?? card.File.Name))
            : Checked.Bad<IReadOnlyList<Checked<MeasureData>>>(problems);
    }

    private static IEnumerable<Problem> NoCells(CountedInput? counted, string data) => counted is null ? [] :
        [new Problem(ExitCode.Data, $"the result was made from cells counted elsewhere; neither all of its rows nor the file of cells with the SHA-256 {counted.Sha256} is in this folder", "name a folder that has one of the two, with --data") { File = data }];

    // A profile of the card's folder is an input as others are; a shipped one lies in this Gnomon, or, where it has changed since, in the data.
    private static Checked<IReadOnlyList<SealedInput>> CopyProfile(SealedInput profile, string folder, string profiles, SealedInputs inputs, Installation installation)
    {
        if (!ProfileNameShape.IsShipped(profile.Name))
            return inputs.CopyTo(folder, [profile]);
        var named = profile with { Name = profile.Name + ".yaml" };
        var shipped = new SealedInputs(installation.Profiles);
        return (inputs.Same(named) is not null ? inputs : shipped).CopyTo(profiles, [named]);
    }

    // A card's fault when a result is made; of a sealed one, whose signed model was whole then, a difference.
    private static Checked<Preparation> Prepared(Examination examination, IReadOnlyList<Checked<MeasureData>> digested) => Preparation.Of(examination, digested).TryGet(out var preparation, out var problems)
        ? Checked.Good(preparation)
        : Checked.Bad<Preparation>([.. problems.Select(p => p.Key?.StartsWith("models ", StringComparison.Ordinal) == true ? p with { Exit = ExitCode.NotReproduced } : p)]);

    private static List<string> Signed(SystemCard card) =>
        [.. card.Models.Select(m => m.SignedFiles).OfType<ModelDeclaration>().SelectMany(m => new[] { m.Folder, m.Signature, m.Key }).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static AssessmentOptions Options(string folder, CountingCommand counting) => new()
    {
        Out = folder,
        RenderReport = _ => Task.FromResult(""),
        User = null,
        Counting = counting,
    };
}
