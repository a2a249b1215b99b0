using System.Text;
using Gnomon.Columns;
using Gnomon.Columns.Duck;

namespace Gnomon.Tests.Columns;

/// <summary>A folder with data in it, gone after the test.</summary>
internal sealed class DataFolder : IDisposable
{
    internal string Root { get; } = Directory.CreateTempSubdirectory("gnomon-columns-").FullName;

    internal string At(string name) => Path.Combine(Root, name);

    internal DataFolder With(string name, string content) => With(name, Encoding.UTF8.GetBytes(content));

    internal DataFolder With(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllBytes(At(name), content);
        return this;
    }

    /// <summary>Writes a Parquet file of what a SELECT gives, by an unlocked DuckDB.</summary>
    internal DataFolder WithParquet(string name, string select)
    {
        using var scratch = ScratchDuck.Open();
        scratch.Run($"COPY ({select}) TO {Sql.Text(At(name))} (FORMAT parquet)");
        return this;
    }

    internal CountRequest Request(string file, string prediction, params (string Name, string Expression)[] groups) => new()
    {
        Folder = Root,
        Files = [file],
        Prediction = prediction,
        Groups = [.. groups.Select(g => KeyValuePair.Create(g.Name, g.Expression))],
    };

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
