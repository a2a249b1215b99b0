using Gnomon.Columns;
using Gnomon.Decide;
using Gnomon.Describe;
using Gnomon.Describe.Yaml;
using Gnomon.Law;
using Gnomon.Plan;
using Gnomon.Tests.Measure;

namespace Gnomon.Tests.Decide;

/// <summary>Plans, cards and duties for tests of deciding, with everything that does not matter filled in.</summary>
internal static class Case
{
    public static readonly DateOnly Day = new(2026, 11, 2);

    public static Criterion AtLeast(string measure, double bar, LeaveOut? leaveOut = null) => new("bar", measure, ["g"], BarSide.AtLeast, bar, leaveOut);

    public static Criterion AtMost(string measure, double bar, LeaveOut? leaveOut = null) => new("bar", measure, ["g"], BarSide.AtMost, bar, leaveOut);

    public static CriterionFinding Decide(CellTable cells, Criterion criterion, MeasureDeclaration? measure = null, int minimumSize = 0, int publishSize = 0) =>
        Criteria(cells, [criterion], measure, minimumSize, publishSize).Single();

    public static IReadOnlyList<CriterionFinding> Criteria(
        CellTable cells, IReadOnlyList<Criterion> criteria, MeasureDeclaration? measure = null, int minimumSize = 0, int publishSize = 0)
    {
        var plan = Plan(measure ?? Some.Declaration(groups: [.. cells.GroupNames]), criteria, minimumSize, publishSize);
        return Findings(plan, cells, []).Criteria;
    }

    public static Findings Findings(AssessmentPlan plan, CellTable cells, IReadOnlyList<ObligationDue> duties, params FactAnswer[] answers)
    {
        var pack = new PackClassification("pack", "1", "", Text, "EU", Day, null, [], duties, [], []);
        var counted = new Dictionary<string, Counts>(StringComparer.Ordinal) { ["outcomes"] = new(cells, [], []) { Withheld = Withholding.Of(cells, cells.GroupNames, plan.Profile.PublishSize) } };
        return Decider.Decide(plan, new Classification(plan.Reading, [pack]), counted, Card(answers));
    }

    public static AssessmentPlan Plan(
        MeasureDeclaration measure, IReadOnlyList<Criterion> criteria, int minimumSize = 0, int publishSize = 0, params DocumentDeclaration[] documents) => new()
        {
            System = "org.example.test",
            SystemVersion = "1",
            Reading = new Reading(Day, Day),
            Engine = "test",
            CardDigest = "c",
            FactsDigest = "f",
            Packs = [],
            Profile = new PlannedProfile("test", "tests", "p", minimumSize, publishSize, criteria),
            Measures = [new PlannedMeasure(measure, [])],
            Documents = [.. documents.Select(d => new PlannedDocument(d, new PlannedFile(d.File, 1, "ab")))],
        };

    public static ObligationDue Duty(EvidenceAsked? asks, Truth truth = Truth.True, params Unknown[] unknowns) => new(
        "art-1", Use: null, "role", Text, truth, truth, DateRange.On(Day), DateRange.Never, asks, unknowns, new Grounds([], [], Confirmation.Primary));

    private static readonly LocalizedText Text = new("text", null, null);

    private static SystemCard Card(FactAnswer[] answers) => new()
    {
        File = YamlFile.Parse("{}"u8.ToArray(), "card", ExitCode.Card).Value,
        Folder = "/",
        Id = "org.example.test",
        Name = Text,
        Version = "1",
        Claims = new Claims(null, null),
        Facts = answers,
        Markets = [],
        Models = [],
        Uses = [],
        Measures = [],
        Profile = "test",
        Documents = [],
    };
}
