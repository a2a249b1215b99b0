using System.Globalization;
using System.Text.Json;

namespace Gnomon.Endpoint;

/// <summary>A text of the data as a value of a tensor.</summary>
internal static class TensorValue
{
    /// <summary>Why a value does not fit a tensor; null where it fits.</summary>
    public static string? Fault(TensorInput input, string? value)
    {
        if (value is null && !input.TakesMissing)
            return $"a value is missing, and the tensor '{input.Name}' does not say what stands for a missing one";
        var text = value ?? input.Missing ?? "";
        return input.IsText || (input.Datatype is "BOOL" ? Truth(text) is not null : input.IsWhole ? Whole(input.Datatype, text) is not null : ProbeColumn.Number(text) is not null)
            ? null
            : $"'{(text.Length > 40 ? text[..40] + "..." : text)}' is no {input.Datatype}";
    }

    /// <summary>Writes a value that fits.</summary>
    public static void Write(Utf8JsonWriter json, TensorInput input, string? value)
    {
        var text = value ?? input.Missing ?? "";
        if (input.IsText)
            json.WriteStringValue(text);
        else if (input.Datatype is "BOOL")
            json.WriteBooleanValue(Truth(text)!.Value);
        else if (input.IsWhole)
            json.WriteNumberValue(Whole(input.Datatype, text)!.Value);
        else if (input.Datatype is "FP32" or "FP16")
            json.WriteNumberValue((float)ProbeColumn.Number(text)!.Value);
        else
            json.WriteNumberValue(ProbeColumn.Number(text)!.Value);
    }

    private static bool? Truth(string text) => text is "true" or "1" or "True" or "TRUE" ? true : text is "false" or "0" or "False" or "FALSE" ? false : null;

    // A column of whole numbers may be written 3.0 or 1e3.
    private static decimal? Whole(string datatype, string text)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number != decimal.Truncate(number))
            return null;
        var bits = int.Parse(datatype.AsSpan(datatype.IndexOf('T', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        var unsigned = datatype[0] is 'U';
        decimal top = (decimal)(ulong.MaxValue >> (64 - bits + (unsigned ? 0 : 1))), bottom = unsigned ? 0 : -top - 1;
        return number >= bottom && number <= top ? decimal.Truncate(number) : null;
    }
}
