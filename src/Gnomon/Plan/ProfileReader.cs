using Gnomon.Describe;
using Gnomon.Describe.Shapes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Plan;

/// <summary>Reads profiles: typed by the schema, all that is wrong at once.</summary>
public static class ProfileReader
{
    /// <summary>Reads a profile.</summary>
    /// <param name="name">A shipped profile's name (no '/' and no '.'), or a path below the card's folder.</param>
    /// <param name="cardFolder">The folder of the card.</param>
    /// <param name="profilesFolder">The folder of the shipped profiles.</param>
    /// <returns>The profile, or every problem in the order of lines, each with <see cref="ExitCode.Profile"/>.</returns>
    public static Checked<Profile> Read(string name, string cardFolder, string profilesFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(cardFolder);
        ArgumentException.ThrowIfNullOrEmpty(profilesFolder);
        return ProfileNameShape.IsShipped(name) ? Shipped(name, profilesFolder) : Below(CardFolder.At(cardFolder), name);
    }

    /// <summary>Types a profile that was read already.</summary>
    internal static Checked<Profile> FromYaml(YamlFile file)
    {
        var problems = new List<Problem>();
        return ProfileShape.Of().TryRead(file.Root, new Place(file.Name, ExitCode.Profile, problems), out var profile)
            ? Checked.Good(profile(file))
            : Checked.Bad<Profile>([.. problems.OrderBy(p => p.Line)]);
    }

    private static Checked<Profile> Shipped(string name, string folder)
    {
        var path = Path.Combine(folder, name + ".yaml");
        return File.Exists(path) ? ReadFile(path, $"profiles/{name}.yaml") : Checked.Bad<Profile>(NoSuch(name, folder));
    }

    private static Checked<Profile> Below(CardFolder folder, string name)
    {
        var probe = new List<Problem>();
        var scalar = new YamlScalar(name, Quoted: true, Line: 1, Column: 1, Start: 0, End: 0);
        return new PathShape(folder, "a path below the card's folder").TryRead(scalar, new Place(name, ExitCode.Profile, probe), out _)
            ? ReadFile(Path.Combine(folder.Path, name), name)
            : Checked.Bad<Profile>([.. probe.Select(p => p with { Line = null })]);
    }

    private static Checked<Profile> ReadFile(string path, string name) =>
        YamlFile.Read(path, name, ExitCode.Profile).TryGet(out var file, out var problems) ? FromYaml(file) : Checked.Bad<Profile>(problems);

    private static Problem NoSuch(string name, string folder)
    {
        string[] shipped = Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)]
            : [];
        var known = shipped.Length > 0 ? Found.Choice(shipped) : "one of the shipped profiles";
        return new Problem(
            ExitCode.Profile,
            $"there is no shipped profile '{name}'; {known} was expected",
            NearestWord.Remedy(name, shipped, "name a shipped profile, or a file below the card's folder, such as ./my-profile.yaml"))
        { Key = "profile" };
    }
}
