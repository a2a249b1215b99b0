using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gnomon.Describe;
using Gnomon.Verify;
using Gnomon.Verify.Crypto;
using Gnomon.Verify.Statements;

namespace Gnomon.Plan;

/// <summary>
/// A model folder with its signature (OpenSSF model signing v1.0): a Sigstore bundle whose DSSE payload is an in-toto statement
/// `https://model_signing/signature/v1.0`. The folder is hashed again and must be what was signed, file by file, with none added; the signature is
/// checked where the card gives the key. Only the serialization by files with SHA-256 is read.
/// </summary>
internal static class SignedModel
{
    private const string PredicateType = "https://model_signing/signature/v1.0";
    private const int MaxSignature = 16 * 1024 * 1024;
    private const int MaxFiles = 100_000;

    /// <summary>Checks one model of a card.</summary>
    /// <returns>What the plan says of it, or everything that is wrong with it.</returns>
    public static Checked<PlannedModel> Read(SystemCard card, ModelDeclaration model)
    {
        var folder = CardFolder.At(card.Folder);
        var faults = new List<string>();
        var bundle = File(folder, model.Signature, MaxSignature, faults);
        var key = model.Key is null ? null : File(folder, model.Key, maxLength: 4096, faults);
        if (bundle is null || (model.Key is not null && key is null))
            return Bad(card, model, faults);
        if (!TryEnvelope(bundle, out var envelope, out var payload) || !InTotoStatement.TryParse(payload, out var statement, out _) || !string.Equals(statement.PredicateType, PredicateType, StringComparison.Ordinal))
            return Bad(card, model, [$"'{model.Signature}' is not a bundle with a statement {PredicateType}"]);
        var signer = key is null ? null : Signer(key, envelope, model, faults);
        var signedFiles = Resources(statement, model, faults);
        if (faults.Count == 0)
            Compare(folder, model, signedFiles!, faults);
        return faults.Count > 0
            ? Bad(card, model, faults)
            : Checked.Good(new PlannedModel(model.Id, statement.Subjects[0].Name ?? model.Id, statement.Subjects[0].Digests["sha256"], signer?.Fingerprint));
    }

    private static byte[]? File(CardFolder folder, string name, int maxLength, List<string> faults)
    {
        if (RealPath.Of(Path.Combine(folder.Path, name)) is { } real && folder.Holds(real) && RegularFile.TryRead(real, maxLength) is { } bytes)
            return bytes;
        faults.Add($"'{name}' does not exist, is no regular file of the card's folder, or is too long");
        return null;
    }

    private static bool TryEnvelope(byte[] bundle, out DsseEnvelope envelope, out byte[] payload)
    {
        (envelope, payload) = (null!, []);
        try
        {
            using var json = JsonDocument.Parse(bundle);
            var dsse = json.RootElement.GetProperty("dsseEnvelope");
            payload = dsse.GetProperty("payload").GetBytesFromBase64();
            return string.Equals(dsse.GetProperty("payloadType").GetString(), InTotoStatement.PayloadType, StringComparison.Ordinal)
                && DsseEnvelope.TryParse(Encoding.UTF8.GetBytes(dsse.GetRawText()), out envelope!, out _);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static PublicKey? Signer(byte[] pem, DsseEnvelope envelope, ModelDeclaration model, List<string> faults)
    {
        if (!PublicKey.TryFromPem(Encoding.Latin1.GetString(pem), out var key))
            faults.Add($"'{model.Key}' is not an Ed25519 or ECDSA P-256 public key as SPKI PEM");
        else if (envelope.Verify([key]) is null)
            faults.Add($"'{model.Signature}' is not signed by the key in '{model.Key}'");
        return key;
    }

    // The subject's digest is SHA-256 over the files' digests in their order: it binds the list.
    private static Dictionary<string, string>? Resources(InTotoStatement statement, ModelDeclaration model, List<string> faults)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var serialization = statement.Predicate!.Value.GetProperty("serialization");
            if (serialization.GetProperty("method").GetString() is not "files" || serialization.GetProperty("hash_type").GetString() is not "sha256")
                faults.Add($"'{model.Signature}' signs a serialization other than whole files by SHA-256, which is not read here");
            using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var resource in statement.Predicate.Value.GetProperty("resources").EnumerateArray())
            {
                var digest = resource.GetProperty("digest").GetString()!;
                if (resource.GetProperty("algorithm").GetString() is not "sha256" || !Sha256Hex.IsOne(digest) || !files.TryAdd(resource.GetProperty("name").GetString()!, digest))
                    throw new FormatException();
                all.AppendData(Convert.FromHexString(digest));
            }

            var root = Convert.ToHexStringLower(all.GetHashAndReset());
            if (statement.Subjects is not [{ Digests: var digests }] || !digests.TryGetValue("sha256", out var subject) || !string.Equals(subject, root, StringComparison.Ordinal))
                faults.Add($"the digest of the model in '{model.Signature}' is not that of its list of files");
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            faults.Add($"the list of files in '{model.Signature}' is malformed");
        }

        return files;
    }

    private static void Compare(CardFolder card, ModelDeclaration model, Dictionary<string, string> signedFiles, List<string> faults)
    {
        if (RealPath.Of(Path.Combine(card.Path, model.Folder)) is not { } root || !card.Holds(root) || !Directory.Exists(root))
        {
            faults.Add($"the folder '{model.Folder}' does not exist below the card's folder");
            return;
        }

        var found = new HashSet<string>(StringComparer.Ordinal);
        var signature = RealPath.Of(Path.Combine(card.Path, model.Signature));
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        foreach (var path in Directory.EnumerateFiles(root, "*", options).Take(MaxFiles).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(root, path);
            if (string.Equals(path, signature, StringComparison.Ordinal) || name.Split('/')[0] is ".git" or ".github" or ".gitignore" or ".gitattributes")
                continue;
            found.Add(name);
            if (!signedFiles.TryGetValue(name, out var digest))
                faults.Add($"'{model.Folder}/{name}' was not signed");
            else if (!string.Equals(Hash(path), digest, StringComparison.Ordinal))
                faults.Add($"'{model.Folder}/{name}' is not as it was signed");
        }

        faults.AddRange(signedFiles.Keys.Where(f => !found.Contains(f)).Select(f => $"'{model.Folder}/{f}' was signed and is missing"));
    }

    private static string Hash(string path)
    {
        using var handle = RegularFile.TryOpen(path, out _);
        if (handle is null)
            return "";
        using var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static Checked<PlannedModel> Bad(SystemCard card, ModelDeclaration model, List<string> faults) => Checked.Bad<PlannedModel>(
    [
        .. faults.Select(f => new Problem(ExitCode.Card, f, "put the signed model where the card says, sign it anew, or take the folder out of the entry: a model that is not the signed one is no evidence")
        {
            File = card.File.Name,
            Line = model.Line,
            Key = $"models ({model.Id})",
        }),
    ]);
}
