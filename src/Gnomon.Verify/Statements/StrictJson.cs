using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Gnomon.Verify.Statements;

/// <summary>
/// JSON from a stranger: valid UTF-8, no key twice, no comments, bounded depth, every string a real string. Two readers that
/// disagree about a document could be shown two contents under one signature.
/// </summary>
internal static class StrictJson
{
    private const int MaxDepth = 32;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = false,
        CommentHandling = JsonCommentHandling.Disallow,
        MaxDepth = MaxDepth,
    };

    /// <summary>Reads one JSON object.</summary>
    internal static bool TryParseObject(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out JsonElement? root)
    {
        root = null;
        try
        {
            Utf8.GetCharCount(bytes.Span);
            using var document = JsonDocument.Parse(bytes, Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return false;
            ReadEveryString(document.RootElement);
            root = document.RootElement.Clone();
            return true;
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException or InvalidOperationException)
        {
            // InvalidOperationException: an escape sequence is half of a surrogate pair.
            return false;
        }
    }

    /// <summary>The text under a key; false where it is missing or not a string.</summary>
    internal static bool TryText(JsonElement parent, string key, [NotNullWhen(true)] out string? text)
    {
        text = parent.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text is not null;
    }

    /// <summary>The list under a key; false where it is missing or not a list.</summary>
    internal static bool TryList(JsonElement parent, string key, out JsonElement list) =>
        parent.TryGetProperty(key, out list) && list.ValueKind == JsonValueKind.Array;

    private static void ReadEveryString(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    ReadEveryString(item);
                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    ReadEveryString(property.Value);
                }

                break;
        }
    }
}
