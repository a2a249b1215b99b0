using System.Globalization;

namespace Gnomon.Describe.Yaml;

internal sealed partial class YamlPlace
{
    /// <summary>A text that is not empty.</summary>
    public string? Text()
    {
        if (Node is YamlScalar scalar && IsText(scalar))
            return scalar.Text;
        Report($"{Kind()} stands here; a text was expected", "write a text");
        return null;
    }

    /// <summary>One of some words.</summary>
    public string? Word(params IReadOnlyCollection<string> words)
    {
        if (Text() is not { } text)
            return null;
        if (words.Contains(text, StringComparer.Ordinal))
            return text;
        Report($"'{text}' is not one of the words for this place", NearestWord.RemedyOrList(text, words, words.Count == 0 ? "there is none to name yet" : $"write one of: {string.Join(", ", words)}"));
        return null;
    }

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts() => IsList ? [.. Items().Select(i => i.Text()).OfType<string>()] : Text() is { } one ? [one] : [];

    /// <summary>A day.</summary>
    public DateOnly? Date()
    {
        if (Node is YamlScalar scalar && DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Report($"{Kind()} is not a day", "write a day as YYYY-MM-DD");
        return null;
    }

    /// <summary>A day; or the month or year that it lies in, or a day that it is not later than.</summary>
    public FactValue.Date? Period()
    {
        if (Node is YamlScalar scalar && FactValue.Date.Parse(scalar.Text) is { } date)
            return date;
        Report($"{Kind()} is not a day", "write a day as YYYY-MM-DD, or its month as YYYY-MM, or its year as YYYY, or ../YYYY-MM-DD for that day or earlier");
        return null;
    }

    /// <summary>Whether the text is the word <c>never</c>.</summary>
    public bool IsNever() => Node is YamlScalar { Text: "never" };

    /// <summary>A day, or null for the word <c>never</c>; false where it is neither.</summary>
    public bool DayOrNever(out DateOnly? day)
    {
        day = null;
        if (IsNever())
            return true;
        day = Date();
        return day is not null;
    }

    /// <summary>Yes or no: <c>true</c> or <c>false</c>.</summary>
    public bool? YesNo()
    {
        if (Node is YamlScalar { Text: "true" or "false" } scalar)
            return scalar.Text is "true";
        Report($"{Kind()} is neither true nor false", "write true or false");
        return null;
    }

    /// <summary>A number.</summary>
    public decimal? Number()
    {
        if (Node is YamlScalar scalar && decimal.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        Report($"{Kind()} is not a number", "write a number such as 12, 0.5 or 1e25");
        return null;
    }

    /// <summary>A text in all three languages.</summary>
    public LocalizedText? Localized()
    {
        if (!HasOnly("en", "vi", "fr"))
            return null;
        if (Written("en") is { } en && Written("vi") is { } vi && Written("fr") is { } fr)
            return new LocalizedText(en, vi, fr);
        var missing = Languages.All.Select(l => l.Code()).Where(code => Written(code) is null);
        Report($"the text is missing in: {string.Join(", ", missing)}", "give the text in en, vi and fr");
        return null;
    }

    private string? Written(string key) => (Node as YamlMap)?[key] is YamlScalar scalar && IsText(scalar) ? scalar.Text : null;

    private static bool IsText(YamlScalar scalar) => !string.IsNullOrWhiteSpace(scalar.Text) && !IsNull(scalar);

    // Who writes one of these means that there is nothing, not a name or a text of four letters.
    private static bool IsNull(YamlScalar scalar) => scalar is { Quoted: false, Text: "~" or "null" or "Null" or "NULL" };
}
