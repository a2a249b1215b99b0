using System.Globalization;
using Gnomon.Describe.Shapes;

namespace Gnomon.Plan;

/// <summary>One entry under <c>criteria</c>: a metric, whom it is compared over, and the bar.</summary>
internal static class CriterionShape
{
    /// <summary>The shape.</summary>
    public static MapShape<Criterion> Of()
    {
        var id = new Field<string>("id", IdShape.Short, "what obligations call the criterion: bias-examination", required: true);
        var measure = new Field<MetricDefinition>("measure", new MetricShape(), "the figure that is held against the bar", required: true);
        var by = new Field<IReadOnlyList<string>>("by", By(), "the group columns; absent = every declared one and every pair of them");
        var atLeast = new Field<decimal>("at-least", new NumberShape(), "the bar as a floor");
        var atMost = new Field<decimal>("at-most", new NumberShape(), "the bar as a ceiling");
        var leaveOut = new Field<LeaveOut>("leave-out", LeaveOutShape(), "small groups that the plan leaves out before anything is counted");
        return new MapShape<Criterion>("a criterion", [id, measure, by, atLeast, atMost, leaveOut], got => new Criterion(
            got.Get(id),
            got.Get(measure).Id,
            got.Maybe(by),
            got.Node(atLeast) is null ? BarSide.AtMost : BarSide.AtLeast,
            (double)(got.Value(atLeast) ?? got.Get(atMost)),
            got.Maybe(leaveOut)))
        {
            Check = (got, place) => HasOneBar(got, atLeast, atMost, place) & IsInRange(got, measure, atLeast, place) & IsInRange(got, measure, atMost, place),
        };
    }

    private static ListShape<string> By() => new(IdShape.GroupName) { Least = 1, Most = 2, Unique = g => g, Example = "[sex] or [sex, age]" };

    private static bool HasOneBar(Got got, Field atLeast, Field atMost, Place place) => (got.Node(atLeast), got.Node(atMost)) switch
    {
        (null, null) => place.Refuse(got.Line, "the criterion has no bar; at-least or at-most was expected", "add 'at-least: ...' or 'at-most: ...'"),
        (not null, not null) => place.Refuse(got.Line, "the criterion has two bars; at-least or at-most was expected", "keep one, and make a second criterion of the other"),
        _ => true,
    };

    private static bool IsInRange(Got got, Field<MetricDefinition> measure, Field<decimal> bar, Place place)
    {
        if (!got.TryGet(measure, out var metric) || got.Value(bar) is not { } value)
            return true;
        var outside = (metric.Least is { } least && (double)value < least) || (metric.Greatest is { } greatest && (double)value > greatest);
        return !outside || place.Key(bar.Name).Refuse(
            got.Node(bar)!,
            string.Create(CultureInfo.InvariantCulture, $"the bar {value} lies outside the range of {metric.Id}; {Range(metric)} was expected"),
            "set a bar that the metric can reach");
    }

    private static string Range(MetricDefinition metric) => (metric.Least, metric.Greatest) switch
    {
        ({ } least, { } greatest) => string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {greatest}"),
        ({ } least, null) => string.Create(CultureInfo.InvariantCulture, $"a number from {least}"),
        (null, { } greatest) => string.Create(CultureInfo.InvariantCulture, $"a number up to {greatest}"),
        _ => "a number",
    };

    private static MapShape<LeaveOut> LeaveOutShape()
    {
        var share = new Field<decimal>("share-below", new NumberShape(), "leaves out groups with less than this share of the rows", required: true);
        var reason = new Field<string>("reason", new TextShape("a reason"), "why", required: true);
        var optional = new Field<bool>("optional", new YesNoShape(), "whether the owner allows it without asking for it");
        var stillShow = new Field<IReadOnlyList<string>>("still-show", new ListShape<string>(new WordShape(["count", "rate"])) { Unique = w => w }, "figures that the owner still wants shown; Gnomon shows them all");
        return new MapShape<LeaveOut>("leave-out", [share, reason, optional, stillShow], got => new LeaveOut((double)got.Get(share), got.Get(reason))
        {
            Optional = got.Value(optional),
            StillShow = got.List(stillShow),
        })
        {
            Check = (got, place) => got.Value(share) is not { } value || value is > 0 and < 1
                || place.Key(share.Name).Refuse(got.Node(share)!, string.Create(CultureInfo.InvariantCulture, $"the share {value} leaves out nothing or all; a number above 0 and below 1 was expected"), "write a share, for example 0.02"),
        };
    }
}
