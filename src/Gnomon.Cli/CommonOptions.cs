using System.CommandLine;
using System.Globalization;
using Gnomon.Columns;

namespace Gnomon.Cli;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    private static readonly string[] Locales = ["LC_ALL", "LC_MESSAGES", "LANG"];

    public static Option<Language> Language()
    {
        var option = new Option<Language>("--lang")
        {
            Description = "The language of what people read: en, vi or fr. The default is the terminal's (LC_ALL, LC_MESSAGES, LANG), else en.",
            HelpName = "en|vi|fr",
            DefaultValueFactory = _ => OfTerminal(),
            CustomParser = result =>
            {
                var code = result.Tokens[0].Value;
                if (Languages.All.Any(l => string.Equals(l.Code(), code, StringComparison.Ordinal)))
                    return Languages.All.First(l => string.Equals(l.Code(), code, StringComparison.Ordinal));
                result.AddError($"--lang is '{code}'; one of en, vi, fr was expected");
                return default;
            },
        };
        return option;
    }

    public static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            result.AddError($"{name} is '{result.Tokens[0].Value}'; a day such as 2026-12-02 was expected");
            return null;
        },
    };

    public static Option<DateOnly?> AppliesOn() => Day("--on", "The day the law is applied to; today (UTC) without it.");

    public static Option<DateOnly?> KnownOn() => Day("--known", "The day on which the text of the law was known: acts published later are not seen; today (UTC) without it.");

    public static Option<string?> Only(string without = "") => new("--only") { HelpName = "ID,...", Description = $"Only these entries under measure, with commas between{without}." };

    /// <summary>The ids that <see cref="Only"/> names; none where it was not given.</summary>
    public static string[] Ids(string? only) => [.. (only ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    public static Option<string[]> Packs() => new("--packs")
    {
        HelpName = "DIR|FILE",
        Description = "Packs of your own: the folder of one pack, or of several, or a signed bundle (`gnomon law pack`); may be repeated. They stand beside the shipped ones, one of the same name in its place; a folder with a facts.yaml of its own stands by itself.",
    };

    public static Option<int?> Threads()
    {
        var option = new Option<int?>("--threads") { HelpName = "N", Description = "Threads that count; one a processor without it. The result is the same." };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 1024)
                result.AddError("--threads is out of range; 1 to 1024 was expected");
        });
        return option;
    }

    public static Option<long?> Memory() => new("--memory")
    {
        HelpName = "SIZE",
        Description = "What the process that counts may take, for example 512MB or 8GB; 2 GB without it. Beyond it is stopped; rows that have to be held spill to a private folder first. The result is the same.",
        CustomParser = result =>
        {
            if (SizeText.Read(result.Tokens[0].Value) is { } bytes)
                return bytes;
            result.AddError($"--memory is '{result.Tokens[0].Value}'; a size from 256MB on was expected, such as 512MB or 8GB");
            return null;
        },
    };

    /// <summary>The limits of the counting process with what the user gives it.</summary>
    public static CountingLimits Limits(long? memory) => memory is { } bytes ? new CountingLimits { ResidentBytes = bytes } : new CountingLimits();

    private static Language OfTerminal()
    {
        var locale = Locales.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        return locale switch
        {
            not null when locale.StartsWith("vi", StringComparison.Ordinal) => Gnomon.Language.Vi,
            not null when locale.StartsWith("fr", StringComparison.Ordinal) => Gnomon.Language.Fr,
            _ => Gnomon.Language.En,
        };
    }
}
