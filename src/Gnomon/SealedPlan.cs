using System.Globalization;
using System.Text;
using System.Text.Json;
using Gnomon.Describe;
using Gnomon.Plan;
using Gnomon.Verify;
using Gnomon.Verify.Run;

namespace Gnomon;

/// <summary>A plan that was sealed alone (`gnomon plan`), read back: intact, and by whom. What is measured under it must be as it says.</summary>
public sealed class SealedPlan
{
    private const int MostShown = 12;
    private readonly byte[] planBytes;
    private readonly byte[] cardBytes;

    private SealedPlan(string folder, string signer, byte[] plan, byte[] card, Reading reading) =>
        (Folder, Signer, planBytes, cardBytes, Reading) = (folder, signer, plan, card, reading);

    /// <summary>Where it lies, as the user named it.</summary>
    public string Folder { get; }

    /// <summary>The fingerprint of the key that sealed it.</summary>
    public string Signer { get; }

    /// <summary>The two days on which it reads the law.</summary>
    public Reading Reading { get; }

    /// <summary>Reads a plan; the seal of the folder is checked first.</summary>
    /// <returns>The plan, or every fault of the folder with the exit code that `verify` has for it.</returns>
    public static Checked<SealedPlan> Read(string folder)
    {
        var verdict = RunVerifier.Verify(folder, []);
        if (verdict.Outcome == RunOutcome.Faulty)
            return Checked.Bad<SealedPlan>([.. verdict.Faults.Select(f => Problem(folder, f))]);
        var plan = RegularFile.TryRead(Path.Combine(folder, RunFormat.PlanFile), int.MaxValue);
        var card = RegularFile.TryRead(Path.Combine(folder, RunFormat.FilesOf("card")[0]), int.MaxValue);
        return plan is not null && card is not null && TryReading(plan) is { } reading
            ? Checked.Good(new SealedPlan(folder, verdict.Signer!.Fingerprint, plan, card, reading))
            : Checked.Bad<SealedPlan>(new Problem(ExitCode.NotAResult, "the plan says no two days on which to read the law", "seal it with `gnomon plan`") { File = Path.Combine(folder, RunFormat.PlanFile) });
    }

    /// <summary>What was changed after the plan was sealed: a problem for each difference between it and what would be run now.</summary>
    public IReadOnlyList<Problem> Differences(Preparation preparation)
    {
        ArgumentNullException.ThrowIfNull(preparation);
        var now = PlanJson.Write(preparation.Plan);
        if (now.AsSpan().SequenceEqual(planBytes))
            return [];
        using var before = JsonDocument.Parse(planBytes);
        using var after = JsonDocument.Parse(now);
        var differences = JsonDifference.Between(before.RootElement, after.RootElement).ToList();

        // The seed follows from all the rest: it is named only where nothing else differs.
        if (differences.Count > 1)
            differences.RemoveAll(d => d.Path is "$.seed");
        return [.. differences.Take(MostShown).Select(d => Changed(d, preparation.Examination.Card))];
    }

    private Problem Changed(JsonDifference difference, SystemCard now)
    {
        var what = difference.Path is "$.card" && FirstLine(now) is { } line
            ? string.Create(CultureInfo.InvariantCulture, $"line {line.Number} of the card is now '{line.Now}'; when the plan was sealed it was '{line.Sealed}'")
            : $"{difference.Path} is now {difference.Now ?? "absent"}; sealed was {difference.Sealed ?? "nothing"}";
        return new Problem(ExitCode.PlanChanged, what, "go back to what was planned, or seal a new plan, which counts as a further attempt")
        {
            File = Path.Combine(Folder, RunFormat.PlanFile),
        };
    }

    private (int Number, string Sealed, string Now)? FirstLine(SystemCard now)
    {
        var (before, after) = (Encoding.UTF8.GetString(cardBytes).Split('\n'), Encoding.UTF8.GetString(now.File.Bytes.Span).Split('\n'));
        for (var i = 0; i < Math.Max(before.Length, after.Length); i++)
        {
            var (old, fresh) = (before.ElementAtOrDefault(i) ?? "", after.ElementAtOrDefault(i) ?? "");
            if (!string.Equals(old, fresh, StringComparison.Ordinal))
                return (i + 1, old.Trim(), fresh.Trim());
        }

        return null;
    }

    private static Reading? TryReading(byte[] plan)
    {
        try
        {
            using var json = JsonDocument.Parse(plan);
            var reading = json.RootElement.GetProperty("reading");
            return new Reading(Day(reading, "appliesOn"), Day(reading, "knownOn"));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            return null;
        }
    }

    private static DateOnly Day(JsonElement reading, string key) =>
        DateOnly.ParseExact(reading.GetProperty(key).GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Problem Problem(string folder, Fault fault) =>
        new(Evidence.VerifyExit.Of(fault.Kind), fault.Message, "get the folder anew, as it was sealed; `gnomon verify` says more") { File = fault.File is "." ? folder : Path.Combine(folder, fault.File) };
}
