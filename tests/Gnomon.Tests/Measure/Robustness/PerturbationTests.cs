using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Gnomon.Endpoint;
using Gnomon.Measure.Robustness.Perturbations;
using Gnomon.Measure.Statistics;

namespace Gnomon.Tests.Measure.Robustness;

public class PerturbationTests
{
    private static readonly ProbeColumn Numbers = new("n", new TensorInput("n", "FP64", ["n"], false, "-1"), [.. Enumerable.Range(0, 101).Select(i => i.ToString(CultureInfo.InvariantCulture))]);
    private static readonly ProbeColumn Words = new("w", new TensorInput("w", "BYTES", ["w"], false, null), ["a", "a", "a", "b", "c"]);

    [Theory]
    [InlineData("Đặng Thị Hường", "Dang Thi Huong")]
    [InlineData("Nguyễn Văn Ướt, quận Bình Thạnh", "Nguyen Van Uot, quan Binh Thanh")]
    [InlineData("ĐÀ NẴNG", "DA NANG")]
    [InlineData("Côte d’Ivoire", "Cote d’Ivoire")]
    [InlineData("Hanoi 10000", "Hanoi 10000")]
    public void Vietnamese_loses_its_marks_in_either_unicode_form(string text, string expected)
    {
        Assert.Equal(expected, WithoutDiacritics.Strip(text.Normalize(NormalizationForm.FormC)));
        Assert.Equal(expected, WithoutDiacritics.Strip(text.Normalize(NormalizationForm.FormD)));
    }

    [Fact]
    public void The_other_unicode_form_looks_the_same_and_is_other_bytes()
    {
        var other = new UnicodeForm().Apply("Huế", 1, Words, Pcg32.For(1, "x"))!;
        Assert.NotEqual("Huế", other, StringComparer.Ordinal);
        Assert.Equal("Huế".Normalize(NormalizationForm.FormC), other.Normalize(NormalizationForm.FormC), StringComparer.Ordinal);
        Assert.Equal("Huế".Normalize(NormalizationForm.FormC), new UnicodeForm().Apply(other, 1, Words, Pcg32.For(1, "x")), StringComparer.Ordinal);
    }

    [Fact]
    public void Noise_has_the_spread_that_was_asked_for_and_no_drift()
    {
        var changes = Enumerable.Range(0, 4000).Select(i => double.Parse(new NumericNoise().Apply("50", 0.1, Numbers, Pcg32.For(1, $"{i}"))!, CultureInfo.InvariantCulture) - 50).ToArray();
        var wanted = 0.1 * Numbers.Spread;
        Assert.InRange(changes.Average(), -4 * wanted / Math.Sqrt(4000), 4 * wanted / Math.Sqrt(4000));
        Assert.InRange(Math.Sqrt(changes.Average(c => c * c)) / wanted, 0.95, 1.05);
    }

    [Fact]
    public void Whole_numbers_stay_whole_and_rounding_goes_to_the_step()
    {
        var whole = Numbers with { Input = Numbers.Input with { Datatype = "INT64" } };
        Assert.All(Enumerable.Range(0, 50), i => Assert.True(long.TryParse(new NumericNoise().Apply("50", 0.3, whole, Pcg32.For(1, $"{i}")), CultureInfo.InvariantCulture, out _)));
        var step = 0.5 * Numbers.Spread;
        Assert.Equal(Math.Round(50 / step) * step, double.Parse(new Rounding().Apply("50", 0.5, Numbers, Pcg32.For(1, "x"))!, CultureInfo.InvariantCulture), 1e-9);
    }

    [Fact]
    public void A_swap_is_another_value_as_often_as_it_stands_in_the_column()
    {
        var swapped = Enumerable.Range(0, 3000).Select(i => new CategorySwap().Apply("b", 1, Words, Pcg32.For(1, $"{i}"))!).ToArray();
        Assert.DoesNotContain("b", swapped);
        Assert.InRange(swapped.Count(s => s is "a") / 3000.0, 0.72, 0.78);
        Assert.Equal("a", new CategorySwap().Apply("a", 1, new ProbeColumn("w", Words.Input, ["a", "a"]), Pcg32.For(1, "x")));
    }

    [Fact]
    public void A_share_of_values_is_hit_as_large_as_the_strength()
    {
        Assert.InRange(Enumerable.Range(0, 4000).Count(i => new MissingValue().Apply("a", 0.2, Words, Pcg32.For(1, $"{i}")) is null) / 4000.0, 0.18, 0.22);
        Assert.InRange(Enumerable.Range(0, 4000).Count(i => new CategorySwap().Apply("a", 0.2, Words, Pcg32.For(1, $"{i}")) is not "a") / 4000.0, 0.18, 0.22);
    }

    [Fact]
    public void Typos_change_a_little_and_never_throw_whatever_the_text()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var typed = new Typo().Apply(text.Get, 0.05, Words, Pcg32.For(1, text.Get));
            var letters = new StringInfo(text.Get).LengthInTextElements;
            return typed is not null && (text.Get.Length == 0 ? typed.Length == 0 : Math.Abs(new StringInfo(typed).LengthInTextElements - letters) <= Math.Max(1, letters));
        }).QuickCheckThrowOnFailure();
        Assert.All(Enumerable.Range(0, 20), i => Assert.NotEqual("xyz", new Typo().Apply("xyz", 0.05, Words, Pcg32.For(1, $"{i}"))));
    }

    [Fact]
    public void The_same_numbers_give_the_same_change() => Assert.All(Perturbation.All, p =>
        Assert.Equal(p.Apply("12", 0.5, p.Fits(Numbers) ? Numbers : Words, Pcg32.For(9, "same")), p.Apply("12", 0.5, p.Fits(Numbers) ? Numbers : Words, Pcg32.For(9, "same"))));

    [Fact]
    public void Every_perturbation_stands_on_the_page()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "measures", "robustness.md"));
        Assert.All(Perturbation.All, p => Assert.Contains($"| {p.Name} |", page, StringComparison.Ordinal));
    }
}
