using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gnomon.Law.Exchange;

/// <summary>What the documents of OSCAL (NIST, 1.1.2) have in common: ids that never change, tokens, properties of ours.</summary>
internal static partial class Oscal
{
    public const string Namespace = "urn:gnomon:oscal:1";
    private const string Version = "1.1.2";
    private static readonly DateOnly First = new(1900, 1, 1), Last = new(2999, 12, 31);
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of a document: one root object, in UTF-8, with a newline at the end.</summary>
    public static byte[] Document(string root, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteStartObject(root);
            write(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>
    /// A UUID that the same words always give. OSCAL's schema takes versions 4 and 5 only, so it calls itself the name-based 5, though
    /// it is made with SHA-256 and not with SHA-1.
    /// </summary>
    public static string Uuid(params IReadOnlyList<string> words)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words)))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x50);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    /// <summary>
    /// An id as OSCAL's tokens allow it, letters, digits, dot, hyphen, underscore, behind a word that says of what: ids of groups, controls and parts share one space.
    /// Where characters had to give way the end of a digest keeps two ids apart.
    /// </summary>
    public static string Token(string kind, string id)
    {
        var plain = Strange().Replace(id, "_");
        return string.Equals(plain, id, StringComparison.Ordinal) ? $"{kind}.{id}" : $"{kind}.{plain}-{Uuid(id)[..8]}";
    }

    /// <summary>A moment as OSCAL takes it: its days go from 1900 to 2999, and those beyond stand as the nearest. The true days are properties.</summary>
    public static string Moment(DateOnly day) => ClassificationJson.Day(day < First ? First : day > Last ? Last : day) + "T00:00:00Z";

    /// <summary>Words as OSCAL's one-line strings take them: no break, and no blank at either end.</summary>
    public static string Line(string words) => Blank().Replace(words, " ").Trim();

    /// <summary>Words where OSCAL reads Markdown: what would be taken for marks is escaped, also its own sign for superscript and what begins a list.</summary>
    public static string Markup(string words) => Further().Replace(Markdown.Escape(Line(words)), "\\$0");

    public static void Metadata(Utf8JsonWriter json, string title, DateOnly modified, string version)
    {
        json.WriteStartObject("metadata");
        json.WriteString("title", Markup(title));
        json.WriteString("last-modified", Moment(modified));
        json.WriteString("version", Line(version));
        json.WriteString("oscal-version", Version);
        json.WriteString("remarks", "A self-check from Gnomon in its own words; not a conformity assessment, not legal advice.");
        json.WriteEndObject();
    }

    /// <summary>Links, each with its relation.</summary>
    public static void Links(Utf8JsonWriter json, params IEnumerable<(string Rel, string Href)> links)
    {
        json.WriteStartArray("links");
        foreach (var (rel, href) in links)
        {
            json.WriteStartObject();
            json.WriteString("href", href);
            json.WriteString("rel", rel);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The back matter: what the document refers to.</summary>
    public static void BackMatter(Utf8JsonWriter json, Action resources)
    {
        json.WriteStartObject("back-matter");
        json.WriteStartArray("resources");
        resources();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>One resource of the back matter; without a description, an address or properties where there are none.</summary>
    public static void Resource(Utf8JsonWriter json, string uuid, string title, string? description, string? at, params IReadOnlyList<(string Name, string? Value)> properties)
    {
        json.WriteStartObject();
        json.WriteString("uuid", uuid);
        json.WriteString("title", Markup(title));
        if (description is not null)
            json.WriteString("description", Markup(description));
        if (properties.Count > 0)
            Properties(json, properties);
        if (at is not null)
        {
            json.WriteStartArray("rlinks");
            json.WriteStartObject();
            json.WriteString("href", at);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Properties of ours, each with its namespace; those without a value are left out.</summary>
    public static void Properties(Utf8JsonWriter json, params IEnumerable<(string Name, string? Value)> properties)
    {
        json.WriteStartArray("props");
        foreach (var (name, value) in properties.Where(p => !string.IsNullOrWhiteSpace(p.Value)))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("ns", Namespace);
            json.WriteString("value", Line(value!));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank();

    [GeneratedRegex(@"\^|^[+-]|(?<=^[0-9]+)[.)]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Further();

    [GeneratedRegex(@"[^\p{L}\p{N}._-]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Strange();
}
