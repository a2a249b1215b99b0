using System.Security.Cryptography;
using System.Text;
using Gnomon.Evidence.Keys;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Evidence.Log.Organisation;

/// <summary>Makes the two folders of a new log, with a random origin and a fresh key.</summary>
internal static class LogCreation
{
    /// <summary>What the origin of an organisation's log begins with; 32 random hex digits follow.</summary>
    internal const string OriginPrefix = "gnomon.log/";

    internal static VerifierKey Create(LogFolder folder)
    {
        if (RegularFile.Look(folder.Published).Kind != PathKind.Missing || RegularFile.Look(folder.Private).Kind != PathKind.Missing)
            throw LogFolder.Doubt(folder.Published, "something lies there, or in the private folder beside it", "name a folder that does not exist yet; a log that was begun and not finished may be removed, both folders of it");
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Published)!);
        DurableFile.MakePrivateFolder(folder.Private);
        DurableFile.TryMakeFolder(folder.Published);
        var seed = RandomNumberGenerator.GetBytes(SigningKey.SeedLength);
        var pem = PrivateKeyPem.Encode(seed);
        try
        {
            using var key = SigningKey.FromSeed(seed);
            var vkey = VerifierKey.Create(OriginPrefix + RandomNumberGenerator.GetHexString(32, lowercase: true), key.PublicKey);
            DurableFile.WriteNew(folder.KeyFile, pem, DurableFile.Private);
            Begin(folder, key, vkey);
            return vkey;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
            CryptographicOperations.ZeroMemory(pem);
        }
    }

    private static void Begin(LogFolder folder, SigningKey key, VerifierKey vkey)
    {
        var text = new Checkpoint(vkey.Name, 0, Merkle.Root([]), []).ToText();
        var note = SignedNote.Encode(text, vkey, key.Sign(Encoding.UTF8.GetBytes(text)));
        DurableFile.WriteNew(folder.VkeyFile, Encoding.ASCII.GetBytes(vkey + "\n"));
        DurableFile.WriteNew(folder.RecordFile, WriteAheadFormat.Head(0), DurableFile.Private);
        DurableFile.WriteNew(folder.HeadFile, note, DurableFile.Private);
        DurableFile.SyncFolder(folder.Private);
        DurableFile.WriteNew(folder.CheckpointFile, note);
        DurableFile.SyncFolder(folder.Published);
        DurableFile.SyncFolder(Path.GetDirectoryName(folder.Published)!);
    }
}
