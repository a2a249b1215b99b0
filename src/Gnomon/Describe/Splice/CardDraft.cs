using System.Text;
using Gnomon.Describe.Yaml;
using Gnomon.Evidence;

namespace Gnomon.Describe.Splice;

/// <summary>A card that is being filled in: each answer gives a new draft, in which every byte but the answer's own is as it was.</summary>
public sealed class CardDraft
{
    private readonly string path;
    private readonly FactDictionary facts;
    private readonly CardFolder folder;

    private CardDraft(string path, FactDictionary facts, CardFolder folder, SystemCard card) =>
        (this.path, this.facts, this.folder, Card) = (path, facts, folder, card);

    /// <summary>The card as it stands with the answers so far.</summary>
    public SystemCard Card { get; }

    /// <summary>Opens a card.</summary>
    /// <param name="path">The card, as the user named it.</param>
    /// <param name="facts">The questions whose answers it holds.</param>
    public static Checked<CardDraft> Open(string path, FactDictionary facts)
    {
        ArgumentNullException.ThrowIfNull(path);
        return CardReader.Read(path, facts).TryGet(out var card, out var problems)
            ? Checked.Good(new CardDraft(RealPath.Of(path)!, facts, CardFolder.At(card.Folder), card))
            : Checked.Bad<CardDraft>(problems);
    }

    /// <summary>The draft with an answer: its line in <see cref="FactAnswer.Line"/> is not used.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="scope">The id of the use, market or model it is about; null for organisation, system and an unnamed model.</param>
    /// <returns>The draft; or why the answer cannot be written, for example a character that nobody sees.</returns>
    public Checked<CardDraft> With(FactAnswer answer, string? scope)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var fact = facts.Find(answer.Fact) ?? throw new ArgumentException("the dictionary does not know the fact", nameof(answer));
        var steps = CardPath.Of(fact, scope);
        var text = Encoding.UTF8.GetString(Card.File.Bytes.Span);
        var mark = text.StartsWith('\uFEFF') ? "\uFEFF" : "";
        var spliced = YamlSplice.Set(text[mark.Length..], Card.File.Root, steps, AnswerYaml.Write(answer));
        if (!YamlFile.Parse(Encoding.UTF8.GetBytes(mark + spliced), Card.File.Name, ExitCode.Card).TryGet(out var file, out var problems)
            || !CardReader.FromYaml(file, folder, facts).TryGet(out var card, out problems))
            return Checked.Bad<CardDraft>(problems);
        return IsOnly(file.Root, steps)
            ? Checked.Good(new CardDraft(path, facts, folder, card))
            : Checked.Bad<CardDraft>(new Problem(
                ExitCode.Card, $"the answer to {fact.Id} cannot be written without changing something else in the file", "write the entry for it by hand, one 'key: value' a line")
            { File = Card.File.Name });
    }

    /// <summary>Writes the draft over the card in one step: beside it first, then renamed.</summary>
    /// <param name="former">The draft that the file should hold now; where somebody has changed it meanwhile nothing is written.</param>
    /// <returns>Nothing wrong; or why it was not written, with exit code <see cref="ExitCode.Output"/>.</returns>
    public Checked<CardDraft> Save(CardDraft former)
    {
        ArgumentNullException.ThrowIfNull(former);
        var beside = $"{path}.{Guid.NewGuid():N}.partial";
        try
        {
            if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(former.Card.File.Bytes.Span))
                return Bad("the card was changed by somebody else meanwhile; the answer was not written", "run `gnomon ask` again: it reads the card anew");
            DurableFile.WriteNew(beside, Card.File.Bytes.Span, (uint)File.GetUnixFileMode(path));
            DurableFile.Replace(beside, path);
            DurableFile.SyncFolder(Path.GetDirectoryName(path)!);
            return Checked.Good(this);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(beside);
            return Bad($"the card cannot be written: {e.Message}", "check the permissions and the space of its folder");
        }
    }

    private Checked<CardDraft> Bad(string what, string remedy) => Checked.Bad<CardDraft>(new Problem(ExitCode.Output, what, remedy) { File = Card.File.Name });

    /// <summary>Whether nothing but the answer, and the ids of entries made for it, differs from the former card.</summary>
    private bool IsOnly(YamlNode root, IReadOnlyList<CardStep> steps)
    {
        var target = Target(root, steps);
        var before = Others(Card.File.Root, target);
        var after = Others(root, target);
        return !before.Except(after).Any() && after.Except(before).All(l => steps.Any(s =>
            s.IsItem && l.Path.EndsWith("/id", StringComparison.Ordinal) && string.Equals(s.Name, l.Text, StringComparison.Ordinal)));
    }

    private static List<(string Path, string Text)> Others(YamlNode root, string target) =>
        [.. YamlText.Leaves(root).Where(l => !string.Equals(l.Path, target, StringComparison.Ordinal) && !l.Path.StartsWith(target + "/", StringComparison.Ordinal))];

    private static string Target(YamlNode root, IReadOnlyList<CardStep> steps)
    {
        var (path, node) = ("", root);
        foreach (var (name, isItem) in steps)
        {
            var index = isItem ? ((YamlList)node).Items.ToList().FindIndex(i => i is YamlMap map && map["id"] is YamlScalar id && string.Equals(id.Text, name, StringComparison.Ordinal)) : -1;
            node = isItem ? ((YamlList)node).Items[index] : ((YamlMap)node)[name]!;
            path += "/" + (isItem ? index.ToString(System.Globalization.CultureInfo.InvariantCulture) : name);
        }

        return path;
    }
}
