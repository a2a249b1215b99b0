using System.CommandLine;

namespace Gnomon.Cli;

/// <summary>What most commands need: where the packs lie, what time it is, and on which two days to read the law.</summary>
internal sealed record CommandContext(Installation Installation, TimeProvider Clock, Reading Reading)
{
    public static Checked<CommandContext> Of(ParseResult parsed, Option<DateOnly?> on, Option<DateOnly?> known, Option<string[]> packs)
    {
        var installation = Installation.Find(parsed.GetValue(packs));
        var clock = RunClock.From(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"));
        IReadOnlyList<Problem> problems = [.. installation.Problems, .. clock.Problems];
        if (problems.Count > 0)
            return Checked.Bad<CommandContext>(problems);
        var today = Reading.Today(clock.Value);
        var reading = new Reading(parsed.GetValue(on) ?? today.AppliesOn, parsed.GetValue(known) ?? today.KnownOn);
        WarnOf(reading.KnownOn, today);
        return Checked.Good(new CommandContext(installation.Value, clock.Value, reading));
    }

    /// <summary>Nobody knows today what will be published; that the packs say nothing of it is no finding.</summary>
    internal static void WarnOf(DateOnly known, Reading today)
    {
        if (known > today.KnownOn)
            Console.Error.WriteLine($"--known {known:O} is a day to come: acts published until then are not in the packs");
    }
}
