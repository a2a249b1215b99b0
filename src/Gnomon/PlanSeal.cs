using System.Text.Json;
using Gnomon.Evidence;
using Gnomon.Law;
using Gnomon.Plan;
using Gnomon.Verify.Run;

namespace Gnomon;

/// <summary>Which plan for a system this is.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Log">The origin of the log over which was counted; null for the user's own list.</param>
public sealed record Attempt(int Number, string? Log);

/// <summary>A plan that lies sealed in its folder.</summary>
/// <param name="Folder">Where, an absolute path.</param>
/// <param name="Digest">The digest of its statement: that of a result under it is the same.</param>
/// <param name="Attempt">Which plan for the system it is.</param>
public sealed record PlanResult(string Folder, string Digest, Attempt Attempt);

/// <summary>Seals a plan alone: card, classification and plan, with the statements that a result under it will have too.</summary>
public static class PlanSeal
{
    /// <summary>Seals the plan of a prepared card; nothing is counted.</summary>
    /// <param name="preparation">The card and its plan.</param>
    /// <param name="folder">Where the plan is put; nothing may lie there.</param>
    /// <param name="user">Where the key and the list of attempts lie.</param>
    /// <param name="logFolder">An organisation's log into which the statements go as well; null for none.</param>
    /// <returns>The plan, or every problem of key, log or output.</returns>
    public static async Task<Checked<PlanResult>> Seal(Preparation preparation, string folder, UserFolders user, string? logFolder)
    {
        ArgumentNullException.ThrowIfNull(preparation);
        ArgumentNullException.ThrowIfNull(user);
        try
        {
            using var key = Signer.LoadOrCreate(user).Unwrap(out var problems);
            if (problems.Count > 0)
                return Checked.Bad<PlanResult>(problems);
            await using var log = logFolder is null ? null : OrganisationLog.Open(logFolder, user).Unwrap(out problems);
            if (problems.Count > 0)
                return Checked.Bad<PlanResult>(problems);
            using var seal = RunSeal.Begin(folder, key, log, RunShape.Plan).Unwrap(out problems);
            if (seal is null)
                return Checked.Bad<PlanResult>(problems);
            seal.Seal("card", [new("card.yaml", preparation.Examination.Card.File.Bytes)]);
            seal.Seal("classification", [new("classification.json", ClassificationJson.ToBytes(preparation.Examination.Classification))]);
            var digest = seal.Seal("plan", [new("plan.json", PlanJson.Write(preparation.Plan))], predicate: Predicate(preparation.Plan));
            var attempt = await CountAttempt(user, log, preparation.Plan, digest, isNew: true);
            return Checked.Good(new PlanResult(seal.Publish(), digest, attempt!));
        }
        catch (EvidenceException e)
        {
            return Checked.Bad<PlanResult>(e.Problem);
        }
    }

    /// <summary>What the statement of a plan says besides its file, so that plans can be counted in a log that has the statements alone.</summary>
    internal static Action<Utf8JsonWriter> Predicate(AssessmentPlan plan) => json =>
    {
        json.WriteString("system", plan.System);
        json.WriteString("seed", PlanJson.Seed(plan));
        if (plan.Models.Count == 0)
            return;
        json.WriteStartArray("models");
        foreach (var model in plan.Models)
        {
            json.WriteStartObject();
            json.WriteString("name", model.Name);
            json.WriteStartObject("digest");
            json.WriteString("sha256", model.Digest);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    };

    /// <summary>Adds the plan to the user's list, and counts: over the log where there is one, which nobody can shorten unnoticed.</summary>
    /// <param name="user">Whose list; null for a draft, which counts nowhere.</param>
    /// <param name="log">The log into which the plan's statement went.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="digest">The digest of its statement.</param>
    /// <param name="isNew">False for a plan that was sealed alone before and is run now.</param>
    internal static async Task<Attempt?> CountAttempt(UserFolders? user, OrganisationLog? log, AssessmentPlan plan, string digest, bool isNew)
    {
        if (user is null)
            return null;
        var own = isNew ? Attempts.Record(user, plan.System, digest) : Attempts.RecordOnce(user, plan.System, digest);
        return log is null
            ? new Attempt(own, Log: null)
            : new Attempt(await log.CountStatements(RunFormat.PredicateType("plan"), predicate => IsOf(predicate, plan.System)), log.Origin);
    }

    private static bool IsOf(JsonElement predicate, string system) =>
        predicate.TryGetProperty("system", out var named) && named.ValueKind == JsonValueKind.String && named.ValueEquals(system);
}
