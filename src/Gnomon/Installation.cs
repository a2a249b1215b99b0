namespace Gnomon;

/// <summary>Where the law and the bars that are shipped with Gnomon lie.</summary>
/// <param name="Packs">The folder of packs, with <c>facts.yaml</c>.</param>
/// <param name="Profiles">The folder of profiles.</param>
public sealed record Installation(string Packs, string Profiles)
{
    /// <summary>The version of Gnomon, as plans name it.</summary>
    public static string Version { get; } = typeof(Installation).Assembly.GetName().Version!.ToString(fieldCount: 3);

    /// <summary>The list of laws that no pack examines.</summary>
    public string NotExamined => Path.Combine(Packs, "not-examined.yaml");

    /// <summary>Looks from the program's folder upwards for <c>packs/facts.yaml</c>.</summary>
    public static Checked<Installation> Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var packs = Path.Combine(folder.FullName, "packs");
            if (File.Exists(Path.Combine(packs, "facts.yaml")))
                return Checked.Good(new Installation(packs, Path.Combine(folder.FullName, "profiles")));
        }

        return Checked.Bad<Installation>(new Problem(
            ExitCode.Environment,
            $"no folder above {AppContext.BaseDirectory} holds packs/facts.yaml",
            "run Gnomon by the `gnomon` command of its own folder"));
    }
}
