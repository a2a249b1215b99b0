using Gnomon.Describe;

namespace Gnomon.Report;

/// <summary>Says what became of the answers of an old card that stand under former names.</summary>
public static class MigrationWords
{
    /// <summary>One sentence for each, in the order of lines.</summary>
    public static IReadOnlyList<Phrase> Of(IReadOnlyList<FactMigration> migrated, Wording wording)
    {
        ArgumentNullException.ThrowIfNull(migrated);
        ArgumentNullException.ThrowIfNull(wording);
        return [.. migrated.Select(m => wording.Texts.Say(
            "migrated." + Wording.Kebab(m.Fate.ToString()),
            ("line", Phrase.Own(m.Line.ToString(System.Globalization.CultureInfo.InvariantCulture))),
            ("from", Phrase.Foreign(m.From)),
            ("to", Names(m.To)),
            ("lost", m.Lost.Count > 0 ? Names(m.Lost) : Phrase.Foreign(m.From))))];
    }

    private static Phrase Names(IReadOnlyList<string> ids) => Phrase.Join(", ", ids.Select(Phrase.Foreign));
}
