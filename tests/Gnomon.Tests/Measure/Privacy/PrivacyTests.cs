using Gnomon.Measure.Privacy;
using Gnomon.Measure.Statistics;
using Gnomon.Tests.Columns;
using Gnomon.Tests.Measure.Kinds;

namespace Gnomon.Tests.Measure.Privacy;

public sealed class PrivacyTests : IDisposable
{
    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    // Machanavajjhala, Kifer, Gehrke and Venkitasubramaniam (2007), ACM TKDD 1(1):3: the 4-anonymous table of figure 2 and the 3-diverse table of figure 3.
    [Theory]
    [InlineData("130**,<30,Heart;130**,<30,Heart;130**,<30,Viral;130**,<30,Viral;1485*,>=40,Cancer;1485*,>=40,Heart;1485*,>=40,Viral;1485*,>=40,Viral;130**,3*,Cancer;130**,3*,Cancer;130**,3*,Cancer;130**,3*,Cancer", 4, 1, 4 / 12.0, 7 / 12.0)]
    [InlineData("1305*,<=40,Heart;1305*,<=40,Viral;1305*,<=40,Cancer;1305*,<=40,Cancer;1485*,>40,Cancer;1485*,>40,Heart;1485*,>40,Viral;1485*,>40,Viral;1306*,<=40,Heart;1306*,<=40,Viral;1306*,<=40,Cancer;1306*,<=40,Cancer", 4, 3, 0, 1 / 6.0)]
    public void The_tables_of_the_papers_have_the_anonymity_and_diversity_that_they_say(string rows, double k, double l, double revealed, double t)
    {
        folder.With("a.csv", "zip,age,illness\n" + rows.Replace(';', '\n') + "\n");
        var figures = CardFigures.Of(folder, "kind: privacy\ndata: a.csv\nquasi-identifiers: { zip: zip, age: age }\nsensitive: illness");
        const string Both = "columns=zip, age";
        Assert.Equal(k, figures.Known("privacy.k_anonymity", at: Both).Point);
        Assert.Equal(l, figures.Known("privacy.l_diversity", at: Both).Point);
        Assert.Equal(revealed, figures.Known("privacy.revealed", at: Both).Point, 1e-15);
        Assert.Equal(t, figures.Known("privacy.t_closeness", at: Both).Point, 1e-15);
        Assert.Equal("exact", figures.Known("privacy.k_anonymity", at: Both).Method);
        Assert.Equal(3, figures.Count(f => f.Id is "privacy.k_anonymity"));
    }

    [Fact]
    public void A_missing_value_is_a_value_and_classes_are_those_of_going_through_the_rows()
    {
        folder.With("a.csv", "g,h\na,1\na,1\nb,\nb,2\n,3\n");
        var figures = CardFigures.Of(folder, "kind: privacy\ndata: a.csv\nquasi-identifiers: { g: g, h: h }");
        Assert.Equal((1.0, 0.2, 0.6), (figures.Known("privacy.k_anonymity", at: "columns=g").Point, figures.Known("privacy.uniqueness", at: "columns=g").Point, figures.Known("privacy.reidentification_risk", at: "columns=g").Point));
        Assert.Equal(0.6, figures.Known("privacy.uniqueness", at: "columns=g, h").Point);
        Assert.DoesNotContain(figures, f => f.Id is "privacy.l_diversity");
    }

    [Fact]
    public void Personal_data_are_counted_by_column_and_no_value_is_printed()
    {
        folder.With("a.csv", """
            contact,number,other
            an@example.org,4111 1111 1111 1111,+84 91 234 56 78
            DE89 3704 0044 0532 0130 00,GB82WEST12345698765432,1 84 12 76 451 089 46
            AB123456C,079201001234,+33 6 12 34 56 78
            hello,4111111111111112,0912345678
            ,2 69 05 49 588 157 80,FR1420041010050500013M02606
            GB123456A,,1234

            """.ReplaceLineEndings("\n"));
        var counted = CardFigures.Count(folder, "kind: privacy\ndata: a.csv\npersonal-data: true").Value;
        var figures = CardFigures.Of(folder, "kind: privacy\ndata: a.csv\npersonal-data: true");
        double Valid(string column, string kind) => figures.Known("privacy.personal_data", at: $"column={column}, kind={kind}").Point;
        double Form(string column, string kind) => figures.Known("privacy.personal_data_form", at: $"column={column}, kind={kind}").Point;
        Assert.Equal(3, figures.Known("privacy.personal_columns").Point);
        Assert.Equal((1.0, 1.0), (Valid("contact", "email"), Valid("contact", "iban")));
        Assert.Equal((1.0, 2.0), (Valid("contact", "nino"), Form("contact", "nino")));
        // The number that fails Luhn's check has the form and no more.
        Assert.Equal((1.0, 1.0, 1.0, 1.0), (Valid("number", "card"), Valid("number", "cccd"), Valid("number", "iban"), Valid("number", "nir")));
        Assert.True(Form("number", "card") > Valid("number", "card"));
        Assert.Equal((2.0, 2.0, 1.0, 1.0), (Valid("other", "phone"), Valid("other", "vn-phone"), Valid("other", "nir"), Valid("other", "iban")));
        var written = System.Text.Encoding.UTF8.GetString(Gnomon.Columns.TableJson.Write(counted.Counts.Tables[0])) + System.Text.Encoding.UTF8.GetString(Gnomon.Measure.MeasurementsJson.ToBytes(figures));
        Assert.All((string[])["4111", "example.org", "3704", "AB123456", "079201", "WEST", "588"], value => Assert.DoesNotContain(value, written, StringComparison.Ordinal));
    }

    // Test numbers that issuers and standards publish: ISO 13616's examples, Luhn test cards, the NIR of Insee's own page with key and one with another key, HMRC's example.
    [Theory]
    [InlineData("iban", "FR14 2004 1010 0505 0001 3M02 606", true)]
    [InlineData("iban", "FR14 2004 1010 0505 0001 3M02 607", false)]
    [InlineData("iban", "MT84MALT011000012345MTLCAST001S", true)]
    [InlineData("iban", "NO9386011117947", true)]
    [InlineData("card", "5500 0000 0000 0004", true)]
    [InlineData("card", "340000000000009", true)]
    [InlineData("card", "6011000000000005", false)]
    [InlineData("nir", "2 55 08 14 168 025 38", true)]
    [InlineData("nir", "2 55 08 14 168 025 39", false)]
    [InlineData("nir", "1 85 05 2A 004 032 50", true)]
    [InlineData("nino", "QQ123456C", false)]
    [InlineData("nino", "AB 12 34 56 C", true)]
    [InlineData("cccd", "001095012345", true)]
    [InlineData("cccd", "003095012345", false)]
    [InlineData("vn-phone", "0612345678", false)]
    [InlineData("vn-phone", "+84 (0)912345678", false)]
    [InlineData("vn-phone", "090.123.4567", true)]
    [InlineData("email", "a@b", false)]
    [InlineData("email", "text with nguyen.van-a+x@mail.example.vn inside", true)]
    public void Validators_take_what_is_published_and_refuse_what_is_altered(string kind, string value, bool valid)
    {
        folder.With("a.csv", $"v\n\"{value}\"\nplain\n");
        var figures = CardFigures.Of(folder, "kind: privacy\ndata: a.csv\npersonal-data: true");
        var found = figures.Where(f => f.Id is "privacy.personal_data" && f.At!.ToString() == $"column=v, kind={kind}").Select(f => ((MeasuredValue.Known)f.Value).Estimate.Point).SingleOrDefault();
        Assert.Equal(valid ? 1 : 0, found);
    }

    [Theory]
    [InlineData("Họ và tên", "name")]
    [InlineData("ngay_sinh", "date-of-birth")]
    [InlineData("DateOfBirth", "date-of-birth")]
    [InlineData("Prénom du client", "name")]
    [InlineData("số CCCD", "identity-number")]
    [InlineData("customer-email", "email")]
    [InlineData("attendance", null)]
    [InlineData("score", null)]
    public void Titles_tell_in_three_languages(string title, string? kind) => Assert.Equal(kind, TellingTitles.Of(title).FirstOrDefault());

    [Fact]
    public void Membership_is_told_by_the_confidence_and_better_by_the_ratio_to_models_that_never_saw_the_row()
    {
        folder.WithParquet("a.parquet", """
            SELECT i % 2 = 0 AS member, 1 / (1 + exp(-(d + e + CASE WHEN i % 2 = 0 THEN 1.0 ELSE 0.0 END))) AS c, 1 / (1 + exp(-d)) AS r
            FROM (SELECT i, ((hash(i * 3) % 2001)::INT - 1000) / 250.0 AS d, ((hash(i * 5 + 1) % 2001)::INT - 1000) / 1000.0 AS e FROM range(8000) t(i))
            """);
        var figures = CardFigures.Of(folder, "kind: privacy\ndata: a.parquet\nmember: member\nconfidence: c\nreferences: r");
        var (threshold, ratio) = (figures.Known("privacy.membership_auc", at: "attack=threshold"), figures.Known("privacy.membership_auc", at: "attack=likelihood ratio"));
        Assert.InRange(threshold.Point, 0.52, 0.65);
        // The difference of two uniforms on [-1, 1] is triangular on [-2, 2]: the chance that it is below 1 is 7/8.
        Assert.InRange(0.875, ratio.Low.Number, ratio.High.Number);
        Assert.True(ratio.Low.Number > threshold.High.Number);
        // 1 + U > the 99th percentile of U, 0.98: half of (2 - 0.98) is 0.51.
        var hits = figures.Known("privacy.membership_tpr_at_1_percent", at: "attack=likelihood ratio");
        Assert.InRange(0.51, hits.Low.Number, hits.High.Number);
        Assert.Equal(4000, figures.Known("privacy.members", at: "attack=threshold").Point);
    }

    [Fact]
    public void Too_few_others_and_scores_outside_are_unknown()
    {
        folder.With("a.csv", "m,c\ntrue,0.9\nfalse,0.2\nfalse,0.3\ntrue,0.8\n");
        var few = CardFigures.Of(folder, "kind: privacy\ndata: a.csv\nmember: m\nconfidence: c");
        Assert.Equal(UnknownCause.TooFew, few.NotKnown("privacy.membership_tpr_at_1_percent", at: "attack=threshold").Cause);
        Assert.Equal((1.0, true), (few.Known("privacy.membership_auc", at: "attack=threshold").Point, few.Known("privacy.membership_auc", at: "attack=threshold").Low.Number < 0.6));
        folder.With("a.csv", "m,c\ntrue,0.9\nfalse,1.2\nfalse,nan\ntrue,0.8\n");
        Assert.Equal(UnknownCause.Undecided, CardFigures.Of(folder, "kind: privacy\ndata: a.csv\nmember: m\nconfidence: c").NotKnown("privacy.membership_auc", at: "attack=threshold").Cause);
    }

    // Scores of others normal at 0 and of members at 1: beyond the 99th percentile 2.3263 lie 9.238 % of members. 300 draws, three standard errors below 95 %.
    [Fact]
    public void The_interval_at_a_false_positive_rate_holds_the_truth()
    {
        var random = Pcg32.For(2026, "hits");
        double Normal() => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Math.Max(random.NextDouble(), 1e-300));
        var held = Enumerable.Range(0, 300).Count(_ =>
        {
            var counts = Enumerable.Range(0, 400).Select(_ => new ScoredCount(Math.Round(1 + Normal(), 3), 1, 0)).Concat(Enumerable.Range(0, 600).Select(_ => new ScoredCount(Math.Round(Normal(), 3), 0, 1)));
            return new MembershipScores([.. counts.GroupBy(c => c.Score).Select(g => new ScoredCount(g.Key, g.Sum(c => c.Positives), g.Sum(c => c.Negatives)))]).HitsAt(0.01).Limits.Contains(0.09238);
        });
        Assert.True(held >= 274, $"{held} of 300");
    }
}
