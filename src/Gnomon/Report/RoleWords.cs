using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>Words that an organisation has none of a law's roles.</summary>
internal static class RoleWords
{
    /// <summary>The line that says so and names the roles; none where the organisation has a role, may have one, or the law does not reach the system.</summary>
    public static IEnumerable<Phrase> None(PackClassification pack, Wording wording)
    {
        if (!OutcomeKinds.LeavesNoRole(pack))
            yield break;
        var roles = pack.Outcomes.Select(o => o.Id).Where(OutcomeKinds.IsRole).Distinct(StringComparer.Ordinal).Select(wording.Role);
        yield return wording.Texts.Say("note.no-role", ("roles", Phrase.Join(", ", roles)));
    }
}
