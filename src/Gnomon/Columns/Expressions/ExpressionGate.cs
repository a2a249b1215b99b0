using System.Text.Json;
using Gnomon.Columns.Duck;

namespace Gnomon.Columns.Expressions;

/// <summary>
/// Decides whether the text of an expression may run over the data. DuckDB's own parser turns it into a tree; the tree is accepted
/// only if every node is on a list; what runs is the text that DuckDB writes from that tree. See docs/design/expression-gate.md.
/// </summary>
internal sealed class ExpressionGate(DuckConnection connection, IReadOnlyList<Column> columns)
{
    // Deeper than any tree that MaxDepth lets through: three levels of JSON for each level of the expression.
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 16 + (3 * ExpressionLanguage.MaxDepth) };

    private readonly JsonDocument empty = JsonDocument.Parse(Serialize(connection, "1"));

    /// <summary>Checks one expression.</summary>
    /// <param name="key">Where it stands in the request, for the problem.</param>
    /// <param name="text">As the card writes it.</param>
    internal Checked<GatedExpression> Check(string key, string text)
    {
        if (Form(text) is { } form)
            return Checked.Bad<GatedExpression>(form.At(key));
        try
        {
            var json = Serialize(connection, NameAlone(text));
            var walk = Walk(json);
            if (walk.Refusal is { } refusal)
                return Checked.Bad<GatedExpression>(refusal.At(key));

            // The text that runs is checked once more: what DuckDB writes must parse to something on the list, too.
            var sql = Deserialize(json);
            return Walk(Serialize(connection, sql)).Refusal is { } again
                ? Checked.Bad<GatedExpression>(again.At(key))
                : Checked.Good(new GatedExpression(key, $"({sql})", walk.Used, walk.PlainColumn) { MindsNaN = walk.MindsNaN });
        }
        catch (JsonException)
        {
            return Checked.Bad<GatedExpression>(TooDeep.At(key));
        }
        catch (DuckException)
        {
            return Checked.Bad<GatedExpression>(new Refusal("DuckDB's parser gives up on the expression").At(key));
        }
    }

    // The bare name of a column needs no quotes, even where it has a blank in it or is a word of SQL.
    private string NameAlone(string text) =>
        columns.FirstOrDefault(c => string.Equals(c.Name, text.Trim(), StringComparison.Ordinal)) is { } column ? Sql.Name(column.Name) : text;

    private static Refusal TooDeep => new(FormattableString.Invariant($"the expression nests more than {ExpressionLanguage.MaxDepth} deep"),
        "simplify it, or compute a column beforehand");

    private static Refusal? Form(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new Refusal("the expression is empty");
        if (text.Length > ExpressionLanguage.MaxLength)
            return new Refusal(FormattableString.Invariant($"the expression has {text.Length} characters; {ExpressionLanguage.MaxLength} are allowed"),
                "shorten it, or compute a column beforehand");
        return text.Any(c => (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || char.IsSurrogate(c) && !WellFormed(text))
            ? new Refusal("the expression has a control character in it", "type it anew")
            : null;
    }

    private static bool WellFormed(string text) => !text.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar);

    private TreeWalk Walk(string json)
    {
        using var tree = JsonDocument.Parse(json, Shallow);
        var walk = new TreeWalk(columns);
        walk.Visit(tree.RootElement, empty.RootElement);
        return walk;
    }

    // The line break ends a comment at the end of the expression, which would otherwise swallow what follows.
    private static string Serialize(DuckConnection connection, string expression) =>
        One(connection, "SELECT CAST(json_serialize_sql(CAST($1 AS VARCHAR)) AS VARCHAR)", "SELECT " + expression + "\n");

    private string Deserialize(string json)
    {
        const string Start = "SELECT ";
        var sql = One(connection, "SELECT json_deserialize_sql(CAST($1 AS JSON))", json);
        return sql.StartsWith(Start, StringComparison.Ordinal) ? sql[Start.Length..] : throw new DuckException("not a SELECT: " + sql);
    }

    private static string One(DuckConnection connection, string sql, string argument)
    {
        using var rows = connection.Kept(sql).Bind(1, argument).Execute();
        return rows.Next() && rows.Text(0) is { } text ? text : throw new DuckException("no answer");
    }
}
