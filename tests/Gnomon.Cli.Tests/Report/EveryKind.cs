using Gnomon.Cli.Tests.Assess;
using Gnomon.Cli.Tests.Probe;

namespace Gnomon.Cli.Tests.Report;

/// <summary>One card with every kind of measure, also those that ask a live model, assessed as a user does: what no sample shows.</summary>
internal static class EveryKind
{
    private static readonly Lazy<Cli> Asked = new(Ask);

    /// <summary>The report in a language.</summary>
    public static string Report(Language language)
    {
        var cli = Asked.Value;
        var (card, result) = (cli.At("system.yaml"), cli.At(language.Code()));
        var run = cli.Gnomon(AssessedSample.Stopped, "assess", card, "--lang", language.Code(), "--out", result, "--draft");
        Assert.True(run.Exit == 0, run.Err);
        return File.ReadAllText(Path.Combine(result, "report.html"));
    }

    private static Cli Ask()
    {
        var cli = new Cli();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cli.Dispose();
        File.WriteAllText(cli.At("applicants.csv"), Applicants.Csv(300));
        File.WriteAllText(cli.At("before.csv"), Applicants.Csv(200));
        using var server = ModelServer.Start(cli.At("applicants.csv"), "good", "id");
        File.WriteAllText(cli.At("system.yaml"), Card(server.Url));
        var run = cli.Gnomon("probe", cli.At("system.yaml"));
        Assert.True(run.Exit == 0, run.Err);
        return cli;
    }

    private static string Card(string url) =>
        $$"""
        gnomon: 1
        system: { id: org.example.credit, name: { en: Credit score, vi: Điểm tín dụng, fr: Score de crédit }, version: "1.0" }
        markets: [ { id: eu }, { id: vn } ]
        uses:
          - id: granting
            facts: { use.area: { value: [finance], complete: true } }
        measure:
          - { id: classes, kind: performance, use: granting, data: applicants.csv, one-row-per-unit: true, label: town, prediction: "CASE WHEN income > 24 THEN town ELSE 'Huế' END", groups: { sex: sex } }
          - { id: numbers, kind: regression, use: granting, data: applicants.csv, one-row-per-unit: true, label: income, prediction: debt + 20, groups: { sex: sex } }
          - { id: scores, kind: scoring, use: granting, data: applicants.csv, one-row-per-unit: true, label: good = 1, score: income / 40, groups: { sex: sex, town: town } }
          - { id: decisions, kind: fairness, use: granting, data: applicants.csv, one-row-per-unit: true, label: good = 1, prediction: income >= 26, favourable: true, groups: { sex: sex, all: "'one'" } }
          - { id: search, kind: subgroups, use: granting, data: applicants.csv, one-row-per-unit: true, label: good = 1, prediction: income >= 26, rates: [selection_rate, accuracy], columns: { sex: sex, town: town, debt: debt } }
          - { id: quality, kind: data, use: granting, data: applicants.csv, one-row-per-unit: true, label: good = 1, groups: { sex: sex }, reference: { sex: { f: 0.51, m: 0.49 } } }
          - { id: months, kind: drift, use: granting, data: applicants.csv, then: before.csv, one-row-per-unit: true, label: good = 1, prediction: income >= 26, columns: { income: income, town: town }, groups: { sex: sex } }
          - { id: people, kind: privacy, use: granting, data: applicants.csv, quasi-identifiers: { sex: sex, town: town }, sensitive: good, personal-data: true }
          - id: robust
            kind: robustness
            {{Applicants.Asked(url, "robust")}}
            perturb: { noise: { strengths: [0.1, 0.5] }, swap: {}, typos: {}, diacritics: {}, again: {} }
          - id: explained
            kind: explanation
            {{Applicants.Asked(url, "explained")}}
            permutation: { columns: [income, debt] }
            counterfactual: sex
            dependence: { columns: [income, town], points: 4 }
            difference: { by: sex, pairs: 100 }
        profile: default

        """;
}
