using System.Globalization;
using System.Text.RegularExpressions;
using Gnomon.Columns.Duck;

namespace Gnomon.Columns.Counting;

/// <summary>
/// Fills the holes of a statement of our own. What is put in is text of gated expressions, our own names, and whole numbers; nothing
/// that is put in is looked at again. A file may hold several statements with <c>{next}</c> between, or the word next as the separator of a list.
/// </summary>
/// <param name="rows">The rows of the measure's data under "", those of other data under their names.</param>
/// <param name="inputs">By the name of the input: the column that stands for it in the rows, and its expression for people.</param>
/// <param name="numbers">The whole numbers.</param>
internal sealed partial class StatementText(
    IReadOnlyDictionary<string, string> rows,
    IReadOnlyDictionary<string, IReadOnlyList<(string Column, string Expression)>> inputs,
    IReadOnlyDictionary<string, long> numbers)
{
    // No expression has a control character in it: the gate refuses them.
    private const char Next = '\u0002';

    /// <summary>The statements, in their order.</summary>
    internal IReadOnlyList<string> Statements(string template) => Fill(template).Split(Next, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private string Fill(string template) => Hole().Replace(Given().Replace(template, part => inputs.ContainsKey(part.Groups["if"].Value) ? part.Groups["then"].Value : ""), hole =>
    {
        if (!hole.Groups["list"].Success)
            return hole.Groups["sets"].Success ? Sets(hole) : Plain(hole.Groups["name"].Value);
        var parts = (inputs.GetValueOrDefault(hole.Groups["list"].Value) ?? []).Select((input, i) => Item().Replace(hole.Groups["body"].Value, inner => inner.Groups["name"].Value switch
        {
            "it" => Sql.Name(input.Column),
            "it.name" => Sql.Text(input.Expression),
            "index" => i.ToString(CultureInfo.InvariantCulture),
            var name => Plain(name),
        }));
        return Joined(parts, hole.Groups["separator"].Value);
    });

    // Every set of the inputs of one name but the empty one: a bit for each input.
    private string Sets(Match hole)
    {
        var columns = Input(hole.Groups["sets"].Value).Select(i => Sql.Name(i.Column)).ToArray();
        var parts = Enumerable.Range(1, (1 << columns.Length) - 1).Select(bits => Item().Replace(hole.Groups["part"].Value, inner => inner.Groups["name"].Value switch
        {
            "these" => string.Join(", ", columns.Where((_, i) => (bits >> i & 1) != 0)),
            "bits" => bits.ToString(CultureInfo.InvariantCulture),
            var name => Plain(name),
        }));
        return Joined(parts, hole.Groups["between"].Value);
    }

    private static string Joined(IEnumerable<string> parts, string separator) => string.Join(separator.Trim() is "next" ? Next.ToString() : $" {separator.Trim()} ", parts);

    private string Plain(string name)
    {
        if (string.Equals(name, "next", StringComparison.Ordinal))
            return Next.ToString();
        if (string.Equals(name, "rows", StringComparison.Ordinal) || name.StartsWith("rows.", StringComparison.Ordinal))
            return $"({rows[name.Length > 4 ? name[5..] : ""]})";
        return numbers.TryGetValue(name, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : string.Join(", ", Input(name).Select(i => Sql.Name(i.Column)));
    }

    private IReadOnlyList<(string Column, string Expression)> Input(string name) => inputs.TryGetValue(name, out var found)
        ? found
        : throw new InvalidOperationException($"a statement of ours asks for {name}, which its request does not give");

    [GeneratedRegex(@"\{each (?<list>\w+) by(?<separator>[^}]*)\}(?<body>.*?)\{end\}|\{every (?<sets>\w+) by(?<between>[^}]*)\}(?<part>.*?)\{end\}|\{(?<name>[\w.]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"\{if (?<if>\w+)\}(?<then>.*?)\{fi\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Given();

    [GeneratedRegex(@"\{(?<name>[\w.]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Item();
}
