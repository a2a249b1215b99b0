using System.Globalization;
using Gnomon.Cli.Ask;
using Gnomon.Describe.Template;
using Gnomon.Report;

namespace Gnomon.Cli.Init;

/// <summary>Shows the columns of a data file and asks which is the outcome, the decision, the person, the groups. An empty line leaves a question open, and so does the end of the input.</summary>
/// <param name="listing">The columns.</param>
/// <param name="texts">The reader's words.</param>
/// <param name="terminal">Where it takes place.</param>
internal sealed class DataDialogue(DataListing listing, Texts texts, AskTerminal terminal)
{
    private const int MostGroups = 8;

    private bool ended;

    /// <summary>Shows and asks.</summary>
    /// <param name="data">The name of the data file.</param>
    /// <param name="sheet">The sheet that was read; null for none.</param>
    public DataChoices Run(string data, string? sheet)
    {
        Show();
        var label = Condition("init.data.outcome");
        var prediction = Condition("init.data.decision");
        var favourable = prediction is null ? null : YesNo("init.data.favourable");
        var (unit, single) = Person();
        var groups = prediction is null ? [] : Columns("init.data.groups");
        return new DataChoices(data, sheet, label, prediction, favourable, unit, single, [.. groups.Select(g => g.Name)]);
    }

    private void Show()
    {
        var numbers = new Numbers(texts.Language);
        terminal.Say(texts.Count("init.data.rows", listing.Rows));
        foreach (var (i, column) in listing.Columns.Index())
        {
            var values = column.Values.Count > 0
                ? Phrase.Join(", ", column.Values.Select(v => Phrase.Join(" ", [Phrase.Foreign(v.Value), Phrase.Own($"({numbers.Count(v.Rows)})")])))
                : texts.Count(column.Distinct > DataListing.MostValues ? "init.data.distinct" : "init.data.rare", column.Distinct);
            terminal.Say(Phrase.Join("  ", [Phrase.Own((i + 1).ToString(CultureInfo.InvariantCulture)), Phrase.Foreign(column.Name), values]), 1);
        }

        terminal.Say(texts["init.data.hidden"]);
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
            if (Chosen(line, listing.Columns.Count) is { } chosen)
                return (listing.Columns[chosen - 1].Name, null);
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
        return Number(listing.Columns.Count) is { } chosen ? listing.Columns[chosen - 1] : null;
    }

    private IReadOnlyList<ListedColumn> Columns(string question)
    {
        Ask(question);
        while (Hear() is { Length: > 0 } line)
        {
            var chosen = line.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Select(w => Chosen(w, listing.Columns.Count)).ToList();
            if (chosen.TrueForAll(c => c is not null) && chosen.Distinct().Count() is > 0 and <= MostGroups)
                return [.. chosen.Distinct().Select(c => listing.Columns[c!.Value - 1])];
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
