using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>
/// The explanations of one pack for a terminal: a provision is explained down to its facts where a reader first meets it, and only named by its
/// article after that.
/// </summary>
/// <param name="wording">The reader's words.</param>
/// <param name="line">Prints a line at a depth.</param>
internal sealed class ReasonLines(Wording wording, Action<int, Phrase> line)
{
    private readonly HashSet<string> explained = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> datedAlike = new(StringComparer.Ordinal);

    /// <summary>Explains one conclusion. Fifty duties may take their dates from the same five steps: the later ones name the first.</summary>
    public void Write(string id, Truth truth, IReadOnlyList<Reason> reasons, int depth)
    {
        reasons = truth == Truth.True ? [.. reasons.Where(r => !IsKnownToBeAway(r))] : reasons;
        var dates = reasons.Where(r => r.Role is "from").ToList();
        var steps = string.Join('\n', dates.Select(d => $"{d.Key ?? d.Fact}={d.Truth}={d.Answer}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        if (dates.Count == 0 || datedAlike.TryAdd(steps, id))
        {
            Write(reasons, depth);
            return;
        }

        Write([.. reasons.Where(r => r.Role is not "from")], depth);
        line(depth, Phrase.Join(" · ", [Role("from"), wording.Texts.Say("law.dated-alike", ("id", Phrase.Foreign(datedAlike[steps])))]));
    }

    // What would have taken a duty away, and does not: once it is explained, fifty duties need not name it again.
    private bool IsKnownToBeAway(Reason reason) => reason is { Role: "given", Truth: Truth.False, Key: { } key } && explained.Contains(key);

    private void Write(IReadOnlyList<Reason> reasons, int depth)
    {
        var known = new List<Reason>();
        foreach (var reason in Explanation.Distinct(reasons))
        {
            if (reason.Key is { } key && !explained.Add(key))
            {
                known.Add(reason);
                continue;
            }

            line(depth, Step(reason));
            Write(reason.Parts, depth + 1);
        }

        foreach (var alike in known.GroupBy(r => (r.Role, r.Truth)))
            line(depth, Named(alike.Key.Role, alike.Key.Truth, alike));
    }

    private Phrase Step(Reason reason)
    {
        var answer = wording.Answer(reason);
        return Phrase.Join(" · ",
        [
            Role(reason.Role),
            wording.Of(reason.Says),
            .. wording.HeldAgainst(reason) is { } day ? [day] : Array.Empty<Phrase>(),
            .. answer is null ? [Phrase.Own(wording.Texts["truth." + reason.Truth.Id()])] : Array.Empty<Phrase>(),
            .. answer is null ? Array.Empty<Phrase>() : [answer],
            .. reason.Cites is { } cite ? [wording.Article(cite)] : Array.Empty<Phrase>(),
        ]);
    }

    private Phrase Named(string role, Truth truth, IEnumerable<Reason> provisions) => Phrase.Join(" · ",
    [
        Role(role),
        Phrase.Join(", ", provisions.DistinctBy(p => p.Cites?.Article ?? p.Provision!, StringComparer.Ordinal).Select(p => p.Cites is { } cites ? wording.Article(cites) : wording.Article(p.Provision!))),
        Phrase.Own(wording.Texts["truth." + truth.Id()]),
        Phrase.Own(wording.Texts["law.above"]),
    ]);

    private Phrase Role(string role) => Phrase.Own(wording.Texts.Find("step." + role) ?? role);
}
