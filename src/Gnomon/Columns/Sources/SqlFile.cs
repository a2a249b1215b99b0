using System.Text.RegularExpressions;

namespace Gnomon.Columns.Sources;

/// <summary>The statements that stand in files of their own.</summary>
internal static partial class SqlFile
{
    internal static string Load(string name)
    {
        var assembly = typeof(SqlFile).Assembly;
        var resource = assembly.GetManifestResourceNames().Single(n => n.EndsWith($".{name}.sql", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    /// <summary>Puts values in for <c>{names}</c>, in one pass: a value with braces in it stays as it is.</summary>
    internal static string Fill(string template, params (string Name, string Value)[] values) =>
        Hole().Replace(template, hole => values.Single(v => string.Equals(v.Name, hole.Groups["name"].Value, StringComparison.Ordinal)).Value);

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();
}
