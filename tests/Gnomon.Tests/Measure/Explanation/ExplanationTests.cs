using System.Globalization;
using Gnomon.Columns;
using Gnomon.Endpoint;
using Gnomon.Measure.Explanation;
using Gnomon.Measure.Statistics;
using Gnomon.Tests.Columns;
using Gnomon.Tests.Measure.Kinds;

namespace Gnomon.Tests.Measure.Explanation;

/// <summary>Models whose insides are known, asked as an endpoint is, against what their rule says.</summary>
public sealed class ExplanationTests : IDisposable
{
    private const string Keys = """
        kind: explanation
        data: people.csv
        case: id
        label: good = 1
        prediction: answer = 'yes'
        groups: { sex: sex }
        endpoint:
          url: http://127.0.0.1:1
          model: m
          inputs:
            - { name: sex, datatype: BYTES, columns: sex }
            - { name: income, datatype: FP64, columns: income }
            - { name: debt, datatype: FP64, columns: debt }
          output: o
          answers: answers.csv
        permutation: { repeats: 4 }
        counterfactual: sex
        dependence: { columns: [income, sex], points: 5 }
        difference: { by: sex, pairs: 100 }
        """;

    private readonly DataFolder folder = new();
    private readonly (string Id, string Sex, int Income, int Debt, bool Good)[] people;

    public ExplanationTests()
    {
        var random = Pcg32.For(3, "people");
        people = [.. Enumerable.Range(0, 120).Select(i =>
        {
            var woman = random.NextDouble() < 0.5;
            var income = (int)(20 * random.NextDouble()) + (woman ? 0 : 6);
            return ($"p{i}", woman ? "f" : "m", income, (int)(10 * random.NextDouble()), random.NextDouble() < 0.2 || income > 11);
        })];
        folder.With("people.csv", "id,sex,income,debt,good\n" + string.Concat(people.Select(p => $"{p.Id},{p.Sex},{p.Income},{p.Debt},{(p.Good ? 1 : 0)}\n")));
    }

    public void Dispose() => folder.Dispose();

    private static bool ByIncome(IReadOnlyList<string?> row) => double.Parse(row[1]!, CultureInfo.InvariantCulture) > 11;

    private static bool BySexToo(IReadOnlyList<string?> row) => double.Parse(row[1]!, CultureInfo.InvariantCulture) > (row[0] is "f" ? 13 : 9);

    [Fact]
    public void A_column_that_the_model_does_not_use_has_no_importance_and_no_part_of_the_difference()
    {
        var figures = Asked(ByIncome);
        Assert.Equal(0, figures.Known("explanation.importance", at: "column=debt").Point);
        Assert.Equal(0, figures.Known("explanation.permutation_flip_rate", at: "column=sex").Point);
        Assert.True(figures.Known("explanation.importance", at: "column=income").Low.Number > 0.1);
        Assert.Equal(0, figures.Known("explanation.difference_part", "sex=f", "column=debt").Point);
        Assert.Equal(0, figures.Known("explanation.difference_part", "sex=f", "column=sex").Point);
        Assert.Equal(figures.Known("explanation.group_difference", "sex=f").Point, figures.Known("explanation.difference_part", "sex=f", "column=income").Point, 1e-12);
        var none = figures.Known("explanation.counterfactual_flip_rate", at: "column=sex");
        Assert.Equal(0, none.Point);
        Assert.Equal(ClopperPearson.Of(0, people.Length).High.Number, none.High.Number, 1e-12);
    }

    [Fact]
    public void Changing_sex_alone_turns_exactly_the_decisions_between_the_two_thresholds()
    {
        var figures = Asked(BySexToo);
        foreach (var (group, some) in ((string, (string, string Sex, int Income, int, bool)[])[])[("all rows", people), ("sex=f", [.. people.Where(p => p.Sex is "f")]), ("sex=m", [.. people.Where(p => p.Sex is "m")])])
        {
            var turned = some.Count(p => p.Income is > 9 and <= 13);
            var known = figures.Known("explanation.counterfactual_flip_rate", group, "column=sex");
            Assert.Equal((double)turned / some.Length, known.Point, 1e-12);
            Assert.Equal(ClopperPearson.Of(turned, some.Length).Low.Number, known.Low.Number, 1e-12);
        }

        Assert.Equal(0, figures.Known("explanation.counterfactual_to_no_rate", "sex=f", "column=sex").Point);
        Assert.Equal(0, figures.Known("explanation.counterfactual_to_yes_rate", "sex=m", "column=sex").Point);
    }

    [Fact]
    public void The_parts_of_a_difference_add_up_to_it_and_each_has_the_sign_of_what_the_model_does()
    {
        var figures = Asked(BySexToo);
        foreach (var group in (string[])["sex=f", "sex=m"])
        {
            var parts = figures.Where(f => f.Id is "explanation.difference_part" && f.Group!.ToString() == group).Sum(f => ((MeasuredValue.Known)f.Value).Estimate.Point);
            Assert.Equal(figures.Known("explanation.group_difference", group).Point, parts, 1e-12);
        }

        Assert.True(figures.Known("explanation.difference_part", "sex=f", "column=sex").High.Number < 0);
        Assert.True(figures.Known("explanation.difference_part", "sex=f", "column=income").High.Number < 0);
    }

    [Fact]
    public void Partial_dependence_is_the_share_of_yes_if_all_had_the_value()
    {
        var figures = Asked(BySexToo);
        Assert.Equal((double)people.Count(p => p.Income > 13) / people.Length, figures.Known("explanation.partial_dependence", at: "column=sex, value=f").Point, 1e-12);
        Assert.Equal((double)people.Count(p => p.Income > 9) / people.Length, figures.Known("explanation.partial_dependence", at: "column=sex, value=m").Point, 1e-12);
        var curve = figures.Where(f => f.Id is "explanation.partial_dependence" && f.Group!.Parts.IsEmpty && f.At!.ToString().StartsWith("column=income", StringComparison.Ordinal)).Select(f => ((MeasuredValue.Known)f.Value).Estimate.Point).ToArray();
        Assert.Equal(5, curve.Length);
        Assert.Equal(curve.Order(), curve);
        Assert.Equal((0, 1), (curve[0], curve[^1]));
    }

    [Fact]
    public void Rows_without_an_answer_make_what_rests_on_them_unknown_and_nothing_else()
    {
        var figures = Asked(ByIncome, row => row.Probe is "permutation" && row.Place is "debt");
        var unknown = figures.NotKnown("explanation.importance", at: "column=debt");
        Assert.Equal(UnknownCause.Undecided, unknown.Cause);
        Assert.Contains("480 rows (no answer: nobody answered)", unknown.Detail, StringComparison.Ordinal);
        Assert.NotNull(figures.Known("explanation.importance", at: "column=income"));
    }

    [Fact]
    public void A_column_that_is_not_there_or_has_one_value_is_named()
    {
        var settings = (ExplanationSettings)CardFigures.Entry(folder, Keys.Replace("counterfactual: sex", "counterfactual: [sexe, income]", StringComparison.Ordinal)).Settings;
        var cases = Cases(settings);
        var problems = settings.Rows(cases, 1).Problems;
        Assert.Contains(problems, p => p.What.Contains("'sexe' is no column of the endpoint", StringComparison.Ordinal) && p.Remedy.Contains("'sex'", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.What.Contains("'income' has", StringComparison.Ordinal));
    }

    // As `gnomon probe` does it, with a rule in the place of a server.
    private IReadOnlyList<Measurement> Asked(Func<IReadOnlyList<string?>, bool> model, Func<ProbeRow, bool>? isSilent = null)
    {
        var settings = (ExplanationSettings)CardFigures.Entry(folder, Keys).Settings;
        var rows = settings.Rows(Cases(settings), 5).Value;
        Assert.Equal(Enumerable.Range(0, rows.Count), rows.Select(r => r.Number));
        AnswersFile.Write(folder.At("answers.csv"), new CsvDialect(), rows, [.. rows.Select(r => isSilent?.Invoke(r) is true ? new RowAnswer(null, "no answer: nobody answered") : new RowAnswer(model(r.Values) ? "yes" : "no", null))]);
        return CardFigures.Of(folder, Keys);
    }

    private CaseTable Cases(ExplanationSettings settings)
    {
        var cases = people.Select(p => new CaseRow(p.Id, [p.Sex, $"{p.Income}", $"{p.Debt}"], [p.Sex])).ToList();
        return new CaseTable([.. settings.Endpoint!.Columns.Select((c, i) => new ProbeColumn(c, settings.Endpoint.InputOf(c), [.. cases.Select(r => r.Values[i])]))], ["sex"], cases);
    }
}
