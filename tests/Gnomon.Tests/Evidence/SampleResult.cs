using System.Text;
using Gnomon.Evidence;

namespace Gnomon.Tests.Evidence;

/// <summary>Seals a small result the way a run does.</summary>
internal static class SampleResult
{
    /// <summary>Seals a result; returns the digests of its statements from card to result.</summary>
    public static IReadOnlyList<string> Seal(string path, UserFolders folders, params string[] cells) => SealInto(null, path, folders, cells);

    /// <summary>Seals a result into an organisation's log as well.</summary>
    public static IReadOnlyList<string> SealInto(OrganisationLog? organisation, string path, UserFolders folders, params string[] cells)
    {
        using var signer = Signer.LoadOrCreate(folders).Value;
        using var folder = ResultFolder.Create(path).Value;
        using var log = RunLog.Create(folder, signer, organisation);
        List<string> digests =
        [
            Stage(log, "card", Write(folder, "card.yaml")),
            Stage(log, "classification", Write(folder, "classification.json")),
        ];
        var plan = Write(folder, "plan.json");
        digests.Add(Stage(log, "plan", plan));
        Subject[] counted = [.. cells.Select(c => Write(folder, c))];
        digests.Add(Stage(log, "cells", counted.Length > 0 ? counted : [plan]));
        digests.Add(Stage(log, "measurements", Write(folder, "measurements.json")));
        digests.Add(Stage(log, "findings", Write(folder, "findings.json")));
        digests.Add(Stage(log, "result", Write(folder, "report.html"), Write(folder, "assessment.json")));
        log.Close();
        folder.Publish();
        return digests;
    }

    private static Subject Write(ResultFolder folder, string name) => folder.WriteFile(name, Encoding.UTF8.GetBytes($"what {name} holds\n"));

    private static string Stage(RunLog log, string stage, params Subject[] subjects) =>
        log.Append(Statement.Create(stage, subjects, json => json.WriteString("by", "a test")));
}
