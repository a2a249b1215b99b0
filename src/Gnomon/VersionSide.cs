using System.Text.Json;
using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Measure;
using Gnomon.Plan;

namespace Gnomon;

/// <summary>One of two versions of a system: its figures, and its card where its rows can be counted.</summary>
/// <param name="Name">The system with its version.</param>
/// <param name="Figures">What was measured.</param>
/// <param name="Favourable">By the id of an entry: which prediction helps the person; null where the card does not say.</param>
/// <param name="Card">The card; null for a result, of which there are no rows.</param>
public sealed record VersionSide(string Name, IReadOnlyList<Measurement> Figures, IReadOnlyDictionary<string, bool?> Favourable, SystemCard? Card)
{
    /// <summary>Reads the folder of a result, or measures what a card asks for.</summary>
    /// <param name="path">A folder that <c>gnomon assess</c> wrote, or a card.</param>
    /// <param name="installation">Where profiles lie.</param>
    /// <param name="facts">The dictionary that cards answer.</param>
    /// <param name="command">The program that counts.</param>
    /// <param name="limits">What it may take.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>The version, or every problem.</returns>
    public static Checked<VersionSide> Of(string path, Installation installation, FactDictionary facts, CountingCommand command, CountingLimits? limits = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(installation);
        if (Directory.Exists(path))
            return OfResult(path);
        if (!CardReader.Read(path, facts).TryGet(out var card, out var problems)
            || !ProfileReader.Read(card.Profile, card.Folder, installation.Profiles).TryGet(out var profile, out problems)
            || !Measuring.Run(card, profile, [], command, limits: limits, stop: stop).TryGet(out var figures, out problems))
            return Checked.Bad<VersionSide>(problems);
        return Checked.Good(new VersionSide($"{card.Id} {card.Version}", figures, card.Measures.ToDictionary(m => m.Id, m => m.Favourable, StringComparer.Ordinal), card));
    }

    private static Checked<VersionSide> OfResult(string folder)
    {
        try
        {
            var figures = MeasurementsFile.Read(File.ReadAllBytes(Path.Combine(folder, "measurements.json")));
            using var plan = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "plan.json")));
            var system = plan.RootElement.GetProperty("system");
            return Checked.Good(new VersionSide(
                $"{system.GetProperty("id").GetString()} {system.GetProperty("version").GetString()}",
                figures,
                plan.RootElement.GetProperty("measures").EnumerateArray().ToDictionary(m => m.GetProperty("id").GetString()!, m => m.TryGetProperty("favourable", out var helps) ? helps.GetBoolean() : (bool?)null, StringComparer.Ordinal),
                Card: null));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Bad(folder, $"the result cannot be read: {e.Message}");
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return Bad(folder, "the folder is no result of `gnomon assess`, or it is not whole");
        }
    }

    private static Checked<VersionSide> Bad(string folder, string what) =>
        Checked.Bad<VersionSide>(new Problem(ExitCode.NotAResult, what, "name a folder that `gnomon assess` wrote, or a card; `gnomon verify` says whether a result is whole") { File = folder });
}
