using Gnomon.Verify.Crypto;

namespace Gnomon.Verify.Run;

/// <summary>The words of a pass: what it shows, and what nobody should read into it.</summary>
internal static class Claims
{
    internal static IReadOnlyList<Claim> Proven(PublicKey signer, string? name, int files) =>
    [
        new("whole", $"the result is whole: {files} files, none missing, none added"),
        new("unchanged", "every file is byte for byte as it was sealed"),
        new("logged", $"the {RunFormat.Stages.Count} statements of the run stand in its log, in their order, and lead to the signed root"),
        name is null
            ? new Claim("signed", $"every statement is signed by one key, {signer}, which is not known to you")
            : new Claim("signed", $"every statement is signed by one key, {signer}, known to you as {Visible.Text(name)}"),
    ];

    internal static IReadOnlyList<Claim> NotProven(bool signerKnown)
    {
        List<Claim> claims =
        [
            new("true", "a seal shows that nothing was changed since, never that what was sealed is true"),
            new("first", "nothing shows that this was the first plan, or that the plan was sealed before the data was looked at"),
            new("when", "nothing shows when this was sealed: no witness signed the log"),
        ];
        if (!signerKnown)
            claims.Add(new Claim("who", "nothing shows who holds the key that signed"));
        return claims;
    }
}
