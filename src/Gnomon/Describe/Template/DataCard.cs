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
        # The system card: it describes one AI system, once. `gnomon assess system.yaml` says from it which laws apply and why, and measures what the
        # data show. `gnomon ask system.yaml` asks what can still change the answer and writes it here.
        gnomon: 1

        system:
          id: org.example.system                 # your domain turned round, then a name
          name: { en: My system }                # en, vi, fr: one at least
          version: "1"

        # Facts of your organisation and of the system; an absent one says "not asked", the word `unknown` that somebody does not know.
        # facts:
        #   org.kind: private

        # Where the system is placed or used: it decides which laws are read.
        # markets:
        #   - { id: eu }
        #   - { id: vn }

        # Each intended use, by one kind of user for one purpose.
        uses:
          - id: use

        """;

    /// <summary>The text of the card.</summary>
    public static string Write(DataChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        // Without a decision and groups nothing can be compared; the entry then waits as a comment and the card still reads.
        var mark = choices.Prediction is null || choices.Groups.Count == 0 ? "# " : "";
        var card = new StringBuilder(Head);
        void Line(string text) => card.Append(mark).Append(text).Append('\n');

        card.Append('\n');
        Line("measure:");
        Line("  - id: outcomes");
        Line("    kind: fairness                       # other kinds: docs/measures");
        Line("    use: use");
        Line($"    data: {Text(choices.Data)}");
        if (choices.Sheet is { } sheet)
            Line($"    sheet: {Text(sheet)}");
        if (choices.Join is { } join)
            Line($"    join: {{ file: {Text(join.Files[0])}{(join.On is { } on ? $", on: {Text(on)}" : "")}{(join.As is { } there ? $", as: {Text(there)}" : "")} }}");
        Line("    role: test                           # train, validation, test or production");
        Line(choices.Unit is { } unit ? $"    unit: {Text(Name(unit))}"
            : choices.OneRowPerUnit is true ? "    one-row-per-unit: true               # no person stands in two rows"
            : "    # one-row-per-unit: true             # or `unit: <column>`: until then nothing is measured as met");
        Line(choices.Label is { } label ? $"    label: {Text(label)}" : "    # label: outcome = 'yes'             # what really happened; without it only who is selected is compared");
        Line(choices.Prediction is { } prediction ? $"    prediction: {Text(prediction)}" : "    # prediction: score >= 0.5           # what the system decided");
        Line(choices.Favourable is { } helps ? $"    favourable: {(helps ? "true" : "false")}" : "    # favourable: true                   # whether that decision helps the person");
        Line(choices.Groups.Count == 0 ? "    # groups: { sex: sex }               # every group, and every pair of them, is looked at" : "    groups:");
        foreach (var (i, group) in choices.Groups.Index())
            Line($"      {Text(GroupName(group, i))}: {Text(Name(group))}");
        card.Append("\n# Whose bars the figures are held against: a shipped profile, or a file below this folder.\nprofile: default\n");
        return card.ToString();
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
