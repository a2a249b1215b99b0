using System.Security.Cryptography;
using Gnomon.Describe;
using Gnomon.Verify;

namespace Gnomon.Plan;

/// <summary>The documents that a card names: looked up, hashed, never interpreted.</summary>
public static class Documents
{
    /// <summary>Hashes the documents of a card: regular files below its folder, links followed only within it.</summary>
    /// <returns>The documents in the order of the card, or every one that cannot be used, with <see cref="ExitCode.Card"/>.</returns>
    public static Checked<IReadOnlyList<PlannedDocument>> Read(SystemCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var folder = CardFolder.At(card.Folder);
        var documents = new List<PlannedDocument>();
        var problems = new List<Problem>();
        for (var i = 0; i < card.Documents.Count; i++)
        {
            var declared = card.Documents[i];
            if (Hash(folder, declared.File, out var fault) is { } file)
                documents.Add(new PlannedDocument(declared, file));
            else
                problems.Add(Bad(card, declared, i, fault));
        }

        return problems.Count == 0 ? Checked.Good<IReadOnlyList<PlannedDocument>>(documents) : Checked.Bad<IReadOnlyList<PlannedDocument>>(problems);
    }

    private static Problem Bad(SystemCard card, DocumentDeclaration declared, int index, string fault) =>
        new(ExitCode.Card, $"the document '{declared.File}' {fault}", "put the file where the card says, or take the entry out: a document that is not there is no evidence")
        {
            File = card.File.Name,
            Line = declared.Line,
            Key = FormattableString.Invariant($"documents[{index}].file"),
        };

    private static PlannedFile? Hash(CardFolder folder, string name, out string fault)
    {
        fault = "";
        if (RealPath.Of(Path.Combine(folder.Path, name)) is not { } real)
            fault = "does not exist";
        else if (!folder.Holds(real))
            fault = "leads out of the card's folder by a link";
        else if (RegularFile.Look(real).Kind != PathKind.File)
            fault = "is not a regular file";
        else if (Hash(real) is { } found)
            return new PlannedFile(name, found.Bytes, found.Sha256);
        else
            fault = "cannot be read";
        return null;
    }

    private static (long Bytes, string Sha256)? Hash(string real)
    {
        using var handle = RegularFile.TryOpen(real, out _);
        if (handle is null)
            return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        long at = 0;
        try
        {
            for (int read; (read = RandomAccess.Read(handle, buffer, at)) > 0; at += read)
                hash.AppendData(buffer, 0, read);
        }
        catch (IOException)
        {
            return null;
        }

        return (at, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
