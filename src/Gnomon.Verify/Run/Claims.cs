using Gnomon.Verify.Crypto;

namespace Gnomon.Verify.Run;

/// <summary>The words of a pass: what it shows, and what nobody should read into it.</summary>
internal static class Claims
{
    internal static IReadOnlyList<Claim> Proven(PublicKey signer, string? name, int files, RunShape shape) =>
    [
        new("whole", $"the result is whole: {files} files, none missing, none added"),
        new("unchanged", "every file is byte for byte as it was sealed"),
        new("logged", $"the {shape.Stages.Count} statements of the run stand in its log, in their order, and lead to the signed root"),
        name is null
            ? new Claim("signed", $"every statement is signed by one key, {signer}, which is not known to you")
            : new Claim("signed", $"every statement is signed by one key, {signer}, known to you as {Visible.Text(name)}"),
    ];

    /// <summary>What a log adds that the user knows.</summary>
    internal static IReadOnlyList<Claim> InLog(OrganisationPlaces? places, bool isKnown) => places is null || !isKnown ? [] :
    [
        new("in-log", $"the statements stand in the log {places.Key.Name} of an organisation, whose key you know"),
        .. places.IsPlanFirst ? [new Claim("plan-first", "in that log the plan stands before the counts")] : Array.Empty<Claim>(),
    ];

    /// <summary>What a log does not show.</summary>
    internal static IReadOnlyList<Claim> NotByLog(OrganisationPlaces? places, bool isKnown) => (places, isKnown) switch
    {
        (null, _) => [],
        (_, false) => [new Claim("log-not-known", $"the statements stand in the log {places.Key.Name}, whose key is not known to you: anybody could have made it")],
        ({ IsPlanFirst: false, Indexes.Count: > 4 }, _) => [new Claim("plan-late", "in that log the counts stand before the plan: they were made under an earlier plan"), Unwitnessed],
        _ => [Unwitnessed],
    };

    private static Claim Unwitnessed => new("log-not-witnessed", "no witness signed that log: whoever has its key could show another history to somebody else");

    internal static IReadOnlyList<Claim> NotProven(bool signerKnown, RunShape shape)
    {
        List<Claim> claims =
        [
            new("true", "a seal shows that nothing was changed since, never that what was sealed is true"),
            new("first", "nothing shows that this was the first plan, or that the plan was sealed before the data was looked at"),
            new("when", "nothing shows when this was sealed: no witness signed the log"),
        ];
        if (!shape.HasCells)
            claims.Insert(0, new Claim("plan-only", "this is a plan alone: nothing was measured under it here"));
        if (!signerKnown)
            claims.Add(new Claim("who", "nothing shows who holds the key that signed"));
        return claims;
    }
}
