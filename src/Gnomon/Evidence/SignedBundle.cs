using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gnomon.Verify;
using Gnomon.Verify.Crypto;
using Gnomon.Verify.Statements;

namespace Gnomon.Evidence;

/// <summary>
/// A folder of small text files in one signed file, to hand on: a DSSE envelope over
/// <code>{"name":"vn-draft","digest":"sha256 hex","files":[{"name":"cases/all.yaml","text":"..."}]}</code>
/// The hint <c>keyid</c> carries the signer's public key, so that a stranger's bundle can be read too and its signer named; whether the signer
/// is known is another question. What comes in is hostile: names, number and lengths are bounded.
/// </summary>
public sealed partial record SignedBundle(string Name, string Digest, IReadOnlyList<BundleFile> Files, PublicKey Signer)
{
    /// <summary>The payload type of the envelope.</summary>
    public const string PayloadType = "application/vnd.gnomon.pack+json";

    /// <summary>The longest bundle that is read, bytes.</summary>
    public const int MaxLength = 24 << 20;

    private const int MaxFiles = 400;
    private const int MaxFile = 1 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of a bundle; the same files and key give the same bytes.</summary>
    /// <param name="name">What the files are together: the id of a pack.</param>
    /// <param name="digest">The digest that the reader will compute again.</param>
    /// <param name="files">The files.</param>
    /// <param name="signer">Who signs.</param>
    /// <returns>The bundle; or every file that a reader would refuse.</returns>
    public static Checked<byte[]> Write(string name, string digest, IReadOnlyList<BundleFile> files, Signer signer)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(signer);
        if (Fault(name, files) is { } fault)
            return Checked.Bad<byte[]>(new Problem(ExitCode.Pack, fault, "mend it in the folder and make the bundle again") { File = name });
        var payload = Json(json =>
        {
            json.WriteString("name", name);
            json.WriteString("digest", digest);
            json.WriteStartArray("files");
            foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("name", file.Name);
                json.WriteString("text", Utf8.GetString(file.Bytes.Span));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
        var signature = signer.Sign(DsseEnvelope.Pae(PayloadType, payload));
        return Checked.Good(Json(json =>
        {
            json.WriteBase64String("payload", payload);
            json.WriteString("payloadType", PayloadType);
            json.WriteStartArray("signatures");
            json.WriteStartObject();
            json.WriteString("keyid", CanonicalBase64.Encode(signer.PublicKey.Spki));
            json.WriteBase64String("sig", signature);
            json.WriteEndObject();
            json.WriteEndArray();
        }));
    }

    /// <summary>Reads a bundle and checks its one signature with the key that it names.</summary>
    /// <param name="path">The file, as the user named it.</param>
    /// <returns>The bundle, or what is wrong with it, with exit code <see cref="ExitCode.Pack"/>.</returns>
    public static Checked<SignedBundle> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RegularFile.TryRead(path, MaxLength) is { } bytes
            ? Parse(bytes, path)
            : Bad(path, $"this is no regular file that can be read, or it is longer than {MaxLength >> 20} MiB");
    }

    internal static Checked<SignedBundle> Parse(ReadOnlyMemory<byte> bytes, string path)
    {
        if (!DsseEnvelope.TryParse(bytes, out var envelope, out var fault))
            return Bad(path, fault);
        if (envelope.PayloadType is not PayloadType || envelope.SignatureCount != 1)
            return Bad(path, "the envelope holds no pack, or not just one signature");
        if (Key(bytes) is not { } key)
            return Bad(path, "the bundle does not name the key of its signer");
        if (envelope.Verify([key]) is not { } payload)
            return Bad(path, "the signature is not that of the key that the bundle names: it was changed after it was signed");
        if (Stranger(payload) is { } stranger)
            return Bad(path, $"'{Plain.Text(stranger)}' stands in what was signed a second time, or is no key there: name, digest and files were expected, each file with name and text");
        return Content(payload, key) is { } bundle && Fault(bundle.Name, bundle.Files) is var wrong
            ? wrong is null ? Checked.Good(bundle) : Bad(path, wrong)
            : Bad(path, "what was signed is no list of files");
    }

    private static PublicKey? Key(ReadOnlyMemory<byte> bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        return json.RootElement.GetProperty("signatures")[0].TryGetProperty("keyid", out var id) && id.ValueKind == JsonValueKind.String
            && CanonicalBase64.TryDecode(id.GetString()!, out var spki) && PublicKey.TryFromSpki(spki, out var key) && key.IsEd25519
            ? key
            : null;
    }

    private static SignedBundle? Content(ReadOnlyMemory<byte> payload, PublicKey key)
    {
        try
        {
            using var json = JsonDocument.Parse(payload, new JsonDocumentOptions { MaxDepth = 8 });
            var root = json.RootElement;
            var files = root.GetProperty("files").EnumerateArray().Select(f => new BundleFile(Text(f, "name"), Utf8.GetBytes(Text(f, "text")))).ToList();
            return new SignedBundle(Text(root, "name"), Text(root, "digest"), files, key);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    // A null is no text either.
    private static string Text(JsonElement map, string key) => map.GetProperty(key).GetString() ?? throw new KeyNotFoundException(key);

    /// <summary>A key that no reader knows, or that stands there twice: who signed it meant something that would be lost.</summary>
    private static string? Stranger(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var json = JsonDocument.Parse(payload, new JsonDocumentOptions { MaxDepth = 8 });
            return Stranger(json.RootElement, "name", "digest", "files")
                ?? (json.RootElement.TryGetProperty("files", out var files) ? files.EnumerateArray().Select(f => Stranger(f, "name", "text")).FirstOrDefault(s => s is not null) : null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Stranger(JsonElement map, params string[] keys)
    {
        var left = keys.ToList();
        return map.EnumerateObject().Select(p => p.Name).FirstOrDefault(name => !left.Remove(name));
    }

    private static string? Fault(string name, IReadOnlyList<BundleFile> files)
    {
        if (!Word().IsMatch(name))
            return $"'{Plain.Text(name)}' is no name of a pack: small letters, digits and hyphens were expected";
        if (files.Count is 0 or > MaxFiles)
            return $"a bundle holds 1 to {MaxFiles} files";
        foreach (var file in files)
        {
            if (!FileName().IsMatch(file.Name))
                return $"'{Plain.Text(file.Name)}' is no name of a file in a bundle: a name in small letters that ends in .yaml was expected, below cases/ or nothing";
            if (file.Bytes.Length > MaxFile || !IsText(file.Bytes.Span))
                return $"'{file.Name}' is longer than {MaxFile >> 20} MiB or no UTF-8";
        }

        return files.GroupBy(f => f.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice ? $"the file '{twice.Key}' stands in it twice" : null;
    }

    private static bool IsText(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    private static Checked<SignedBundle> Bad(string path, string what) =>
        Checked.Bad<SignedBundle>(new Problem(ExitCode.Pack, what, "get the bundle again from whom you have it; `gnomon law pack DIR` makes one") { File = path });

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,63}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"^(cases/)?[a-z0-9][a-z0-9_-]{0,99}(\.[a-z0-9_-]{1,99}){0,3}\.yaml\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FileName();
}

/// <summary>One file of a bundle.</summary>
/// <param name="Name">Its path below the folder: <c>pack.yaml</c>, <c>cases/all.yaml</c>.</param>
/// <param name="Bytes">UTF-8.</param>
public sealed record BundleFile(string Name, ReadOnlyMemory<byte> Bytes);
