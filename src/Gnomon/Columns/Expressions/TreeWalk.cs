using System.Text.Json;

namespace Gnomon.Columns.Expressions;

/// <summary>One walk over the tree of a statement: accepts what is on the list, keeps the first thing that is not.</summary>
internal sealed class TreeWalk(IReadOnlyList<Column> columns)
{
    private readonly List<Column> used = [];

    internal Refusal? Refusal { get; private set; }

    internal IReadOnlyList<Column> Used => used;

    internal Column? PlainColumn { get; private set; }

    /// <summary>Whether <c>isnan</c>, <c>isfinite</c> or <c>isinf</c> is called.</summary>
    internal bool MindsNaN { get; private set; }

    /// <summary>Walks a statement; it must be that of <c>SELECT 1</c> in everything but its one expression.</summary>
    internal void Visit(JsonElement statement, JsonElement empty)
    {
        Refusal = Statements.Refuse(statement, empty);
        if (Refusal is not null)
            return;
        var expression = Statements.Select(statement)[0];
        if (expression.GetProperty("alias").GetString() is { Length: > 0 } alias)
            Refuse($"the expression gives itself the name \"{alias}\"", "leave out the AS; names stand in the card");
        Node(expression, 0);
        if (Is(expression, "COLUMN_REF") && used.Count == 1)
            PlainColumn = used[0];
    }

    private void Node(JsonElement node, int depth)
    {
        if (Refusal is not null || node.ValueKind == JsonValueKind.Null)
            return;
        if (depth > ExpressionLanguage.MaxDepth)
            Refuse(FormattableString.Invariant($"the expression nests more than {ExpressionLanguage.MaxDepth} deep"), "simplify it, or compute a column beforehand");
        else if (depth > 0 && node.GetProperty("alias").GetString() is { Length: > 0 })
            Refuse("a part of the expression is given a name");
        else
            Class(node, depth + 1);
    }

    private void Class(JsonElement node, int depth)
    {
        switch (node.GetProperty("class").GetString())
        {
            case "CONSTANT":
                break;
            case "COLUMN_REF":
                ColumnName(node.GetProperty("column_names"));
                break;
            case "COMPARISON":
                Parts(node, depth, "left", "right");
                break;
            case "BETWEEN":
                Parts(node, depth, "input", "lower", "upper");
                break;
            case "CONJUNCTION":
                All(node.GetProperty("children"), depth);
                break;
            case "OPERATOR":
                Operator(node, depth);
                break;
            case "FUNCTION":
                Function(node, depth);
                break;
            case "CAST":
                Cast(node, depth);
                break;
            case "CASE":
                foreach (var check in node.GetProperty("case_checks").EnumerateArray())
                    Parts(check, depth, "when_expr", "then_expr");
                Parts(node, depth, "else_expr");
                break;
            case var other:
                Refuse(Classes.Describe(other));
                break;
        }
    }

    private void ColumnName(JsonElement names)
    {
        var parts = names.EnumerateArray().Select(n => n.GetString()!).ToList();
        if (parts.Count != 1)
            Refuse($"{string.Join('.', parts)} is a name in several parts", "write a column by its own name alone, in double quotes if it has a dot in it");
        else if (columns.FirstOrDefault(c => string.Equals(c.Name, parts[0], StringComparison.OrdinalIgnoreCase)) is not { } column)
            Missing(parts[0]);
        else if (!column.IsScalar)
            Refuse($"column \"{column.Name}\" is of type {column.Type}, which is not one plain value a row", "use a column of text, numbers, dates or booleans");
        else if (!used.Contains(column))
            used.Add(column);
    }

    private void Missing(string name)
    {
        if (columns.Any(c => string.Equals(c.Name, "join." + name, StringComparison.OrdinalIgnoreCase)))
            Refuse($"the column \"{name}\" stands in the data and in the joined file", $"write \"data.{name}\" or \"join.{name}\", in double quotes");
        else
            Refuse($"there is no column \"{name}\" in the data", Nearest.Remedy(name, columns));
    }

    private void Operator(JsonElement node, int depth)
    {
        var type = node.GetProperty("type").GetString();
        if (type is "OPERATOR_NOT" or "OPERATOR_IS_NULL" or "OPERATOR_IS_NOT_NULL" or "OPERATOR_COALESCE" or "COMPARE_IN" or "COMPARE_NOT_IN")
            All(node.GetProperty("children"), depth);
        else
            Refuse($"the operator {type} is not allowed");
    }

    private void Function(JsonElement node, int depth)
    {
        var name = node.GetProperty("function_name").GetString()!;
        var plain = node.GetProperty("schema").GetString() is "" or "main" && node.GetProperty("catalog").GetString() is ""
            && node.GetProperty("filter").ValueKind == JsonValueKind.Null && !node.GetProperty("distinct").GetBoolean()
            && node.GetProperty("order_bys").GetProperty("orders").GetArrayLength() == 0 && !node.GetProperty("export_state").GetBoolean();
        if (!plain)
            Refuse($"{name} is called with DISTINCT, ORDER BY, FILTER or the name of a database", "call it with its arguments alone");
        else if (!(ExpressionLanguage.FunctionNames.Contains(name) || ExpressionLanguage.Operators.Contains(name)))
            Refuse($"the function or operator {name} is not allowed");
        else
            All(node.GetProperty("children"), depth);
        MindsNaN |= name is "isnan" or "isfinite" or "isinf";
    }

    private void Cast(JsonElement node, int depth)
    {
        var type = node.GetProperty("cast_type");
        var id = type.GetProperty("id").GetString()!;
        var info = type.GetProperty("type_info");
        var known = info.ValueKind == JsonValueKind.Null || info.GetProperty("type").GetString() is "DECIMAL_TYPE_INFO";
        if (known && ExpressionLanguage.CastTypes.Contains(id))
            Parts(node, depth, "child");
        else
            Refuse($"a CAST to {(known ? id : "this type")} is not allowed", "cast to one of " + string.Join(", ", ExpressionLanguage.Types));
    }

    private void Parts(JsonElement node, int depth, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            Node(node.GetProperty(name), depth);
    }

    private void All(JsonElement children, int depth)
    {
        foreach (var child in children.EnumerateArray())
            Node(child, depth);
    }

    private void Refuse(string what, string? remedy = null) => Refusal ??= new Refusal(what, remedy);

    private static bool Is(JsonElement node, string name) => string.Equals(node.GetProperty("class").GetString(), name, StringComparison.Ordinal);
}
