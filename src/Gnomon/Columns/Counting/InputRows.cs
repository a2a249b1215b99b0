using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;
using Gnomon.Columns.Sources;

namespace Gnomon.Columns.Counting;

/// <summary>One input of a query after the gate.</summary>
/// <param name="Name">The input's name.</param>
/// <param name="Column">How the rows call it.</param>
/// <param name="Form">What it is turned into.</param>
/// <param name="Expression">The expression.</param>
internal sealed record GatedInput(string Name, string Column, InputForm Form, GatedExpression Expression)
{
    /// <summary>Whether the text of a column of the file is wanted as it stands there.</summary>
    internal bool IsRaw => Form == InputForm.Text && Expression.PlainColumn is not null;
}

/// <summary>The rows that a query reads from one source: a column for each input.</summary>
internal sealed class InputRows
{
    private readonly string inner;
    private readonly IReadOnlyList<GatedInput> inputs;

    internal InputRows(Source source, IReadOnlyList<GatedInput> inputs)
    {
        this.inputs = inputs;
        var raw = inputs.Where(i => i.IsRaw).Select(i => i.Expression.PlainColumn!).Distinct().ToList();
        var computed = inputs.Where(i => !i.IsRaw).SelectMany(i => i.Expression.Used).Distinct().ToList();
        var columns = computed.Select(c => (raw.Contains(c) ? source.Typed(c) : Source.Plain(c)) + " AS " + Sql.Name(c.Name))
            .Concat(inputs.Where(i => i.IsRaw).Select(i => $"{Source.Plain(i.Expression.PlainColumn!)} AS {Sql.Name(Raw(i))}"));
        inner = $"SELECT {string.Join(", ", columns.DefaultIfEmpty("1 AS \"\u0001\""))} FROM {source.Table(raw)}";
    }

    /// <summary>A statement of one input: compiling it tells its type.</summary>
    internal string One(GatedInput input) => $"SELECT {Bare(input)} FROM ({inner})";

    /// <summary>A statement that reckons one input over every row, and nothing else.</summary>
    internal string Alone(GatedInput input) => $"SELECT max(CAST({Formed(input)} AS VARCHAR)) FROM ({inner})";

    /// <summary>The rows.</summary>
    internal string Text => $"SELECT {string.Join(", ", inputs.Select(i => $"{Formed(i)} AS {Sql.Name(i.Column)}").DefaultIfEmpty("1 AS \"\u0001\""))} FROM ({inner})";

    private static string Formed(GatedInput input) => input.Form switch
    {
        // In Parquet a column may be of any type; in CSV it is text already, and the cast is none.
        InputForm.Text => $"CAST({(input.IsRaw ? Bare(input) : input.Expression.WithoutNaN)} AS VARCHAR)",
        InputForm.Truth => input.Expression.Truth,
        InputForm.Number => $"CAST({Bare(input)} AS DOUBLE)",
        _ => Bare(input),
    };

    private static string Bare(GatedInput input) => input.IsRaw ? Sql.Name(Raw(input)) : input.Expression.Sql;

    // No column of a file has a control character in its name that an expression could say: the gate refuses them.
    private static string Raw(GatedInput input) => "\u0001" + input.Column;
}
