using System.Globalization;
using System.Text;
using Gnomon.Evidence;
using Gnomon.Verify;
using Gnomon.Verify.Run;

namespace Gnomon.Tests.Evidence;

/// <summary>A plan sealed alone: the form of a result with four statements, as tight as one; and counting plans over a log.</summary>
public sealed class SealedPlanTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    private string Folder => Path.Combine(sandbox.Root, "log");

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void It_is_intact_and_says_that_nothing_was_measured()
    {
        Seal();
        var verdict = Verify();
        Assert.Equal(RunOutcome.Intact, verdict.Outcome);
        Assert.Same(RunShape.Plan, verdict.Shape);
        Assert.Equal(["log-key", "card", "classification", "plan"], verdict.Statements.Select(s => s.Stage));
        Assert.Equal("plan-only", verdict.NotProven[0].Id);
    }

    [Fact]
    public void Every_changed_byte_is_found()
    {
        Seal();
        var missed = new List<string>();
        foreach (var file in Directory.EnumerateFiles(sandbox.Out, "*", SearchOption.AllDirectories))
        {
            var good = File.ReadAllBytes(file);
            for (var i = 0; i < good.Length; i++)
            {
                var bad = good.ToArray();
                bad[i] ^= (byte)(1 << (i % 8));
                File.WriteAllBytes(file, bad);
                if (Verify().Outcome != RunOutcome.Faulty)
                    missed.Add(string.Create(CultureInfo.InvariantCulture, $"{file} byte {i}"));
            }

            File.WriteAllBytes(file, good);
        }

        Assert.Empty(missed);
    }

    [Theory]
    [InlineData("cells/a.json")]
    [InlineData("findings.json")]
    [InlineData("evidence/log/tile/entries/000.p/8")]
    [InlineData("report.html")]
    public void What_only_a_result_has_is_a_fault(string file)
    {
        Seal();
        var path = Path.Combine(sandbox.Out, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "x");
        Assert.Equal(RunOutcome.Faulty, Verify().Outcome);
    }

    [Fact]
    public void A_result_cannot_be_cut_down_to_a_plan()
    {
        SampleResult.Seal(sandbox.Out, sandbox.Folders);
        foreach (var file in new[] { "measurements.json", "findings.json", "assessment.json", "report.html" })
            File.Delete(Path.Combine(sandbox.Out, file));
        var log = Path.Combine(sandbox.Out, "evidence", "log", "tile");
        var bundle = File.ReadAllBytes(Path.Combine(log, "entries", "000.p", "8"));
        var end = 0;
        for (var i = 0; i < 4; i++)
            end += 2 + (bundle[end] << 8) + bundle[end + 1];
        File.WriteAllBytes(Path.Combine(log, "entries", "000.p", "4"), bundle[..end]);
        File.WriteAllBytes(Path.Combine(log, "0", "000.p", "4"), File.ReadAllBytes(Path.Combine(log, "0", "000.p", "8"))[..128]);
        File.Delete(Path.Combine(log, "entries", "000.p", "8"));
        File.Delete(Path.Combine(log, "0", "000.p", "8"));
        Assert.Equal(ExitCode.Checkpoint, VerifyExit.Of(Verify()));
    }

    [Fact]
    public async Task Plans_are_counted_over_a_log_each_once_and_only_those_of_the_system()
    {
        await SampleLog.Create(sandbox, Folder);
        using var signer = Signer.LoadOrCreate(sandbox.Folders).Value;
        await using var log = OrganisationLog.Open(Folder).Value;
        Assert.Equal(0, await Count(log));
        foreach (var (system, seed) in new[] { ("a", "1"), ("a", "1"), ("a", "2"), ("b", "1") })
            await log.Submit(Plan(system, seed), signer);
        Assert.Equal(2, await Count(log));
        for (var i = 0; i < 300; i++)
            await log.Submit(Plan(i % 2 == 0 ? "a" : "c", i.ToString(CultureInfo.InvariantCulture)), signer);
        Assert.Equal(2 + 150 - 1, await Count(log));
    }

    [Fact]
    public void A_plan_that_is_run_again_is_not_another_attempt()
    {
        Assert.Equal(1, Attempts.Record(sandbox.Folders, "a", "11"));
        Assert.Equal(1, Attempts.RecordOnce(sandbox.Folders, "a", "11"));
        Assert.Equal(2, Attempts.RecordOnce(sandbox.Folders, "a", "22"));
        Assert.Equal(3, Attempts.Record(sandbox.Folders, "a", "11"));
    }

    private static Task<int> Count(OrganisationLog log) =>
        log.CountStatements(RunFormat.PredicateType("plan"), p => p.GetProperty("system").ValueEquals("a"));

    private static Statement Plan(string system, string seed) => Statement.Create("plan", [Subject.Of("plan.json", Encoding.UTF8.GetBytes(seed))], json =>
    {
        json.WriteString("system", system);
        json.WriteString("seed", seed);
    });

    private RunVerdict Verify() => RunVerifier.Verify(sandbox.Out, TrustedKeys.OfUser(sandbox.Folders).Value);

    private void Seal()
    {
        using var signer = Signer.LoadOrCreate(sandbox.Folders).Value;
        using var folder = ResultFolder.Create(sandbox.Out).Value;
        using var log = RunLog.Create(folder, signer, organisation: null, RunShape.Plan);
        log.Append(Statement.Create("card", [folder.WriteFile("card.yaml", "card"u8)]));
        log.Append(Statement.Create("classification", [folder.WriteFile("classification.json", "{}"u8)]));
        log.Append(Statement.Create("plan", [folder.WriteFile("plan.json", "{}"u8)]));
        log.Close();
        folder.Publish();
    }
}
