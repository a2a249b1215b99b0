using System.Text.Json;
using Gnomon.Verify.Statements;

namespace Gnomon.Verify.Attestations;

/// <summary>The criteria of a result as tests: met is passed, unknown is warned, not met is failed. A test is named <c>measure/criterion/columns</c>.</summary>
/// <param name="Passed">The criteria that are met.</param>
/// <param name="Warned">Those that are unknown.</param>
/// <param name="Failed">Those that are not met.</param>
public sealed record CriteriaTests(IReadOnlyList<string> Passed, IReadOnlyList<string> Warned, IReadOnlyList<string> Failed)
{
    /// <summary><c>FAILED</c> where one failed; <c>PASSED</c> only where at least one passed and nothing else came out; else <c>WARNED</c>.</summary>
    public string Result => Failed.Count > 0 ? "FAILED" : Warned.Count > 0 || Passed.Count == 0 ? "WARNED" : "PASSED";

    /// <summary>Reads <c>findings.json</c>; null where it is none.</summary>
    public static CriteriaTests? Of(ReadOnlyMemory<byte> findings)
    {
        if (!StrictJson.TryParseObject(findings, out var root) || !StrictJson.TryList(root.Value, "findings", out var list))
            return null;
        var found = new Dictionary<string, List<string>>(StringComparer.Ordinal) { ["met"] = [], ["unknown"] = [], ["not-met"] = [] };
        foreach (var finding in list.EnumerateArray())
        {
            if (finding.ValueKind != JsonValueKind.Object || !StrictJson.TryText(finding, "kind", out var kind))
                return null;
            if (kind is not "criterion")
                continue;
            if (!StrictJson.TryText(finding, "status", out var status) || !found.TryGetValue(status, out var tests) || Name(finding) is not { } name)
                return null;
            tests.Add(name);
        }

        return new CriteriaTests(found["met"], found["unknown"], found["not-met"]);
    }

    /// <summary>Whether a test result says the same of every criterion.</summary>
    internal bool Agrees(JsonElement predicate) =>
        StrictJson.TryText(predicate, "result", out var result) && string.Equals(result, Result, StringComparison.Ordinal)
        && Same(predicate, "passedTests", Passed) && Same(predicate, "warnedTests", Warned) && Same(predicate, "failedTests", Failed);

    private static bool Same(JsonElement predicate, string name, IReadOnlyList<string> tests) => StrictJson.TryList(predicate, name, out var list)
        ? list.EnumerateArray().Select(t => t.GetString()!).Order(StringComparer.Ordinal).SequenceEqual(tests.Order(StringComparer.Ordinal), StringComparer.Ordinal)
        : tests.Count == 0;

    private static string? Name(JsonElement finding) =>
        StrictJson.TryText(finding, "measure", out var measure) && StrictJson.TryText(finding, "criterion", out var criterion)
        && StrictJson.TryList(finding, "by", out var by) && by.EnumerateArray().All(b => b.ValueKind == JsonValueKind.String)
            ? $"{measure}/{criterion}/{string.Join('+', by.EnumerateArray().Select(b => b.GetString()))}"
            : null;
}
