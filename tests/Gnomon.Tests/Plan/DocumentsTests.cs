using System.Diagnostics;
using Gnomon.Describe;
using Gnomon.Plan;
using Gnomon.Tests.Describe;

namespace Gnomon.Tests.Plan;

public sealed class DocumentsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gnomon-documents-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_document_is_hashed()
    {
        File.WriteAllText(Path.Combine(folder, "note.md"), "abc");
        var document = Assert.Single(Documents.Read(Card("note.md")).Value);
        Assert.Equal(new PlannedFile("note.md", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), document.File);
    }

    [Fact]
    public void Documents_that_cannot_be_used_are_all_named()
    {
        Directory.CreateDirectory(Path.Combine(folder, "a-folder"));
        using (var made = Process.Start("mkfifo", [Path.Combine(folder, "a-pipe")]))
            made.WaitForExit();
        var card = Card("not-there.md", "a-folder", "a-pipe", "later-a-link.md");

        // The card was read before the link was there: what was checked once is looked at again when it is opened.
        File.CreateSymbolicLink(Path.Combine(folder, "later-a-link.md"), "/etc/hostname");
        Golden.Match("Plan/documents.txt", Some.Messages(Documents.Read(card).Problems, folder));
    }

    private SystemCard Card(params string[] files)
    {
        var path = Path.Combine(folder, "system.yaml");
        File.WriteAllText(path, $$"""
            gnomon: 1
            system: { id: org.example.x, name: { en: X }, version: 1 }
            uses: [ { id: a } ]
            documents:
            {{string.Join('\n', files.Select(f => $"  - {{ kind: note, file: {f} }}"))}}

            """);
        return CardReader.Read(path, Some.Dictionary).Value;
    }
}
