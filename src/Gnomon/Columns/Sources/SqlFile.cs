using System.Text.RegularExpressions;

namespace Gnomon.Columns.Sources;

/// <summary>The statements that stand in files of their own.</summary>
internal static partial class SqlFile
{
    /// <summary>A statement of the folders beneath Columns, by its file's name.</summary>
    internal static string Load(string name) => Of(typeof(SqlFile).Assembly.GetManifestResourceNames()
        .Single(n => n.StartsWith("Gnomon.Columns.", StringComparison.Ordinal) && n.EndsWith($".{name}.sql", StringComparison.Ordinal))[..^".sql".Length]);

    /// <summary>A statement by its full name: namespace and file.</summary>
    /// <exception cref="InvalidOperationException">This program has no such statement.</exception>
    internal static string Of(string name)
    {
        using var stream = typeof(SqlFile).Assembly.GetManifestResourceStream(name + ".sql") ?? throw new InvalidOperationException($"there is no statement {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A statement by its full name with its parts: <c>{part name}</c> stands for the file of that name beside it: what several statements share, or one says more than once.</summary>
    /// <exception cref="InvalidOperationException">This program has no such statement, or no such part.</exception>
    internal static string Whole(string name) => Part().Replace(Of(name), part => Of(name[..(name.LastIndexOf('.') + 1)] + part.Groups["name"].Value).TrimEnd());

    /// <summary>Puts values in for <c>{names}</c>, in one pass: a value with braces in it stays as it is.</summary>
    internal static string Fill(string template, params (string Name, string Value)[] values) =>
        Hole().Replace(template, hole => values.Single(v => string.Equals(v.Name, hole.Groups["name"].Value, StringComparison.Ordinal)).Value);

    [GeneratedRegex(@"\{part (?<name>\w+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();
}
