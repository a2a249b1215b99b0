using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Gnomon.Verify.Log;

/// <summary>A signature under a note: who, which key, the signature itself.</summary>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Signature);

/// <summary>
/// A text with signatures under it (C2SP signed-note 1.0). What is signed is the text with its last line feed:
/// <code>
/// text line
///
/// — name base64(4 bytes key id, signature)
/// </code>
/// </summary>
public sealed class SignedNote
{
    /// <summary>The longest note that is read, bytes.</summary>
    public const int MaxLength = 64 * 1024;

    private const int MaxSignatures = 64;
    private const string Dash = "\u2014 ";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private SignedNote(string text, IReadOnlyList<NoteSignature> signatures) => (Text, Signatures) = (text, signatures);

    /// <summary>The signed text, ended by a line feed.</summary>
    public string Text { get; }

    /// <summary>The signatures, in their order; none of them checked yet.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>The bytes of a note: what <see cref="TryParse"/> reads.</summary>
    public static byte[] Encode(string text, VerifierKey key, ReadOnlySpan<byte> signature) => Strict.GetBytes(text + "\n" + Line(key, signature));

    /// <summary>One signature line, with its line feed.</summary>
    public static string Line(VerifierKey key, ReadOnlySpan<byte> signature)
    {
        ArgumentNullException.ThrowIfNull(key);
        var material = new byte[4 + signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(material, key.Id);
        signature.CopyTo(material.AsSpan(4));
        return $"{Dash}{key.Name} {CanonicalBase64.Encode(material)}\n";
    }

    /// <summary>A signature line as it was read, with its line feed.</summary>
    public static string Line(NoteSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        var material = new byte[4 + signature.Signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(material, signature.KeyId);
        signature.Signature.CopyTo(material.AsMemory(4));
        return $"{Dash}{signature.Name} {CanonicalBase64.Encode(material)}\n";
    }

    /// <summary>Reads a note.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="note">The note, null on a fault.</param>
    /// <param name="fault">What is wrong with it, one sentence; empty when nothing is.</param>
    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SignedNote? note, out string fault)
    {
        note = null;
        if (bytes.Length > MaxLength)
            return Fault($"a note has at most {MaxLength} bytes", out fault);
        if (!TryText(bytes, out var all))
            return Fault("a note is UTF-8 without control characters other than line feeds", out fault);
        var split = all.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || !all.EndsWith('\n'))
            return Fault("a note is a text, an empty line, and signature lines, each ended by a line feed", out fault);
        var signatures = new List<NoteSignature>();
        foreach (var line in all[(split + 2)..].Split('\n')[..^1])
        {
            if (signatures.Count == MaxSignatures)
                return Fault($"a note has at most {MaxSignatures} signatures", out fault);
            if (!TrySignature(line, out var signature))
                return Fault("a signature line is a dash, a key name and canonical base64 of a key id and a signature", out fault);
            signatures.Add(signature);
        }

        if (signatures.Count == 0)
            return Fault("the note carries no signature", out fault);
        note = new SignedNote(all[..(split + 1)], signatures);
        fault = "";
        return true;
    }

    /// <summary>
    /// Whether the note is signed by at least one of these keys. A signature by a key that is not among them says nothing; a wrong
    /// one under the name and id of a key that is spoils the whole note.
    /// </summary>
    /// <exception cref="ArgumentException">One is a witness's: see <see cref="Cosignature"/>.</exception>
    public bool IsSignedBy(params IReadOnlyList<VerifierKey> keys)
    {
        if (keys.Any(k => k.IsCosigner))
            throw new ArgumentException("a witness's key signs another message than the note", nameof(keys));
        var message = Strict.GetBytes(Text);
        var good = 0;
        foreach (var signature in Signatures)
        {
            var key = keys.FirstOrDefault(k => k.Id == signature.KeyId && string.Equals(k.Name, signature.Name, StringComparison.Ordinal));
            if (key is null)
                continue;
            if (!key.Key.Verify(message, signature.Signature.Span))
                return false;
            good++;
        }

        return good > 0;
    }

    private static bool TryText(ReadOnlySpan<byte> bytes, out string text)
    {
        text = "";
        try
        {
            text = Strict.GetString(bytes);
            return !text.Any(c => c < ' ' && c != '\n');
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool TrySignature(string line, [NotNullWhen(true)] out NoteSignature? signature)
    {
        signature = null;
        var parts = line.Split(' ');
        if (parts.Length != 3 || !line.StartsWith(Dash, StringComparison.Ordinal) || !VerifierKey.IsName(parts[1]) || !CanonicalBase64.TryDecode(parts[2], out var material) || material.Length < 5)
            return false;
        signature = new NoteSignature(parts[1], BinaryPrimitives.ReadUInt32BigEndian(material), material.AsMemory(4));
        return true;
    }

    private static bool Fault(string text, out string fault)
    {
        fault = text;
        return false;
    }
}
