using Gnomon.Law;

namespace Gnomon;

/// <summary>Where the law and the bars that are shipped with Gnomon lie.</summary>
/// <param name="Packs">The folder of packs, with <c>facts.yaml</c>.</param>
/// <param name="Profiles">The folder of profiles.</param>
public sealed record Installation(string Packs, string Profiles)
{
    /// <summary>The version of Gnomon, as plans name it.</summary>
    public static string Version { get; } = typeof(Installation).Assembly.GetName().Version!.ToString(fieldCount: 3);

    /// <summary>Folders of packs of the user's own, beside those in <see cref="Packs"/>; one of the same name takes the other's place.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>Who signed the packs that came in bundles, by the name of their folder, which is the pack's id.</summary>
    public IReadOnlyDictionary<string, PackSigner> Signers { get; init; } = new Dictionary<string, PackSigner>(StringComparer.Ordinal);

    /// <summary>The folder of packs that Gnomon came with, also where <see cref="Packs"/> is another.</summary>
    public string Shipped { get; init; } = Packs;

    /// <summary>Where what the packs' files parsed to is kept between runs; null for nowhere.</summary>
    public string? Cache { get; init; }

    /// <summary>The list of laws that no pack examines.</summary>
    public string NotExamined => File.Exists(Path.Combine(Packs, NotExaminedFile)) ? Path.Combine(Packs, NotExaminedFile) : Path.Combine(Shipped, NotExaminedFile);

    private const string NotExaminedFile = "not-examined.yaml";

    /// <summary>
    /// The same with packs of the user's own. A folder with a <c>pack.yaml</c> is one pack, and bears its id; a folder of packs without questions of its own is
    /// added to the shipped packs; a folder of packs with <c>facts*.yaml</c> stands by itself and takes their place; a file is a signed bundle of one pack.
    /// </summary>
    /// <param name="folders">The folders and bundles, as the user named them.</param>
    /// <returns>The installation, or every folder that holds no pack and every bundle that cannot be used.</returns>
    public Checked<Installation> With(IReadOnlyList<string> folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var (whole, added, problems) = (Packs, new List<string>(), new List<Problem>());
        var signers = new Dictionary<string, PackSigner>(Signers, StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            if (File.Exists(folder))
            {
                if (!UnpackedBundle.Of(folder).TryGet(out var bundle, out var found))
                {
                    problems.AddRange(found);
                    continue;
                }

                added.Add(bundle.Folder);
                signers[Path.GetFileName(bundle.Folder)] = bundle.Signer;
                continue;
            }

            if (!OwnPacks.In(folder).TryGet(out var own, out var wrong))
                problems.AddRange(wrong);
            else if (own.IsWhole)
                whole = own.Folder;
            else
                added.AddRange(own.Packs);
        }

        foreach (var same in added.GroupBy(Path.GetFileName, StringComparer.Ordinal).Where(g => g.Distinct(StringComparer.Ordinal).Count() > 1))
            problems.Add(new Problem(ExitCode.Pack, $"two folders of packs bear the name '{same.Key}'; the other is {same.First(f => !string.Equals(f, same.Last(), StringComparison.Ordinal))}", "name one of them") { File = same.Last() });
        added = [.. added.Distinct(StringComparer.Ordinal)];
        return problems.Count > 0 ? Checked.Bad<Installation>(problems) : Checked.Good(this with { Packs = whole, Added = added, Signers = signers });
    }

    /// <summary>Looks from the program's folder upwards for <c>packs/facts.yaml</c>.</summary>
    /// <param name="own">Packs of the user's own to add, as <see cref="With"/> takes them; null for none.</param>
    public static Checked<Installation> Find(IReadOnlyList<string>? own = null)
    {
        var found = OfProgram();
        return found.IsGood && own is { Count: > 0 } ? found.Value.With(own) : found;
    }

    private static Checked<Installation> OfProgram()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var packs = Path.Combine(folder.FullName, "packs");
            if (File.Exists(Path.Combine(packs, "facts.yaml")))
                return Checked.Good(new Installation(packs, Path.Combine(folder.FullName, "profiles")) { Cache = Evidence.UserFolders.Cache });
        }

        return Checked.Bad<Installation>(new Problem(
            ExitCode.Environment,
            $"no folder above {AppContext.BaseDirectory} holds packs/facts.yaml",
            "run Gnomon by the `gnomon` command of its own folder"));
    }
}
