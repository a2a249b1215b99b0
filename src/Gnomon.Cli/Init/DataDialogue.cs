using System.Globalization;
using Gnomon.Cli.Ask;
using Gnomon.Describe;
using Gnomon.Describe.Template;
using Gnomon.Report;

namespace Gnomon.Cli.Init;

/// <summary>Shows the columns of a data file and asks which is the outcome, the decision, the person, the groups. An empty line leaves a question open, and so does the end of the input.</summary>
/// <param name="files">The files by name with their columns: one, or a second whose rows belong to rows of the first.</param>
/// <param name="texts">The reader's words.</param>
/// <param name="terminal">Where it takes place.</param>
internal sealed class DataDialogue(IReadOnlyList<(string Name, DataListing Listing)> files, Texts texts, AskTerminal terminal)
{
    private const int MostGroups = 8;

    // Numbered through all files; a second file of which nobody says how it belongs to the first gives none.
    private IReadOnlyList<ListedColumn> columns = [.. files.SelectMany(f => f.Listing.Columns)];

    private bool ended;

    /// <summary>Shows and asks.</summary>
    /// <param name="sheet">The sheet that was read; null for none.</param>
    public DataChoices Run(string? sheet)
    {
        Show();
        var join = files.Count > 1 ? Join() : null;
        var label = Condition("init.data.outcome");
        var prediction = Condition("init.data.decision");
        var favourable = prediction is null ? null : YesNo("init.data.favourable");
        var (unit, single) = Person();
        var groups = prediction is null ? [] : Columns("init.data.groups");
        return new DataChoices(files[0].Name, sheet, join, label, prediction, favourable, unit, single, [.. groups.Select(g => g.Name)]);
    }

    private void Show()
    {
        var numbers = new Numbers(texts.Language);
        var place = 0;
        foreach (var (name, listing) in files)
        {
            if (files.Count > 1)
                terminal.Say(Phrase.Foreign(name));
            terminal.Say(texts.Count("init.data.rows", listing.Rows));
            foreach (var column in listing.Columns)
            {
                var values = column.Values.Count > 0
                    ? Phrase.Join(", ", column.Values.Select(v => Phrase.Join(" ", [Phrase.Foreign(v.Value), Phrase.Own($"({numbers.Count(v.Rows)})")])))
                    : texts.Count(column.Distinct > DataListing.MostValues ? "init.data.distinct" : "init.data.rare", column.Distinct);
                terminal.Say(Phrase.Join("  ", [Phrase.Own((++place).ToString(CultureInfo.InvariantCulture)), Phrase.Foreign(column.Name), values]), 1);
            }
        }

        terminal.Say(texts["init.data.hidden"]);
    }

    /// <summary>By which columns the rows of both files belong together: one of each, or one of the second that counts the rows of the first.</summary>
    private JoinDeclaration? Join()
    {
        IReadOnlyList<ListedColumn> first = files[0].Listing.Columns, second = files[1].Listing.Columns;
        Ask("init.data.key");
        while (Hear() is { Length: > 0 } line)
        {
            var chosen = line.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Select(w => Chosen(w, columns.Count)).ToList();
            var on = chosen is [{ } one, _] && one <= first.Count ? first[one - 1].Name : null;
            var there = chosen is [.., { } last] && last > first.Count ? second[last - first.Count - 1] : null;
            if (there is not null && (on is not null || chosen.Count == 1))
            {
                columns = Named(first, [.. second.Where(c => c != there)], there);
                return new JoinDeclaration([files[1].Name], on, string.Equals(on, there.Name, StringComparison.Ordinal) ? null : there.Name);
            }

            terminal.Say(texts["init.data.not-one"], 1);
        }

        columns = first;
        return null;
    }

    // As the card names them: a name that both files have means neither. The key of the second keeps its number and is its own.
    private IReadOnlyList<ListedColumn> Named(IReadOnlyList<ListedColumn> first, IReadOnlyList<ListedColumn> second, ListedColumn key)
    {
        bool Twice(ListedColumn column, IReadOnlyList<ListedColumn> others) => others.Any(o => string.Equals(o.Name, column.Name, StringComparison.OrdinalIgnoreCase));
        return
        [
            .. first.Select(c => Twice(c, second) ? c with { Name = "data." + c.Name } : c),
            .. files[1].Listing.Columns.Select(c => c != key && Twice(c, first) ? c with { Name = "join." + c.Name } : c),
        ];
    }

    /// <summary>A column turned into true or false: by its value, by a threshold, or as it is.</summary>
    private string? Condition(string question)
    {
        while (One(question) is { } column)
        {
            if (column.IsTruth)
                return DataCard.Name(column.Name);
            if (column.Values.Count > 0)
            {
                if (Value(column) is { } value)
                    return DataCard.Is(column, value);
            }
            else if (column.IsNumber)
            {
                if (Threshold(column) is { } least)
                    return $"{DataCard.Name(column.Name)} >= {least}";
            }
            else
            {
                terminal.Say(texts.Say("init.data.too-many", ("column", Phrase.Foreign(column.Name))), 1);
            }
        }

        return null;
    }

    private string? Value(ListedColumn column)
    {
        terminal.Say(texts.Say("init.data.which-value", ("column", Phrase.Foreign(column.Name))), 1);
        foreach (var (i, value) in column.Values.Index())
            terminal.Say(Phrase.Join("  ", [Phrase.Own((i + 1).ToString(CultureInfo.InvariantCulture)), Phrase.Foreign(value.Value)]), 2);
        return Number(column.Values.Count) is { } chosen ? column.Values[chosen - 1].Value : null;
    }

    private string? Threshold(ListedColumn column)
    {
        terminal.Say(texts.Say("init.data.threshold", ("column", Phrase.Foreign(column.Name))), 1);
        while (Hear() is { Length: > 0 } line)
        {
            // A decimal comma is what half the readers write.
            var number = line.Replace(',', '.');
            if (decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
                return number;
            terminal.Say(texts["init.data.no-number"], 1);
        }

        return null;
    }

    private (string? Unit, bool? Single) Person()
    {
        Ask("init.data.person");
        while (Hear() is { Length: > 0 } line)
        {
            if (line is "0")
                return (null, true);
            if (Chosen(line, columns.Count) is { } chosen)
                return (columns[chosen - 1].Name, null);
            terminal.Say(texts["init.data.not-one"], 1);
        }

        return (null, null);
    }

    private bool? YesNo(string question)
    {
        Ask(question);
        while (Hear() is { Length: > 0 } line)
        {
            switch (line.ToLowerInvariant())
            {
                case "y" or "yes" or "o" or "oui" or "c" or "có":
                    return true;
                case "n" or "no" or "non" or "k" or "không":
                    return false;
                default:
                    terminal.Say(texts["init.data.no-yes"], 1);
                    break;
            }
        }

        return null;
    }

    private ListedColumn? One(string question)
    {
        Ask(question);
        return Number(columns.Count) is { } chosen ? columns[chosen - 1] : null;
    }

    private IReadOnlyList<ListedColumn> Columns(string question)
    {
        Ask(question);
        while (Hear() is { Length: > 0 } line)
        {
            var chosen = line.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Select(w => Chosen(w, columns.Count)).ToList();
            if (chosen.TrueForAll(c => c is not null) && chosen.Distinct().Count() is > 0 and <= MostGroups)
                return [.. chosen.Distinct().Select(c => columns[c!.Value - 1])];
            terminal.Say(texts["init.data.not-one"], 1);
        }

        return [];
    }

    private int? Number(int most)
    {
        while (Hear() is { Length: > 0 } line)
        {
            if (Chosen(line, most) is { } chosen)
                return chosen;
            terminal.Say(texts["init.data.not-one"], 1);
        }

        return null;
    }

    private static int? Chosen(string text, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;

    private void Ask(string question)
    {
        terminal.Say();
        terminal.Say(texts[question]);
    }

    private string? Hear()
    {
        var line = ended ? null : terminal.Hear();
        ended |= line is null;
        return line?.Trim();
    }
}
