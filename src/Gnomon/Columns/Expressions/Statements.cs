using System.Text.Json;

namespace Gnomon.Columns.Expressions;

/// <summary>The frame round an expression: it must be exactly that of <c>SELECT 1</c>.</summary>
internal static class Statements
{
    private const string SelectList = "select_list";

    /// <summary>The expressions of the one statement.</summary>
    internal static JsonElement Select(JsonElement root) => Body(root).GetProperty(SelectList);

    /// <summary>What is wrong with the frame; null when it is that of <paramref name="empty"/>.</summary>
    internal static Refusal? Refuse(JsonElement root, JsonElement empty)
    {
        if (root.GetProperty("error").GetBoolean())
            return Error(root);
        if (root.GetProperty("statements").GetArrayLength() != 1)
            return new Refusal("there is more than one statement in the expression", "give one expression without a semicolon");
        var statement = root.GetProperty("statements")[0];
        if (statement.GetProperty("named_param_map").GetArrayLength() != 0)
            return new Refusal("the expression has a parameter ($1, ?) in it");
        if (!SameFrame(Body(root), Body(empty)))
            return new Refusal("the expression is followed by clauses of a query (FROM, WHERE, UNION, ...)", "give the expression alone");
        return Select(root).GetArrayLength() == 1 ? null : new Refusal("there are several expressions, with a comma between", "give one");
    }

    private static Refusal Error(JsonElement root)
    {
        var message = root.GetProperty("error_message").GetString()!;
        return message.StartsWith("Only SELECT", StringComparison.Ordinal)
            ? new Refusal("there is a second statement in the expression", "give one expression without a semicolon")
            : new Refusal("this is not an expression: " + DuckMessage.Short(message), "write a comparison, for example outcome = 'admitted'; a column whose name is a word of SQL or has blanks goes in double quotes");
    }

    private static JsonElement Body(JsonElement root) => root.GetProperty("statements")[0].GetProperty("node");

    private static bool SameFrame(JsonElement body, JsonElement empty)
    {
        var names = body.EnumerateObject().Select(p => p.Name).ToList();
        return names.SequenceEqual(empty.EnumerateObject().Select(p => p.Name), StringComparer.Ordinal)
            && names.Where(n => !string.Equals(n, SelectList, StringComparison.Ordinal)).All(n => JsonElement.DeepEquals(body.GetProperty(n), empty.GetProperty(n)));
    }
}
