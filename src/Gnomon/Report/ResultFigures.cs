using System.Security.Cryptography;
using System.Text.Json;

namespace Gnomon.Report;

/// <summary>
/// The criteria of a result of <c>gnomon assess</c>, read back from its <c>assessment.json</c> to be quoted in a document. Nothing is verified here:
/// the document names the file's digest, and <c>gnomon verify</c> says what it is worth.
/// </summary>
/// <param name="Criteria">The criteria in the order of the plan.</param>
/// <param name="Sha256">The digest of the file.</param>
public sealed record ResultFigures(IReadOnlyList<ResultFigures.Criterion> Criteria, string Sha256)
{
    private const long MostBytes = 64 << 20;

    /// <summary>Id and version of the system, as the plan of the result says; null where there is no plan beside the assessment.</summary>
    public (string Id, string Version)? System { get; private init; }

    /// <summary>One criterion.</summary>
    /// <param name="Id">The criterion.</param>
    /// <param name="Metric">The metric.</param>
    /// <param name="By">The columns of the groups.</param>
    /// <param name="Bar">The bar.</param>
    /// <param name="Status"><c>met</c>, <c>not-met</c> or <c>unknown</c>.</param>
    /// <param name="Point">The value; null where it is not known.</param>
    /// <param name="Low">The lower end of the interval; null where it is not known or has no end.</param>
    /// <param name="High">The upper end of the interval; null where it is not known or has no end.</param>
    public sealed record Criterion(string Id, string Metric, IReadOnlyList<string> By, double Bar, string Status, double? Point, double? Low, double? High);

    /// <summary>The figures of a result folder, or what is wrong with it (exit code <see cref="ExitCode.Usage"/>).</summary>
    /// <param name="folder">The folder that <c>gnomon assess</c> wrote.</param>
    public static Checked<ResultFigures> Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var file = Path.Combine(folder, "assessment.json");
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > MostBytes })
                return Bad(file, "it is larger than 64 MiB");
            var bytes = File.ReadAllBytes(file);
            using var json = JsonDocument.Parse(bytes);
            return Checked.Good(new ResultFigures(
                [.. json.RootElement.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("kind").GetString() is "criterion").Select(Of)],
                Convert.ToHexStringLower(SHA256.HashData(bytes)))
            {
                System = Measured(Path.Combine(folder, "plan.json")),
            });
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return Bad(file, "it cannot be read");
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return Bad(file, "it is not the assessment of a result");
        }
    }

    private static (string Id, string Version)? Measured(string plan)
    {
        if (!File.Exists(plan))
            return null;
        using var json = JsonDocument.Parse(File.ReadAllBytes(plan));
        var system = json.RootElement.GetProperty("system");
        return (system.GetProperty("id").GetString()!, system.GetProperty("version").GetString()!);
    }

    private static Criterion Of(JsonElement finding)
    {
        var value = finding.GetProperty("value");
        return new Criterion(
            finding.GetProperty("criterion").GetString()!,
            finding.GetProperty("metric").GetString()!,
            [.. finding.GetProperty("by").EnumerateArray().Select(b => b.GetString()!)],
            (finding.TryGetProperty("atLeast", out var bar) ? bar : finding.GetProperty("atMost")).GetDouble(),
            finding.GetProperty("status").GetString()!,
            Number(value, "point"),
            Number(value, "low"),
            Number(value, "high"));
    }

    private static double? Number(JsonElement value, string name) =>
        value.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetDouble() : null;

    private static Checked<ResultFigures> Bad(string file, string why) =>
        Checked.Bad<ResultFigures>(new Problem(ExitCode.Usage, why, "name the folder that `gnomon assess` wrote") { File = file });
}
