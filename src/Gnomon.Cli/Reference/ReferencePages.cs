using Gnomon.Describe;
using Gnomon.Plan;
using Gnomon.Report;

namespace Gnomon.Cli.Reference;

/// <summary>Every page of docs/reference that is made by the program, by its name.</summary>
internal static class ReferencePages
{
    public static Checked<IReadOnlyList<(string Name, string Text)>> All(Installation installation)
    {
        if (!FactDictionaryReader.ReadFolder(installation.Packs, "packs").TryGet(out var facts, out var problems))
            return Checked.Bad<IReadOnlyList<(string, string)>>(problems);
        return Checked.Good<IReadOnlyList<(string, string)>>(
        [
            ("cli.md", CliPage.Write(CommandTree.Root())),
            ("exit-codes.md", ExitCodesPage.Write()),
            ("expressions.md", ExpressionsPage.Write()),
            ("schemas/card.schema.json", CardSchema.Write(facts)),
            ("schemas/profile.schema.json", ProfileSchema.Write()),
            ("schemas/assessment.schema.json", AssessmentSchema.Write()),
        ]);
    }
}
