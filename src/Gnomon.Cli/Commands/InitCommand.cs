using System.CommandLine;
using Gnomon.Cli.Ask;
using Gnomon.Cli.Init;
using Gnomon.Columns;
using Gnomon.Describe.Template;
using Gnomon.Report;

namespace Gnomon.Cli.Commands;

/// <summary>Writes a card, or a document that a law asks for, to start from.</summary>
internal static class InitCommand
{
    private static readonly Argument<string> Target = new("target") { HelpName = "DIR|CARD", Description = "The folder to write a card to; it is made where it is missing, and nothing in it is written over. With --document: the card." };
    private static readonly Option<string?> Data = new("--data") { HelpName = "FILE", Description = "Your data (CSV, Parquet or .xlsx): lists its columns, asks which is the outcome, the decision, the person, the groups, and writes the card from the answers. Answers may come from a pipe, one a line." };
    private static readonly Option<string?> Sheet = new("--sheet") { HelpName = "NAME", Description = "With --data: the sheet of a workbook, where several hold something." };
    private static readonly Option<string?> Second = new("--join") { HelpName = "FILE", Description = "With --data: a second file, with the predictions for example, whose rows belong to rows of the first by a column." };
    private static readonly Option<string?> Document = new("--document") { HelpName = "KIND", Description = "Print a document to write, in Markdown: its sections, what the card already tells, and what is missing; for example technical-documentation." };
    private static readonly Option<string?> Result = new("--assessment") { HelpName = "DIR", Description = "With --document: the result of `gnomon assess` whose figures the document quotes." };
    private static readonly Option<Language> Lang = CommonOptions.Language();
    private static readonly Option<DateOnly?> On = CommonOptions.AppliesOn(), Known = CommonOptions.KnownOn();
    private static readonly Option<string[]> Packs = CommonOptions.Packs();

    public static Command Create()
    {
        var command = new Command("init", "Writes a commented card that already assesses, with a small made-up data file; or a document that a law asks for.") { Target, Data, Second, Sheet, Document, Result, Lang, On, Known, Packs };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Data) is not null && result.GetValue(Document) is not null)
                result.AddError("--data and --document were both given; a card or a document can be written, not both at once");
            foreach (var (option, needed) in new (Option, Option)[] { (Second, Data), (Sheet, Data), (Result, Document) })
            {
                if (result.GetResult(option) is { Implicit: false } && result.GetResult(needed) is not { Implicit: false })
                    result.AddError($"{option.Name} was given without {needed.Name}, which it is for; give that too, or leave it out");
            }
        });
        command.SetAction((parsed, stop) => parsed.GetValue(Document) is { } kind ? Skeleton(parsed, kind) : parsed.GetValue(Data) is { } data ? FromData(parsed, data, stop) : Card(parsed));
        return command;
    }

    private static async Task<int> Card(ParseResult parsed)
    {
        if (!CardTemplate.Write(parsed.GetRequiredValue(Target), parsed.GetValue(Lang)).TryGet(out var files, out var problems))
            return await Problems.Report(problems);
        var card = Path.Combine(parsed.GetRequiredValue(Target), CardTemplate.CardName);
        await Console.Out.WriteLineAsync(new Texts(parsed.GetValue(Lang)).Say(
            "init.done", ("files", Phrase.Foreign(string.Join(", ", files))), ("card", Phrase.Foreign(card))).ToString());
        return (int)ExitCode.Done;
    }

    // From a pipe one answer a line; where they end, the rest is left open and the card is written all the same.
    private static async Task<int> FromData(ParseResult parsed, string data, CancellationToken stop)
    {
        var (folder, sheet, texts) = (parsed.GetRequiredValue(Target), parsed.GetValue(Sheet), new Texts(parsed.GetValue(Lang)));
        List<DataPlace> files = [DataPlace.Of(folder, data), .. parsed.GetValue(Second) is { } second ? [DataPlace.Of(folder, second)] : Array.Empty<DataPlace>()];
        if (files is [var one, var two] && string.Equals(one.Name, two.Name, StringComparison.Ordinal))
            return await Problems.Report([new Problem(ExitCode.Usage, $"both files are called {one.Name}, and the card could not tell them apart", "give one of them another name") { File = two.Path }]);
        if (CardTemplate.InTheWay(folder, [.. files.Where(f => f.IsElsewhere).Select(f => Path.Combine(folder, f.Name))]) is { Count: > 0 } there)
            return await Problems.Report(there);
        var listings = files.Select((f, i) => DataListing.Of(f.Path, new CsvDialect(Sheet: i == 0 ? sheet : null), CountingCommand.ThisProgram(), stop)).ToList();
        if (listings.SelectMany(l => l.Problems).ToList() is { Count: > 0 } faults)
            return await Problems.Report(faults);
        var choices = new DataDialogue([.. files.Zip(listings, (f, l) => (f.Name, l.Value))], texts, new AskTerminal(Console.In, Console.Out, Console.IsInputRedirected)).Run(sheet);
        if (!CardTemplate.Write(folder, DataCard.Write(choices, texts.Language), [.. files.Where(f => f.IsElsewhere).Select(f => f.Path)]).TryGet(out var written, out var problems))
            return await Problems.Report(problems);
        List<Phrase> said = [.. files.Where(f => f.IsElsewhere).Select(f => texts.Say("init.data.copied", ("data", Phrase.Foreign(f.Name))))];
        if (choices.Prediction is null || choices.Groups.Count == 0)
            said.Add(Phrase.Own(texts["init.data.incomplete"]));
        said.Add(texts.Say("init.done", ("files", Phrase.Foreign(string.Join(", ", written))), ("card", Phrase.Foreign(written[0]))));
        await Console.Out.WriteAsync("\n" + string.Concat(said.Select(s => s + "\n")));
        return (int)ExitCode.Done;
    }

    /// <summary>A data file as the user names it, and how the card will.</summary>
    private sealed record DataPlace(string Path, string Name, bool IsElsewhere)
    {
        public static DataPlace Of(string folder, string path)
        {
            var below = System.IO.Path.GetRelativePath(System.IO.Path.GetFullPath(folder), System.IO.Path.GetFullPath(path));
            var elsewhere = System.IO.Path.IsPathRooted(below) || below.StartsWith("..", StringComparison.Ordinal);
            return new DataPlace(path, elsewhere ? System.IO.Path.GetFileName(path) : below, elsewhere);
        }
    }

    private static async Task<int> Skeleton(ParseResult parsed, string kind)
    {
        if (!CommandContext.Of(parsed, On, Known, Packs).TryGet(out var context, out var problems)
            || !Asking(kind, context.Installation).TryGet(out var packs, out problems)
            || !Examined(kind, parsed.GetRequiredValue(Target), context, packs).TryGet(out var examination, out problems)
            || !Figures(parsed.GetValue(Result)).TryGet(out var figures, out problems)
            || !DocumentSkeleton.Write(kind, examination, figures.SingleOrDefault(), new Wording(parsed.GetValue(Lang), examination.Facts)).TryGet(out var text, out problems))
            return await Problems.Report(problems);
        await Console.Out.WriteAsync(text);
        return (int)ExitCode.Done;
    }

    /// <summary>The packs that ask for a kind of document.</summary>
    private static Checked<IReadOnlyList<string>> Asking(string kind, Installation installation)
    {
        if (!LawShelf.Read(installation).TryGet(out var shelf, out var problems))
            return Checked.Bad<IReadOnlyList<string>>(problems);
        var kinds = DocumentSkeleton.KindsOf(shelf.Packs);
        return kinds.Contains(kind)
            ? Checked.Good<IReadOnlyList<string>>([.. kinds[kind]])
            : Checked.Bad<IReadOnlyList<string>>(new Problem(
                ExitCode.Usage,
                $"'{kind}' is no document with sections that a law asks for",
                NearestWord.Remedy(kind, [.. kinds.Select(k => k.Key)], $"write one of: {string.Join(", ", kinds.Select(k => k.Key))}")));
    }

    /// <summary>The card, examined; where no law of its markets asks for the document, also against the packs that do.</summary>
    private static Checked<Examination> Examined(string kind, string card, CommandContext context, IReadOnlyList<string> packs)
    {
        var examined = Examination.Of(card, context.Installation, context.Reading);
        return !examined.TryGet(out var examination, out _) || DocumentSkeleton.Kinds(examination.Classification).Contains(kind, StringComparer.Ordinal)
            ? examined
            : Examination.Of(card, context.Installation, context.Reading, also: packs);
    }

    private static Checked<IReadOnlyList<ResultFigures>> Figures(string? folder)
    {
        if (folder is null)
            return Checked.Good<IReadOnlyList<ResultFigures>>([]);
        return ResultFigures.Read(folder).TryGet(out var figures, out var problems) ? Checked.Good<IReadOnlyList<ResultFigures>>([figures]) : Checked.Bad<IReadOnlyList<ResultFigures>>(problems);
    }
}
