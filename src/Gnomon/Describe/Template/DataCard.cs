using System.Globalization;
using System.Text;

namespace Gnomon.Describe.Template;

/// <summary>What somebody said of the columns of their data; null for what they left open.</summary>
/// <param name="Data">The name of the file beside the card.</param>
/// <param name="Sheet">The sheet of a workbook.</param>
/// <param name="Join">A second file whose rows belong to rows of the first.</param>
/// <param name="Label">What really happened, an expression.</param>
/// <param name="Prediction">What the system decided, an expression.</param>
/// <param name="Favourable">Whether that decision helps the person.</param>
/// <param name="Unit">The column that names the person or case; null where each row is another.</param>
/// <param name="OneRowPerUnit">Whether each row is about another person; null where nobody said.</param>
/// <param name="Groups">The columns whose groups are compared.</param>
public sealed record DataChoices(string Data, string? Sheet, JoinDeclaration? Join, string? Label, string? Prediction, bool? Favourable, string? Unit, bool? OneRowPerUnit, IReadOnlyList<string> Groups);

/// <summary>The card that <c>gnomon init DIR --data FILE</c> writes: nothing in it is made up; what nobody said is a comment.</summary>
public static class DataCard
{
    private const string Head = """
        # {data.head}
        gnomon: 1

        system:
          id: org.example.system  # {card.id}
          name: { en: My system, vi: Hệ thống của tôi, fr: Mon système }  # {card.name}
          version: "1"

        # {data.facts}
        # facts:
        #   org.kind: private

        # {data.markets}
        # markets:
        #   - { id: eu }
        #   - { id: vn }

        # {data.uses}
        uses:
          - id: use

        """;

    /// <summary>The text of the card.</summary>
    /// <param name="choices">What was said of the columns.</param>
    /// <param name="language">The language of the comments.</param>
    public static string Write(DataChoices choices, Language language)
    {
        ArgumentNullException.ThrowIfNull(choices);
        // Without a decision and groups nothing can be compared; the entry then waits as a comment and the card still reads.
        var mark = choices.Prediction is null || choices.Groups.Count == 0 ? "# " : "";
        var words = new TemplateWords(language);
        var card = new StringBuilder(words.Fill(Head));
        void Line(string text, string? comment = null) => card.Append(mark).Append(comment is null ? text : words.Beside(text, comment)).Append('\n');

        card.Append('\n');
        Line("measure:");
        Line("  - id: outcomes");
        Line("    kind: fairness", "data.kind");
        Line("    use: use");
        Line($"    data: {Text(choices.Data)}");
        if (choices.Sheet is { } sheet)
            Line($"    sheet: {Text(sheet)}");
        if (choices.Join is { } join)
            Line($"    join: {{ file: {Text(join.Files[0])}{(join.On is { } on ? $", on: {Text(on)}" : "")}{(join.As is { } there ? $", as: {Text(there)}" : "")} }}");
        Line("    role: test", "data.role");
        void Choice(string? given, string example, string comment) => Line(given ?? example, given is null ? comment : null);
        if (choices.Unit is null && choices.OneRowPerUnit is true)
            Line("    one-row-per-unit: true", "data.single");
        else
            Choice(choices.Unit is { } unit ? $"    unit: {Text(Name(unit))}" : null, "    # one-row-per-unit: true", "data.no-single");
        Choice(choices.Label is { } label ? $"    label: {Text(label)}" : null, "    # label: outcome = 'yes'", "data.label");
        Choice(choices.Prediction is { } prediction ? $"    prediction: {Text(prediction)}" : null, "    # prediction: score >= 0.5", "data.prediction");
        Choice(choices.Favourable is { } helps ? $"    favourable: {(helps ? "true" : "false")}" : null, "    # favourable: true", "data.favourable");
        Choice(choices.Groups.Count == 0 ? null : "    groups:", "    # groups: { sex: sex }", "card.groups");
        foreach (var (i, group) in choices.Groups.Index())
            Line($"      {Text(GroupName(group, i))}: {Text(Name(group))}");
        return card.Append(words.Fill("\n# {card.profile}\nprofile: default\n")).ToString();
    }

    /// <summary>A column in an expression: in double quotes where it is no plain word.</summary>
    public static string Name(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Length > 0 && column.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') && char.IsAsciiLetterLower(column[0])
            ? column
            : $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>That a column has a value, as an expression.</summary>
    public static string Is(ListedColumn column, string value)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(value);
        return column.IsNumber ? $"{Name(column.Name)} = {value}" : $"{Name(column.Name)} = '{value.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    // Names of groupings are shorter and plainer than columns may be.
    private static string GroupName(string column, int index) =>
        column.Length <= 40 && column.All(c => char.IsLetterOrDigit(c) || c is ' ' or '_' or '-') && char.IsLetter(column[0]) && column.Trim().Length == column.Length ? column : string.Create(CultureInfo.InvariantCulture, $"group-{index + 1}");

    // A text in single quotes holds anything but a quote, which is doubled.
    private static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
