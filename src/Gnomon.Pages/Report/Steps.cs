using Gnomon.Law;

namespace Gnomon.Pages.Report;

/// <summary>
/// Where the page explains what a pack says. A small explanation stands whole; of a large one the finding's own provision and what it directly rests on, and the
/// provisions below it are links into a list that explains each of them once, as an open fact is a link to its question.
/// </summary>
/// <param name="pack">What the pack says.</param>
public sealed class Steps(PackClassification pack)
{
    /// <summary>How many steps an explanation may have to stand whole.</summary>
    private const int Small = 16;

    private readonly ILookup<string, OpenQuestion> questions = pack.Questions.ToLookup(q => q.Fact, StringComparer.Ordinal);

    /// <summary>The name of the place of the pack's questions.</summary>
    public string Questions => $"ask-{pack.Pack}";

    /// <summary>The name of a provision's place in the list.</summary>
    public string Anchor(Reason provision) => $"step-{pack.Pack}-{provision.Key}";

    /// <summary>The name of a question's place.</summary>
    public string Anchor(OpenQuestion question) => $"{Questions}-{question.Fact}" + (question.Scope is { } scope ? "@" + scope : "");

    /// <summary>The name of the place where a fact is asked, of a use or market where it is known; null where it is not asked.</summary>
    public string? Asked(string fact, string? scope = null) =>
        (questions[fact].FirstOrDefault(q => string.Equals(q.Scope, scope, StringComparison.Ordinal)) ?? questions[fact].FirstOrDefault()) is { } question
            ? Anchor(question)
            : null;

    /// <summary>How many levels of provisions of an outcome's explanation stand where the outcome stands.</summary>
    public static int Levels(IReadOnlyList<Reason> reasons) => Size(reasons, Small) > Small ? 1 : int.MaxValue;

    /// <summary>The provisions that some explanation of the pack only names, and all below them, each once.</summary>
    public IReadOnlyList<Reason> Listed()
    {
        var listed = new Dictionary<string, Reason>(StringComparer.Ordinal);
        foreach (var outcome in pack.Outcomes)
            Cut(outcome.Reasons, Levels(outcome.Reasons), listed);
        foreach (var due in pack.Obligations)
            Cut(Explanation.Of(due), 0, listed);
        return [.. listed.Values];
    }

    private static void Cut(IReadOnlyList<Reason> reasons, int levels, Dictionary<string, Reason> listed)
    {
        foreach (var provision in reasons.Where(r => r.Key is not null))
        {
            if (levels > 0)
                Cut(provision.Parts, levels - 1, listed);
            else if (listed.TryAdd(provision.Key!, provision))
                Cut(provision.Parts, 0, listed);
        }
    }

    /// <summary>The steps of an explanation written out, or a number above the most.</summary>
    private static int Size(IReadOnlyList<Reason> reasons, int most)
    {
        var size = 0;
        for (var i = 0; i < reasons.Count && size <= most; i++)
            size += 1 + Size(reasons[i].Parts, most - size);
        return size;
    }
}
