namespace Gnomon.Law.Exchange;

/// <summary>Obligations as CSV (RFC 4180, UTF-8, comma): one line for each, of each use.</summary>
public static class ObligationsCsv
{
    private static readonly string[] Columns =
        ["pack", "obligation", "use", "role", "owed", "in_force", "from_earliest", "from_latest", "until_earliest", "until_latest", "act", "article", "basis", "says", "unknown_because"];

    /// <summary>The table with its header; words are ids, only what a duty says is in a language.</summary>
    public static string Write(Classification classification, Language language)
    {
        ArgumentNullException.ThrowIfNull(classification);
        var lines = classification.Packs.SelectMany(p => p.Obligations.Select(o => Line(p, o, language)));
        return string.Concat(lines.Prepend(string.Join(',', Columns)).Select(l => l + "\r\n"));
    }

    private static string Line(PackClassification pack, ObligationDue due, Language language) => string.Join(',', new[]
    {
        pack.Pack, due.Id, due.Use ?? "", due.Role, due.Truth.Id(), due.InForce.Id(),
        ClassificationJson.DayOrNever(due.From.Earliest), ClassificationJson.DayOrNever(due.From.Latest), ClassificationJson.DayOrNever(due.Until.Earliest), ClassificationJson.DayOrNever(due.Until.Latest),
        string.Join("; ", due.Cites.Select(c => c.Act).Distinct(StringComparer.Ordinal)), string.Join("; ", due.Cites.Select(c => c.Article).Distinct(StringComparer.Ordinal)),
        due.Basis.Id(), due.Says.In(language), string.Join("; ", due.Unknowns.Select(u => $"{u.Cause.Id()}: {u.Detail}")),
    }.Select(Field));

    // A spreadsheet runs what begins so as a formula; the apostrophe makes it text.
    private static string Field(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
