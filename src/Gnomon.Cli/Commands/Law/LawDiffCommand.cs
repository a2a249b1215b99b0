using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Gnomon.Law;
using Gnomon.Report;

namespace Gnomon.Cli.Commands.Law;

/// <summary>What differs between two days, two states of the text, or two markets.</summary>
internal static class LawDiffCommand
{
    private static readonly Argument<string> What = new("what") { HelpName = "PACK|CARD", Description = "A pack, by its id or folder, to compare its text: between two days of --known only; or a system card, to compare what the laws say of the system, by --on, --known or --market." };
    private static readonly Option<(DateOnly, DateOnly)?> On = Days("--on", "Two days the law is applied to, for example 2026-08-02..2027-12-02; or the one day on which two states of the text, or two markets, are compared.");
    private static readonly Option<(DateOnly, DateOnly)?> Known = Days("--known", "Two days on which the text was known: what the acts published after the first and up to the second change; or the one day on which it was known.");
    private static readonly Option<string?> Market = new("--market") { HelpName = "A..B", Description = "Two markets, for example eu..vn: what the law of each says of the system." };
    private static readonly Option<string[]> Packs = CommonOptions.Packs();
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("diff", "Compares: the text of a pack between two days of knowledge; or what the laws say of a system between two days, two states of the text, or two markets. With what changes, and why.") { What, On, Known, Market, Packs, Lang };
        command.Validators.Add(Validate);
        command.SetAction((parsed, _) => Run(parsed));
        return command;
    }

    private static void Validate(CommandResult result)
    {
        var ranges = new[] { result.GetResult(On), result.GetResult(Known), (OptionResult?)result.GetResult(Market) }.Count(r => r is { Implicit: false, Tokens: [var given] } && given.Value.Contains("..", StringComparison.Ordinal));
        if (ranges != 1 && result.GetResult(Market) is not { Implicit: false })
            result.AddError("exactly one of --on, --known and --market was expected with two days or markets, A..B");
        else if (ranges > 1)
            result.AddError("beside --market A..B, --on and --known take one day each");
        else if (result.GetResult(Market) is { Implicit: false, Tokens: [var market] } && market.Value.Split("..") is not [{ Length: > 0 }, { Length: > 0 }])
            result.AddError($"--market is '{market.Value}'; two markets such as eu..vn were expected");
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        var what = parsed.GetRequiredValue(What);
        return LawShelves.IsOfPack(what, parsed.GetValue(Packs)) ? await Pack(parsed, what) : await Card(parsed, what);
    }

    private static async Task<int> Pack(ParseResult parsed, string what)
    {
        if (parsed.GetValue(Known) is not { } days || days.Item1 == days.Item2)
            return await Problems.Report([new Problem(ExitCode.Usage, $"'{what}' is no file, and packs are compared by --known only", "name a system card, or give --known A..B")]);
        if (!LawShelves.Find(what, parsed.GetValue(Packs)).TryGet(out var found, out var problems))
            return await Problems.Report(problems);
        await Console.Out.WriteAsync(new DiffText(new Wording(parsed.GetValue(Lang), found.Shelf.Facts)).Pack(found.Pack, days.Item1, days.Item2));
        return (int)ExitCode.Done;
    }

    private static async Task<int> Card(ParseResult parsed, string card)
    {
        if (!RunClock.From(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH")).TryGet(out var time, out var problems) || !Installation.Find(parsed.GetValue(Packs)).TryGet(out var where, out problems))
            return await Problems.Report(problems);
        var today = Reading.Today(time);
        var (on, known) = (parsed.GetValue(On) ?? (today.AppliesOn, today.AppliesOn), parsed.GetValue(Known) ?? (today.KnownOn, today.KnownOn));
        CommandContext.WarnOf(known.Item2, today);
        var (first, second) = (new Reading(on.Item1, known.Item1), new Reading(on.Item2, known.Item2));
        if (!Examination.Of(card, where, first).TryGet(out var before, out problems) || !Examination.Of(card, where, second).TryGet(out var after, out problems)
            || !LawShelf.Read(where).TryGet(out var shelf, out problems))
            return await Problems.Report(problems);
        var text = new DiffText(new Wording(parsed.GetValue(Lang), before.Facts));
        if (parsed.GetValue(Market) is not { } markets)
        {
            await Console.Out.WriteAsync(text.Card(before.Classification, after.Classification, shelf.Packs));
            return (int)ExitCode.Done;
        }

        return await Markets(text, after, shelf, markets.Split(".."));
    }

    private static async Task<int> Markets(DiffText text, Examination examination, LawShelf shelf, string[] names)
    {
        // A law that is read only on request binds nobody by itself, so no market has it.
        var laws = shelf.Packs.Where(p => !p.OnRequest).ToList();
        var markets = laws.Select(p => p.Jurisdiction.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        if (names.Where(n => !laws.Any(p => p.Reaches(n))).ToList() is { Count: > 0 } missing)
            return await Problems.Report([.. missing.Select(n => new Problem(ExitCode.Usage, $"no law is read for the market '{n}'", NearestWord.RemedyOrList(n, markets, "`gnomon law list` lists the packs")))]);
        var packs = laws.Where(p => names.Any(p.Reaches)).ToList();
        if (!LawEngine.Compile(shelf.Facts, packs).Classify(CardFacts.Of(examination.Card), examination.Classification.Reading).TryGet(out var said, out var problems))
            return await Problems.Report(problems);
        await Console.Out.WriteAsync(text.Markets(said, [.. names.SelectMany(n => packs.Where(p => p.Reaches(n))).Select(p => p.Id).Distinct(StringComparer.Ordinal)]));
        return (int)ExitCode.Done;
    }

    private static Option<(DateOnly, DateOnly)?> Days(string name, string description) => new(name)
    {
        HelpName = "A[..B]",
        Description = description,
        CustomParser = result =>
        {
            var parts = result.Tokens[0].Value.Split("..");
            if (parts.Length <= 2 && Day(parts[0], out var first) && Day(parts[^1], out var second) && first <= second)
                return (first, second);
            result.AddError($"{name} is '{result.Tokens[0].Value}'; a day, or two in order such as 2026-08-02..2027-12-02, was expected");
            return null;
        },
    };

    private static bool Day(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
