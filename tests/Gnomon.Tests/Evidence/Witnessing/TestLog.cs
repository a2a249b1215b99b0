using System.Text;
using Gnomon.Evidence.Keys;
using Gnomon.Verify.Log;

namespace Gnomon.Tests.Evidence.Witnessing;

/// <summary>A log in memory with a key of its own: its entries can be chosen, so two histories of one log are easily made.</summary>
internal sealed class TestLog(byte key, string origin = "example.org/log", string history = "")
{
    private readonly SigningKey signing = SigningKey.FromSeed(Enumerable.Repeat(key, 32).ToArray());

    public VerifierKey Vkey => VerifierKey.Create(origin, signing.PublicKey);

    public static VerifierKey Witness(byte key, string name) => VerifierKey.CreateCosigner(name, Key(key).PublicKey);

    /// <summary>The checkpoint of so many entries.</summary>
    public string Note(int size)
    {
        var text = new Checkpoint(origin, size, Root(size), []).ToText();
        return Encoding.UTF8.GetString(SignedNote.Encode(text, Vkey, signing.Sign(Encoding.UTF8.GetBytes(text))));
    }

    /// <summary>The same with the signature of a witness.</summary>
    public string Cosigned(int size, byte key, string name, long seconds)
    {
        var note = Note(size);
        var text = note[..(note.LastIndexOf("\n\n", StringComparison.Ordinal) + 1)];
        return note + Cosignature.Line(Witness(key, name), seconds, Key(key).Sign(Cosignature.Message(text, seconds)));
    }

    /// <summary>A request to a witness.</summary>
    public byte[] Request(int old, int size, IReadOnlyList<byte[]>? proof = null) =>
        new AddCheckpoint(old, proof ?? Consistency(old, size), Encoding.UTF8.GetBytes(Note(size))).ToBytes();

    public IReadOnlyList<byte[]> Consistency(int old, int size) => old == 0 || old >= size ? [] : Tree(size).Consistency(old);

    private byte[] Root(int size) => Merkle.Root(Leaves(size));

    private TreeReader Tree(int size)
    {
        var leaves = Leaves(size);
        return new TreeReader(size, (level, index, width) => level == 0 && index == 0 ? [.. leaves.Take(width).SelectMany(l => l)] : null);
    }

    // Two histories have their first entry in common.
    private byte[][] Leaves(int size) => [.. Enumerable.Range(0, size).Select(i => Merkle.LeafHash(Encoding.ASCII.GetBytes(i == 0 ? "0" : FormattableString.Invariant($"{i}{history}"))))];

    private static SigningKey Key(byte key) => SigningKey.FromSeed(Enumerable.Repeat(key, 32).ToArray());
}
