using System.Security.Cryptography;
using Gnomon.Describe;
using Gnomon.Describe.Yaml;
using Gnomon.Law;
using Gnomon.Law.Format;

namespace Gnomon.Plan;

/// <summary>Makes the plan: criteria and inputs, fixed before anything is measured.</summary>
public static class Planner
{
    /// <summary>The plan for a classified system.</summary>
    /// <param name="classification">What the laws said; gives the reading and the packs.</param>
    /// <param name="card">The card.</param>
    /// <param name="facts">The dictionary that the card answers.</param>
    /// <param name="profile">The bars.</param>
    /// <param name="measures">The card's data sets with the digests of their files, in the order of the card.</param>
    /// <param name="documents">The card's documents with their digests; see <see cref="Documents.Read"/>.</param>
    /// <param name="engine">The version of Gnomon.</param>
    /// <exception cref="ArgumentException">A data set of the card has no digests, or another one has: a plan that leaves out what decides is none.</exception>
    public static AssessmentPlan FromClassification(
        Classification classification,
        SystemCard card,
        FactDictionary facts,
        Profile profile,
        IReadOnlyList<PlannedMeasure> measures,
        IReadOnlyList<PlannedDocument> documents,
        string engine)
    {
        ArgumentNullException.ThrowIfNull(classification);
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(measures);
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentException.ThrowIfNullOrEmpty(engine);
        if (!measures.Select(m => m.Declaration.Id).SequenceEqual(card.Measures.Select(m => m.Id), StringComparer.Ordinal))
            throw new ArgumentException("a plan names every data set of the card, in its order", nameof(measures));
        if (measures.Any(m => m.Files.Count == 0))
            throw new ArgumentException("a data set has files", nameof(measures));
        if (documents.Count != card.Documents.Count)
            throw new ArgumentException("a plan names every document of the card", nameof(documents));
        return new AssessmentPlan
        {
            System = card.Id,
            SystemVersion = card.Version,
            Reading = classification.Reading,
            Engine = engine,
            CardDigest = Digest(card.File),
            FactsDigest = PackDigest.Of("", facts.Files.Select(f => (f.File.Name, f.File.Bytes))),
            Packs = [.. classification.Packs.Select(p => new PlannedPack(p.Pack, p.Version, p.Digest))],
            Profile = new PlannedProfile(profile.Name, profile.Owner, Digest(profile.File), profile.MinimumSize, profile.PublishSize, profile.Criteria),
            Measures = measures,
            Documents = documents,
        };
    }

    private static string Digest(YamlFile file) => Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span));
}
