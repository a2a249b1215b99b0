using System.Runtime.CompilerServices;
using Gnomon.Plan;
using Gnomon.Tests.Describe;

namespace Gnomon.Tests.Plan;

/// <summary>Every bad profile beside its golden message: Plan/Profiles/bad/X.yaml and Goldens/Plan/X.txt.</summary>
public sealed class ProfileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gnomon-profile-").FullName;

    public static TheoryData<string> Bad => [.. Directory.EnumerateFiles(Path.Combine(Profiles(), "bad"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    internal static Profile FourFifths => ProfileReader.Read("four-fifths", Profiles(), Path.Combine(Profiles(), "good")).Value;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_profile_says_what_is_wrong(string name) => Match(name, $"bad/{name}.yaml", Profiles());

    [Theory]
    [InlineData("missing", "./bars.yaml")]
    [InlineData("not-shipped", "four-fiths")]
    [InlineData("outside", "../bars.yaml")]
    [InlineData("absolute", "/etc/bars.yaml")]
    public void A_profile_that_cannot_be_found_says_why(string golden, string name) => Match(golden, name, folder);

    [Fact]
    public void A_link_out_of_the_card_folder_is_refused()
    {
        File.CreateSymbolicLink(Path.Combine(folder, "bars.yaml"), Path.Combine(Profiles(), "good", "four-fifths.yaml"));
        Match("link-outside", "bars.yaml", folder);
    }

    [Fact]
    public void A_profile_is_read_whole()
    {
        var profile = FourFifths;
        Assert.Equal(("four-fifths", "US EEOC Uniform Guidelines, 29 CFR 1607.4(D)", 30, 5), (profile.Name, profile.Owner, profile.MinimumSize, profile.PublishSize));
        var first = profile.Criteria[0];
        Assert.Equal(("bias-examination", "fairness.selection_rate.ratio", BarSide.AtLeast, 0.8), (first.Id, first.Measure, first.Side, first.Bar));
        Assert.Equal("sex", Assert.Single(first.By!));
        Assert.Equal((0.02, true, "count, rate"), (first.LeaveOut!.ShareBelow, first.LeaveOut.Optional, string.Join(", ", first.LeaveOut.StillShow)));
        var second = profile.Criteria[1];
        Assert.Equal((BarSide.AtMost, 0.1), (second.Side, second.Bar));
        Assert.Null(second.By);
        Assert.Null(second.LeaveOut);
    }

    [Fact]
    public void The_schema_fits_what_is_read_and_refuses_what_is_not()
    {
        var schema = ProfileSchema.Write();
        Golden.Match("../../../docs/reference/schemas/profile.schema.json", schema);
        Assert.Empty(AsEditorsRead.Faults(schema, FourFifths.File.Root));
        foreach (var name in Bad.Select(row => row.Data))
        {
            var file = Gnomon.Describe.Yaml.YamlFile.Read(Path.Combine(Profiles(), "bad", name + ".yaml"), name, ExitCode.Profile);

            // A schema knows no pairs of keys: a bar's range hangs on the metric, and of two bars one must go.
            if (name is not ("bar-outside-its-range" or "two-bars-or-none" or "empty-owner"))
                Assert.True(AsEditorsRead.Faults(schema, file.Value.Root).Count > 0, name);
        }
    }

    private static string Profiles([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Profiles");

    private static void Match(string golden, string name, string cardFolder)
    {
        var profile = ProfileReader.Read(name, cardFolder, Path.Combine(Profiles(), "good"));
        Assert.False(profile.IsGood);
        Assert.All(profile.Problems, p => Assert.Equal(ExitCode.Profile, p.Exit));
        Golden.Match($"Plan/{golden}.txt", Some.Messages(profile.Problems, cardFolder));
    }
}
