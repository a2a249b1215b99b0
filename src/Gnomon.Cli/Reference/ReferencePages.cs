using Gnomon.Describe;
using Gnomon.Pages.Check;
using Gnomon.Plan;
using Gnomon.Report;

namespace Gnomon.Cli.Reference;

/// <summary>Every page of docs/reference that is made by the program, by its name, and the list of digests beside the packs.</summary>
internal static class ReferencePages
{
    public static Checked<IReadOnlyList<(string Name, string Text)>> All(Installation installation)
    {
        if (!LawShelf.Read(installation).TryGet(out var shelf, out var problems))
            return Checked.Bad<IReadOnlyList<(string, string)>>(problems);
        return Checked.Good<IReadOnlyList<(string, string)>>(
        [
            ("cli.md", CliPage.Write(CommandTree.Root())),
            ("exit-codes.md", ExitCodesPage.Write()),
            ("expressions.md", ExpressionsPage.Write()),
            .. FactsPages.All(shelf),
            ("verify.html", OfflineCheck.Html),
            ("schemas/card.schema.json", CardSchema.Write(shelf.Facts)),
            ("schemas/profile.schema.json", ProfileSchema.Write()),
            ("schemas/assessment.schema.json", AssessmentSchema.Write()),
            ("../../packs/" + LawShelf.DigestList, LawShelf.WriteDigests(shelf.Packs)),
        ]);
    }
}
