using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Gnomon.Verify.Crypto;

namespace Gnomon.Verify.Log;

/// <summary>
/// That a witness saw a checkpoint at a time, and no checkpoint before it that contradicts it (C2SP tlog-cosignature, Ed25519): a signature line
/// of 8 bytes of time and 64 of signature. What is signed is
/// <code>
/// cosignature/v1
/// time 1679315147
/// &lt;the text of the checkpoint&gt;
/// </code>
/// </summary>
/// <param name="Witness">The key of the witness.</param>
/// <param name="Time">When it signed, by its own clock.</param>
public sealed record Cosignature(VerifierKey Witness, DateTimeOffset Time)
{
    /// <summary>Length of time and signature together, bytes.</summary>
    public const int Length = TimeLength + Ed25519.SignatureLength;

    private const int TimeLength = 8;
    private const long MaxSeconds = 253402300799; // the end of the year 9999

    /// <summary>The bytes that a witness signs.</summary>
    /// <param name="text">The text of the checkpoint, with its last line feed.</param>
    /// <param name="seconds">POSIX time.</param>
    public static byte[] Message(string text, long seconds) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {seconds}\n{text}"));

    /// <summary>A signature line, with its line feed.</summary>
    /// <param name="witness">The key.</param>
    /// <param name="seconds">The time that was signed.</param>
    /// <param name="signature">64 bytes.</param>
    public static string Line(VerifierKey witness, long seconds, ReadOnlySpan<byte> signature)
    {
        var stamped = new byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(stamped, seconds);
        signature.CopyTo(stamped.AsSpan(TimeLength));
        return SignedNote.Line(witness, stamped);
    }

    /// <summary>The cosignatures of these witnesses under a checkpoint, the latest of each. Those of others are passed over.</summary>
    /// <param name="note">The checkpoint.</param>
    /// <param name="witnesses">The keys that are known.</param>
    /// <param name="found">One for each witness that signed.</param>
    /// <returns>False where a line has the name and id of a known key and is not its signature: nothing under such a note counts.</returns>
    public static bool TryRead(SignedNote note, IReadOnlyCollection<VerifierKey> witnesses, out IReadOnlyList<Cosignature> found)
    {
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(witnesses);
        var read = new Dictionary<VerifierKey, Cosignature>();
        found = [];
        foreach (var line in note.Signatures)
        {
            if (witnesses.FirstOrDefault(w => w.Id == line.KeyId && string.Equals(w.Name, line.Name, StringComparison.Ordinal)) is not { } witness)
                continue;
            if (!witness.IsCosigner || !TryTime(line.Signature.Span, out var seconds) || !witness.Key.Verify(Message(note.Text, seconds), line.Signature.Span[TimeLength..]))
                return false;
            var time = DateTimeOffset.FromUnixTimeSeconds(seconds);
            if (!read.TryGetValue(witness, out var earlier) || earlier.Time < time)
                read[witness] = new Cosignature(witness, time);
        }

        found = [.. read.Values];
        return true;
    }

    private static bool TryTime(ReadOnlySpan<byte> stamped, out long seconds)
    {
        seconds = stamped.Length == Length ? BinaryPrimitives.ReadInt64BigEndian(stamped) : 0;
        return seconds is > 0 and <= MaxSeconds;
    }
}
