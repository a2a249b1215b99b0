using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;

namespace Gnomon.Columns.Counting;

/// <summary>Compiles each expression over the data, without running it, to learn its type.</summary>
internal sealed class ExpressionTypes(DuckConnection connection, CountQuery query)
{
    private readonly List<Problem> problems = [];
    private readonly List<GatedExpression> fractions = [];
    private Dictionary<GatedExpression, DuckType> types = [];

    /// <summary>The groups that are FLOAT or DOUBLE, or every expression whose type does not fit.</summary>
    internal Checked<IReadOnlyCollection<GatedExpression>> Check(GatedRequest request)
    {
        types = TypesOf([.. request.OfRows, .. request.Groups]);
        foreach (var expression in new[] { request.Label, request.Prediction }.OfType<GatedExpression>())
        {
            if (TypeOf(expression) is { } type and not DuckType.Boolean && !expression.IsNothing)
                problems.Add(NotBoolean(expression, type));
        }

        foreach (var group in request.Groups)
        {
            if (TypeOf(group) is DuckType.Float or DuckType.Double)
                fractions.Add(group);
        }

        if (request.Unit is { } unit)
            TypeOf(unit);
        if (request.Frequency is { } frequency && TypeOf(frequency) is DuckType.Text or DuckType.Boolean)
            problems.Add(Doubt.Of(frequency)?.At(frequency.Key) ?? new Problem(ExitCode.Expression, "the expression does not give whole numbers", "name a column of whole numbers, or CAST") { Key = frequency.Key });
        return problems.Count > 0 ? Checked.Bad<IReadOnlyCollection<GatedExpression>>(problems) : Checked.Good<IReadOnlyCollection<GatedExpression>>(fractions);
    }

    // All at once, for most requests are right; none where one of them does not compile, which each by itself then tells.
    private Dictionary<GatedExpression, DuckType> TypesOf(GatedExpression[] all)
    {
        try
        {
            using var statement = connection.Prepare(query.Each(all));
            return all.Index().DistinctBy(e => e.Item).ToDictionary(e => e.Item, e => statement.ColumnType(e.Index));
        }
        catch (DuckException)
        {
            return [];
        }
    }

    private DuckType? TypeOf(GatedExpression expression)
    {
        if (Doubt.Barring(expression) is { } doubt)
        {
            problems.Add(doubt.At(expression.Key));
            return null;
        }

        if (types.TryGetValue(expression, out var type))
            return type;
        try
        {
            using var statement = connection.Prepare(query.Each([expression]));
            return statement.ColumnType(0);
        }
        catch (DuckException fault)
        {
            problems.Add(Doubt.Of(expression)?.At(expression.Key) ?? new Problem(ExitCode.Expression, "the expression does not fit the types of the columns: " + DuckMessage.Short(fault.Message),
                "compare text with text ('...') and numbers with numbers, or CAST")
            { Key = expression.Key });
            return null;
        }
    }

    // The comparison that the type of a column asks for, with its name in it.
    private static string Comparison(Column? column) => column is null ? "write a comparison, for example outcome = 'admitted' or score >= 0.5"
        : column.IsText ? $"write a comparison, for example {Sql.Name(column.Name)} = 'yes'"
        : column.Type.EndsWith("INT", StringComparison.Ordinal) || column.Type.EndsWith("INTEGER", StringComparison.Ordinal) ? $"write a comparison, for example {Sql.Name(column.Name)} = 1"
        : $"write a comparison, for example {Sql.Name(column.Name)} >= 0.5";

    private static Problem NotBoolean(GatedExpression expression, DuckType type)
    {
        var found = expression.PlainColumn is { } column ? $"column \"{column.Name}\" is of type {column.Type}" : $"the expression gives {type}";
        return new Problem(ExitCode.Expression, $"{found} and not true or false", Comparison(expression.PlainColumn)) { Key = expression.Key };
    }
}
