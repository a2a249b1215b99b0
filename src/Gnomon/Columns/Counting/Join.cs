using System.Globalization;
using Gnomon.Columns.Duck;
using Gnomon.Columns.Sources;

namespace Gnomon.Columns.Counting;

/// <summary>Puts the other data called <c>join</c> beside the rows, and counts what does not match.</summary>
/// <param name="connection">The locked database.</param>
/// <param name="file">The name of the joined file, for problems.</param>
internal sealed class Join(DuckConnection connection, string file)
{
    /// <summary>The name of the joined data, and of the table that counts matches: rows, without_match, other_rows, other_without_match.</summary>
    internal const string Name = "join";

    private static readonly string[] Columns = ["rows", "without_match", "other_rows", "other_without_match"];

    internal Checked<(Source Source, Table Matches)> Of(Source first, Source other, JoinColumns on)
    {
        if (!JoinedSource.Of(first, other, on, file).TryGet(out var source, out var problems))
            return Checked.Bad<(Source, Table)>(problems);
        var joined = (JoinedSource)source;
        if (Repeated(joined, on.There) is { } repeated)
            return Checked.Bad<(Source, Table)>(repeated);
        using var statement = connection.Prepare(joined.Matches);
        using var rows = statement.Execute();
        rows.Next();
        var counts = Columns.Select((_, i) => rows.BigInt(i)!.Value).ToArray();
        return counts[0] == counts[1]
            ? Checked.Bad<(Source, Table)>(new Problem(ExitCode.Data, string.Create(CultureInfo.InvariantCulture, $"none of the {counts[0]} rows has a match in this file by \"{on.There}\": {joined.Key.Types}"), "check that both files write the key in the same way: 007 and 7 are different as texts") { File = file })
            : Checked.Good<(Source, Table)>((source, new Table(Name, Columns, [[.. counts.Select(c => (object?)c)]])));
    }

    private Problem? Repeated(JoinedSource joined, string on)
    {
        using var statement = connection.Prepare(joined.Repeated);
        using var rows = statement.Execute();
        rows.Next();
        return rows.BigInt(0) is var twice and > 0
            ? new Problem(ExitCode.Data, string.Create(CultureInfo.InvariantCulture, $"{twice} values of \"{on}\" stand in several rows of this file, for example {Short(rows.Text(1))}: which row belongs to a case is not known"), "keep one row for each value, or join on the column that tells rows apart") { File = file }
            : null;
    }

    private static string Short(string? value) => value is { Length: > 40 } ? value[..40] + "..." : value ?? "";
}
