using System.Text.RegularExpressions;
using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;
using Gnomon.Columns.Sources;

namespace Gnomon.Columns.Counting;

/// <summary>The expressions of a request after the gate.</summary>
internal sealed record GatedRequest(GatedExpression? Label, GatedExpression? Prediction, IReadOnlyList<GatedExpression> Groups, GatedExpression? Unit, GatedExpression? Frequency)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Gates all of them and gathers every refusal.</summary>
    internal static Checked<GatedRequest> From(CountRequest request, Source source, DuckConnection connection)
    {
        var gate = new ExpressionGate(connection, source.Columns);
        var problems = new List<Problem>();
        GatedExpression? Pass(string key, string? text)
        {
            if (text is null)
                return null;
            var result = gate.Check(key, text);
            problems.AddRange(result.Problems);
            return result.IsGood ? result.Value : null;
        }

        var label = Pass("label", request.Label);
        var prediction = Pass("prediction", request.Prediction);
        // A kind's own columns are called =score or =label: no grouping of a card can be.
        var groups = request.Groups.Select(g => Pass(g.Key.StartsWith('=') ? g.Key[1..] : "groups." + g.Key, g.Value)).ToList();
        var unit = Pass("unit", request.Unit);
        var frequency = Pass("weight", request.Frequency);
        return problems.Count > 0 ? Checked.Bad<GatedRequest>(problems) : Checked.Good(new GatedRequest(label, prediction, [.. groups.Select(g => g!)], unit, frequency));
    }

    /// <summary>Every expression but the groups: those that are reckoned row by row.</summary>
    internal IReadOnlyList<GatedExpression> OfRows => [.. new[] { Label, Prediction, Unit, Frequency }.OfType<GatedExpression>()];

    /// <summary>The columns whose type matters, with their types, by name: not those of which only the text is read, nor those that are cast wherever they stand.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Columns =>
    [
        .. Groups.Where(g => g.PlainColumn is null).Concat(OfRows).SelectMany(e => e.Used.Where(c => !IsCast(c, e.Sql)))
            .DistinctBy(c => c.Name, StringComparer.Ordinal).OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => KeyValuePair.Create(c.Name, c.Type)),
    ];

    private static bool IsCast(Column column, string sql)
    {
        var name = $"(?:{Regex.Escape(Sql.Name(column.Name))}|{Regex.Escape(column.Name)})";
        return !Regex.IsMatch(Regex.Replace(sql, $@"CAST\({name} AS \w+(?:\(\d+,\s*\d+\))?\)", "", RegexOptions.CultureInvariant, Patience), name, RegexOptions.CultureInvariant, Patience);
    }

    internal CountQuery Query(Source source) => new(source, Groups, OfRows);
}
