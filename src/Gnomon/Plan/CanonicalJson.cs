using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gnomon.Plan;

/// <summary>
/// JSON with one spelling for each value (RFC 8785): keys in order of their UTF-16 code units, no white space, numbers as
/// ECMAScript writes them, only what must be escaped escaped. Anybody's RFC 8785 library computes the same digest.
/// </summary>
internal static class CanonicalJson
{
    /// <summary>The bytes of a value.</summary>
    /// <exception cref="ArgumentException">A number is not finite, or the value is of no JSON type.</exception>
    public static byte[] Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject map:
                var members = map.OrderBy(m => m.Key, StringComparer.Ordinal);
                Join(members, '{', '}', text, m => Write(m.Value, Key(m.Key, text)));
                break;
            case JsonArray list:
                Join(list, '[', ']', text, item => Write(item, text));
                break;
            default:
                Scalar(node.AsValue(), text);
                break;
        }
    }

    private static void Join<T>(IEnumerable<T> items, char open, char close, StringBuilder text, Action<T> write)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                text.Append(',');
            first = false;
            write(item);
        }

        text.Append(close);
    }

    private static void Scalar(JsonValue value, StringBuilder text)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            case JsonValueKind.String:
                Quote(value.GetValue<string>(), text);
                break;
            default:
                text.Append(Number(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)));
                break;
        }
    }

    private static StringBuilder Key(string key, StringBuilder text)
    {
        Quote(key, text);
        return text.Append(':');
    }

    /// <summary>A number as ECMAScript writes it: plain from 1e-6 to below 1e21, else with an exponent.</summary>
    internal static string Number(double number)
    {
        if (!double.IsFinite(number))
            throw new ArgumentException("JSON has no such number; what cannot be computed is an Unknown", nameof(number));
        if (number == 0)
            return "0";
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var size = Math.Abs(number);
        var parts = shortest.Split('E');
        if (size < 1e-6 || size >= 1e21)
        {
            var exponent = int.Parse(parts[1], CultureInfo.InvariantCulture);
            return string.Create(CultureInfo.InvariantCulture, $"{parts[0]}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}");
        }

        return parts.Length == 1 ? shortest : decimal.Parse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }

    private static void Quote(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
