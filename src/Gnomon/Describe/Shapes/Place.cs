using System.Globalization;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Shapes;

/// <summary>Where reading is in a file: its name, the key path, and the list that every problem goes to.</summary>
internal sealed class Place
{
    private readonly string file;
    private readonly ExitCode exit;
    private readonly List<Problem> problems;
    private readonly string path;

    /// <param name="file">The file as the user named it.</param>
    /// <param name="exit">The exit code of its problems.</param>
    /// <param name="problems">Where problems go.</param>
    public Place(string file, ExitCode exit, List<Problem> problems)
        : this(file, exit, problems, "", [])
    {
    }

    private Place(string file, ExitCode exit, List<Problem> problems, string path, List<FactMigration> migrated) =>
        (this.file, this.exit, this.problems, this.path, Migrated) = (file, exit, problems, path, migrated);

    /// <summary>What became of answers that stand under former names.</summary>
    public List<FactMigration> Migrated { get; }

    /// <summary>The place of a key below this one.</summary>
    public Place Key(string key) => new(file, exit, problems, path.Length == 0 ? key : path + "." + key, Migrated);

    /// <summary>The place of an item of this list.</summary>
    public Place Item(int index) => new(file, exit, problems, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), Migrated);

    /// <summary>Notes a problem and says no: <c>return place.Refuse(...)</c>.</summary>
    public bool Refuse(YamlNode at, string what, string remedy, ExitCode? instead = null) => Refuse(at.Line, what, remedy, instead);

    /// <inheritdoc cref="Refuse(YamlNode, string, string, ExitCode?)"/>
    public bool Refuse(int line, string what, string remedy, ExitCode? instead = null)
    {
        problems.Add(new Problem(instead ?? exit, what, remedy) { File = file, Line = line, Key = path });
        return false;
    }
}
