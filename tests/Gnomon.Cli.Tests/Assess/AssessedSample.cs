using System.Collections.Concurrent;

namespace Gnomon.Cli.Tests.Assess;

/// <summary>
/// A sample that <c>./gnomon assess</c> assessed and sealed at a fixed time: once for each language, for all tests that only read
/// the result. Who changes something takes a copy.
/// </summary>
internal sealed class AssessedSample
{
    private static readonly ConcurrentDictionary<(string Name, Language Language), Lazy<AssessedSample>> Made = [];

    private readonly string folder;

    private AssessedSample(string folder, CliRun run) => (this.folder, Run) = (folder, run);

    /// <summary>An environment in which the clock stands still, so that every run gives the same bytes.</summary>
    public static IReadOnlyDictionary<string, string> Stopped { get; } = new Dictionary<string, string>(StringComparer.Ordinal) { ["SOURCE_DATE_EPOCH"] = "1795219200" };

    /// <summary>How the command ended and what it printed.</summary>
    public CliRun Run { get; }

    private string Out => Path.Combine(folder, "out");

    /// <summary>The sample in this language; a run that failed fails each test that asks for it.</summary>
    public static AssessedSample Of(string name, Language language = Language.En)
    {
        var sample = Made.GetOrAdd((name, language), key => new Lazy<AssessedSample>(() => Assess(key.Name, key.Language))).Value;
        Assert.True(sample.Run.Exit == 0, sample.Run.Err);
        return sample;
    }

    /// <summary>The card of a sample.</summary>
    public static string Card(string name) => Path.Combine(Cli.Repository, "samples", name, "system.yaml");

    /// <summary>A file of the result.</summary>
    public byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Out, file));

    /// <summary>The same as text.</summary>
    public string Text(string file) => File.ReadAllText(Path.Combine(Out, file));

    /// <summary>Puts a copy of the result into the folder of a test, as <c>out</c>, and the signer among the keys that its user knows.</summary>
    public void CopyTo(Cli test)
    {
        Copy(Out, test.At("out"));
        Copy(Path.Combine(folder, "config"), test.At("config"));
    }

    private static AssessedSample Assess(string name, Language language)
    {
        var cli = new Cli();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cli.Dispose();
        return new AssessedSample(cli.Folder, cli.Gnomon(Stopped, "assess", Card(name), "--out", cli.At("out"), "--lang", language.Code()));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
