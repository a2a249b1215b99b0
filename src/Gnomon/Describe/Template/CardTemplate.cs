namespace Gnomon.Describe.Template;

/// <summary>What <c>gnomon init DIR</c> writes: a commented card that already assesses, and made-up data beside it.</summary>
public static class CardTemplate
{
    /// <summary>The name of the card.</summary>
    public const string CardName = "system.yaml";

    /// <summary>The name of the data file.</summary>
    public const string DataName = "predictions.csv";

    /// <summary>Writes the card and its data into a folder, which is made where it is missing.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="language">The language of the card's comments.</param>
    /// <returns>The paths written; or, with <see cref="ExitCode.Output"/>, why nothing was. A file that is there is never written over.</returns>
    public static Checked<IReadOnlyList<string>> Write(string folder, Language language)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var card = Path.Combine(folder, CardName);
        var data = Path.Combine(folder, DataName);
        string[] there = [.. new[] { card, data }.Where(Path.Exists)];
        if (there.Length > 0)
            return Checked.Bad<IReadOnlyList<string>>([.. there.Select(path => Bad(path, "the file is already there; nothing was written", "name another folder, or move the file away"))]);
        var written = new List<string>();
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (path, text) in new[] { (data, TemplateData.Csv()), (card, CardTemplateText.Card(language)) })
            {
                // CreateNew: a file that appeared since is not written over either.
                using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
                written.Add(path);
                stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
            }

            return Checked.Good<IReadOnlyList<string>>([card, data]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            written.ForEach(Remove);
            return Checked.Bad<IReadOnlyList<string>>(Bad(folder, $"the folder cannot be written: {e.Message}", "name a folder that you may write to"));
        }
    }

    /// <summary>Writes a card, and beside it copies of data files that lie elsewhere.</summary>
    /// <param name="folder">The folder, made where it is missing.</param>
    /// <param name="card">The text of the card.</param>
    /// <param name="data">Data files to copy; none where all lie in the folder already.</param>
    /// <returns>The paths written; or, with <see cref="ExitCode.Output"/>, why nothing was.</returns>
    public static Checked<IReadOnlyList<string>> Write(string folder, string card, IReadOnlyList<string> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var path = Path.Combine(folder, CardName);
        var copies = data.Select(d => (From: d, To: Path.Combine(folder, Path.GetFileName(d)))).ToList();
        if (InTheWay(folder, [.. copies.Select(c => c.To)]) is { Count: > 0 } there)
            return Checked.Bad<IReadOnlyList<string>>(there);
        var written = new List<string>();
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (from, to) in copies)
            {
                File.Copy(from, to, overwrite: false);
                written.Add(to);
            }

            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            written.Insert(0, path);
            stream.Write(System.Text.Encoding.UTF8.GetBytes(card));
            return Checked.Good<IReadOnlyList<string>>(written);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            written.ForEach(Remove);
            return Checked.Bad<IReadOnlyList<string>>(Bad(folder, $"the folder cannot be written: {e.Message}", "name a folder that you may write to"));
        }
    }

    /// <summary>What lies where a card, or a copy of its data, would be written.</summary>
    public static IReadOnlyList<Problem> InTheWay(string folder, IReadOnlyList<string> copies) =>
        [.. copies.Prepend(Path.Combine(folder, CardName)).Where(Path.Exists).Select(p => Bad(p, "the file is already there; nothing was written", "name another folder, or move the file away"))];

    private static Problem Bad(string path, string what, string remedy) => new(ExitCode.Output, what, remedy) { File = path };

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder is beyond us; the first problem says so.
        }
    }
}
