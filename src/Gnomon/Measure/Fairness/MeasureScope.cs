using Gnomon.Columns;
using Gnomon.Describe;

namespace Gnomon.Measure.Fairness;

/// <summary>What all figures of one measure share: whose they are, where from, and what may be shown.</summary>
internal sealed record MeasureScope(MeasureDeclaration Declaration, Withholding Withheld, string Source)
{
    public int PublishSize => Withheld.Below;

    public string Measure => Declaration.Id;

    public bool HasLabel => Declaration.Label is not null;

    /// <summary>Whether the group is too small for its values to be shown, or would tell of one that is. The whole is never withheld.</summary>
    public bool IsWithheld(GroupRows group) => Withheld.Hides(group.Key, group.Rows);

    public Measurement Measurement(string id, long rows, string unit, MeasuredValue value) => new(Measure, id, rows, unit, Source, value);
}
